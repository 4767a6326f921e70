"""From an address to its page with two queries, instead of two for each part of the address.

Where the reader's language has no page, the original answers at the same address (``fallback``).
"""

from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.utils import translation
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .engine import Translation, TranslationSource
from .fallback import Elsewhere, Fallback
from .originals import extracted_from
from .sites import address_of, home_path, home_paths, site_of
from .visibility import placeholder, restricted, visible_pages

DEEPEST = 12  # parts of an address that are looked up; ours have three


def route(request: Any, path: str) -> RouteResult:
    """The deepest page whose address begins the path, asked to answer the rest of it.

    The language is the active one. Where it has no live page, the original is asked and ``request.fallback`` says so.
    A language without a home page has no pages at all, so that another language is never served under its address.
    Raises Http404, or Elsewhere where the page has a translation at another address.
    """
    request.fallback = None
    language = translation.get_language()
    site = site_of(request)
    home = site and home_path(site, language)
    if not home:
        raise Http404
    parts = [part for part in path.split("/") if part]
    asked = places(home, parts)
    here = _rows(asked).order_by("-depth").first()
    if here is None:
        raise Http404
    here.rest = asked[here.url_path]
    try:
        return _answer(request, here)
    except Http404:
        return _route_original(request, here, home_paths(site), parts, asked=asked)


def places(start: str, parts: list[str]) -> dict[str, list[str]]:
    """Tree addresses that begin a path below ``start``, each with the parts that are left of the path."""
    ends = range(min(len(parts), DEEPEST) + 1)
    return {start + "".join(f"{part}/" for part in parts[:end]): parts[end:] for end in ends}


def _rows(asked: dict) -> QuerySet:
    """Rows at tree addresses. Aliases are no pages here, whoever made them."""
    rows = Page.objects.filter(url_path__in=asked, alias_of__isnull=True).select_related("locale")
    is_placeholder = ExpressionWrapper(placeholder(), output_field=BooleanField())
    return rows.annotate(is_restricted=restricted(), is_placeholder=is_placeholder, may_be_translation=_came_later())


def _came_later() -> Q:
    """Whether other rows of the content are older: the oldest is what the others were made from, nearly always."""
    older = Page.objects.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    made = Translation.objects.filter(source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale"))
    return Exists(older) | Exists(made)


def _answer(request, row) -> RouteResult:
    """Ask a row to answer the rest of the path. Raises Http404; loads the page only if it may have an answer."""
    if not _may_answer(row):
        raise Http404
    return _specific(row).route(request, row.rest)


def _may_answer(row) -> bool:
    """Pages that have no addresses but their own know nothing of a rest: children are found by their own rows."""
    model = row.specific_class
    if model is None or not row.live or row.is_placeholder:
        return False
    return not row.rest or model.route is not Page.route


def _specific(row: Page) -> Page:
    model = row.specific_class
    page = model._default_manager.select_related(*getattr(model, "related_on_page", ())).get(pk=row.pk)
    page.locale = row.locale
    page.is_restricted = row.is_restricted
    page.may_be_translation = row.may_be_translation
    return page


def _route_original(request, here, homes, parts, asked) -> RouteResult:
    """The same path below the originals of ``here``, the deepest page that the reader's language has, and of its home.

    Two queries, and one for the page that answers. Raises as ``route`` does.
    """
    for row in _originals(here, homes, parts):
        if not _may_answer(row) or asked.get(row.own_path) == row.rest:
            continue  # the translation's address is the one that was asked for, and it did not know the rest of it
        if own := row.own_path and address_of(row.own_path, here.locale.language_code):
            raise Elsewhere(own + "".join(f"{part}/" for part in row.rest))
        try:
            result = _answer(request, row)
        except Http404:
            continue
        result.page.asked_locale = here.locale
        request.fallback = Fallback(here.locale, result.page, row.is_original)
        return result
    raise Http404


def _originals(here, homes, parts) -> list[Page]:
    """Live rows of other languages that might answer, the best first: one of each content.

    What leaves the least of the path comes first; of one content the row that leads (``originals``), else the oldest.
    """
    others = {code: home for code, home in homes.items() if code != here.locale.language_code}
    found_at = {place: rest for home in others.values() for place, rest in places(home, parts).items()}
    if len(here.rest) < len(parts):
        same = Page.objects.filter(translation_key=here.translation_key, alias_of__isnull=True).exclude(pk=here.pk)
        for start in same.values_list("url_path", flat=True):
            found_at |= places(start, here.rest)
    source = TranslationSource.objects.filter(object_id=OuterRef("translation_key"))
    older = Page.objects.filter(
        translation_key=OuterRef("translation_key"), alias_of__isnull=True, pk__lt=OuterRef("pk")
    )
    own = visible_pages().filter(translation_key=OuterRef("translation_key"), locale=here.locale)
    rows = _rows(found_at).filter(live=True, locale__language_code__in=others)
    rows = rows.annotate(
        extracted_from=extracted_from(Page),
        has_source=Exists(source),
        has_older=Exists(older),
        own_path=Subquery(own.values("url_path")[:1]),
    )
    found: dict = {}
    for row in sorted(rows, key=lambda row: (len(found_at[row.url_path]), row.extracted_from != row.locale_id, row.pk)):
        row.rest = found_at[row.url_path]
        row.is_original = row.extracted_from == row.locale_id if row.has_source else not row.has_older
        found.setdefault(row.translation_key, row)
    return list(found.values())
