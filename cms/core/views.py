"""Serving pages; and what to show for addresses that lead nowhere and for the day something breaks."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers
from wagtail import views as wagtail_views
from wagtail.models import Locale
from wagtail.wagtail_hooks import check_view_restrictions

from . import languages
from .fallback import Elsewhere
from .middleware import language_of
from .not_found import elsewhere, is_file
from .routing import route
from .sites import open_languages


def serve(request, path) -> HttpResponse:
    """Wagtail's own view, with the page looked up by us: Wagtail keeps what it routed on the request and so do we.

    Nothing answers for a page before its restrictions were asked.
    """
    try:
        request._wagtail_route_for_request = route(request, path)
    except Http404:
        request._wagtail_route_for_request = None
    except Elsewhere as translated:  # for now: the translation may go, and then the original answers here again
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(f"{translated.address}?{query}" if query else translated.address)
    found = request._wagtail_route_for_request
    if found is None:
        return wagtail_views.serve(request, path)
    # Wagtail asks when it serves the page; what answers before that (``before_serve_page``) would answer everybody.
    admitted = check_view_restrictions(lambda *asked: wagtail_views.serve(request, path))
    return admitted(found.page, request, found.args, found.kwargs)


def not_found(request, exception=None) -> HttpResponse:
    """404 with the languages that have the address, and ways on.

    In the language of the address; without one in the best for the reader, which caches are told of.
    """
    own = language_of(request.path_info)
    language = own or languages.best_for(request.headers.get("Accept-Language", ""), open_languages())
    with translation.override(language):
        response = render(request, "404.html", _on_not_found(request, language), status=404)
    response.headers["Content-Language"] = language
    if own is None:
        patch_vary_headers(response, ["Accept-Language"])
    return response


def _on_not_found(request, language) -> dict:
    versions = elsewhere(request)
    is_open = language in open_languages()
    asked = Locale.objects.filter(language_code=language if is_open else languages.SOURCE)
    locale = None if is_file(request) else asked.first()
    return {
        "elsewhere": versions,
        "content_addresses": {entry.language: entry.url for entry in versions} or None,
        "language_is_open": is_open,
        "own_search": True,  # the search stands in the page itself, so the header has none
        "locale_id": locale and locale.pk,
    }


def server_error(request) -> HttpResponse:
    """500 in the language of the address. Uses no database, session or context processor."""
    language = language_of(request.path_info) or languages.SOURCE
    with translation.override(language):
        context = {"language": language, "direction": languages.direction(language)}
        return HttpResponse(render_to_string("500.html", context), status=500)
