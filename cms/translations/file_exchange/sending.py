"""Views that give files out."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.models import Locale

from ..engine.models import Translation
from . import rights
from .collecting import collect, is_open
from .files import TYPES, WRITERS, name_of, write_zip


def one(request, translation_id: int, form: str = "po"):
    """One translation as a file."""
    translation = get_object_or_404(_translations(), pk=translation_id)
    if not rights.open_to(request.user, [translation]):
        raise PermissionDenied
    document = next(collect([translation]))
    return _attachment(_writer(form)(document), TYPES[form], name_of(document, form))


def language(request, code: str, form: str):
    """Everything in one language that this person may edit, as a zip."""
    locale = get_object_or_404(rights.languages(request.user), language_code=code)
    left_out = []
    return _zip(_editable(request.user, left_out, locale), form, f"translations-{code}", left_out)


def waiting(request, form: str):
    """Everything that waits for this person, in all their languages, as a zip."""
    left_out = []
    documents = _editable(request.user, left_out, *rights.languages(request.user))
    return _zip((document for document in documents if is_open(document)), form, "translations-to-do", left_out)


def _translations():
    related = ("source__locale", "source__specific_content_type", "target_locale")
    return Translation.objects.filter(enabled=True).select_related(*related)


def _editable(user, left_out: list, *locales: Locale):
    rows = list(
        _translations().filter(target_locale__in=locales).order_by("target_locale", "source__object_repr", "pk")
    )
    mine = rights.open_to(user, rows)
    return collect((row for row in rows if row.pk in mine), left_out)


def _writer(form):
    if form not in WRITERS:
        raise Http404(_("Files are written as PO or XLIFF."))
    return WRITERS[form]


def _zip(documents, form, name, left_out):
    _writer(form)
    return _attachment(write_zip(documents, form, left_out), "application/zip", f"{name}.zip")


def _attachment(content, kind, name):
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
