"""The bilingual view: ``?with=en`` at the address of a page shows both languages."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.models import Page, TranslatableMixin

from cms.core import languages, reader_notices
from cms.core.visibility import visible_pages

from ..engine.models import Translation
from ..models import Basis
from ..states import state_of
from .bilingual import pairs
from .notice import Notice

PARAMETER = "with"


def serve_side_by_side(page: Page, request: HttpRequest, args, kwargs) -> HttpResponse | None:
    """For the hook ``before_serve_page``. Pages that answer for other content below their address do it themselves."""
    if args or getattr(request, "fallback", None):
        return None
    return side_by_side(request, page.specific, page)


def side_by_side(request: HttpRequest, row: TranslatableMixin, page: Page) -> HttpResponse | None:
    """Both languages of a live row; None where the request does not ask for it or there is nothing to pair."""
    code = request.GET.get(PARAMETER, "")
    other = _visible_in(row, code) if code in dict(languages.LANGUAGES) else None
    if other is None or other.locale_id == row.locale_id:
        return None
    mine, its = state_of(row), state_of(other)
    if not (mine.is_original or its.is_original):
        return None
    original, translation, state = (row, other, its) if mine.is_original else (other, row, mine)
    engine = Translation.objects.filter(pk=state.translation_id).select_related("source").first()
    if engine is None or engine.source.locale_id != original.locale_id:
        return None  # written by hand, or from a third language: nobody knows which paragraph is which
    basis = Basis.objects.filter(translation=engine, revision_id=state.revision_id).first()
    found = pairs(engine.source, translation, basis)
    if found is None:
        return None
    context = {
        **reader_notices.told_about(translation),
        "told": {},  # each pair says it of itself
        "translation_notice": Notice(state, beside=True),
        "page": page,
        "row": row,
        "other": other,
        "pairs": found,
        "original_first": row == original,
        "original": original,
        "translation": translation,
    }
    response = TemplateResponse(request, "translations/reading/side_by_side.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _visible_in(row, code):
    rows = visible_pages() if isinstance(row, Page) else type(row)._default_manager.visible()
    found = (
        rows.filter(translation_key=row.translation_key, locale__language_code=code).select_related("locale").first()
    )
    return found.specific if isinstance(found, Page) else found
