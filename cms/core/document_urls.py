"""Documents at their addresses. Theirs are the only ones: no file of a document is served from the media folder."""

import posixpath

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.views.static import serve as serve_file
from wagtail import hooks
from wagtail.documents import get_document_model

from . import ranges


def document(request, document_id, document_filename) -> HttpResponse:
    """The document, in parts where they are asked for. An address with a name that its file had before leads on."""
    try:
        return ranges.document(request, document_id, document_filename)
    except Http404:
        former = get_document_model().objects.filter(pk=document_id, former_names__name=document_filename)
        found = former.select_related("collection").first()
        if found is None or found.filename == document_filename:
            raise
        return _refused(found, request) or _led_to(found)


def _refused(found, request) -> HttpResponse | None:
    """The name of a private document is told to nobody who may not have it."""
    answers = (ask(found, request) for ask in hooks.get_hooks("before_serve_document"))
    answer = next((answer for answer in answers if isinstance(answer, HttpResponse)), None)
    if answer is not None:
        add_never_cache_headers(answer)
    return answer


def _led_to(found) -> HttpResponse:
    """For good; but a browser that never asks again would go in circles once the old name returned."""
    return HttpResponsePermanentRedirect(found.url, headers={"Cache-Control": "private, no-cache"})


def media(request, path, document_root) -> HttpResponseBase:
    """A file of the media folder, on one's own computer. No document, and no way there by ``..`` or ``//``."""
    if path != posixpath.normpath(path).lstrip("/") or path.casefold().startswith("documents/"):
        raise Http404
    return serve_file(request, path, document_root=document_root)
