"""Links to pages in rich text lead to the reader's language, and all links of a page are found with one query.

Wagtail's own handler asks three times for each text: for the pages, for their types, for their translations.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db.models import Case, IntegerField, OuterRef, Subquery, When
from django.utils import translation
from django.utils.html import format_html
from wagtail import blocks
from wagtail.models import Page
from wagtail.rich_text import LinkHandler, RichText

from .originals import original_first
from .sites import address_of, for_reader
from .visibility import visible_pages

PAGE_LINK = re.compile(r'<a [^>]*?linktype="page"[^>]*>')
ID = re.compile(r'\bid="(\d+)"')


@dataclass(frozen=True)
class Target:
    """Where a link leads: the address, under the reader's prefix, and the language (BCP 47) of what is there."""

    url: str
    language: str


_targets: ContextVar[dict | None] = ContextVar("rich_text_targets", default=None)


@contextmanager
def remembered_targets() -> Iterator[None]:
    """While this lasts (one request), a target that was looked up is not looked up again."""
    token = _targets.set({})
    try:
        yield
    finally:
        _targets.reset(token)


def page_ids(block, value) -> Iterator[int]:
    """Ids of the pages that the texts of a block value link to."""
    if isinstance(value, RichText):
        for link in PAGE_LINK.findall(value.source):
            yield from (int(found) for found in ID.findall(link))
    elif isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from page_ids(child.block, child.value)
    elif isinstance(block, blocks.StructBlock) and hasattr(value, "items"):
        for name, child in value.items():
            yield from page_ids(block.child_blocks[name], child)


def find_targets(ids: Iterable[int]) -> dict[int, Target]:
    """Targets by the id of the page linked to: its translation, else the page itself. At most one query.

    Pages that the public may not see have none.
    """
    language = translation.get_language()
    known = _targets.get()
    known = {} if known is None else known
    missing = {pk for pk in ids if (language, pk) not in known}
    if missing:
        known.update({(language, pk): None for pk in missing})
        known.update({(language, pk): target for pk, target in _look_up(missing, language).items()})
    return {pk: known[language, pk] for pk in ids if known[language, pk]}


def _look_up(ids, language) -> dict[int, Target]:
    own_first = Case(When(locale__language_code=language, then=0), default=1, output_field=IntegerField())
    best = visible_pages().filter(translation_key=OuterRef("translation_key"))
    best = best.order_by(own_first, original_first(Page), "pk")
    handles = Page.objects.filter(pk__in=ids).annotate(
        shown_path=Subquery(best.values("url_path")[:1]),
        shown_language=Subquery(best.values("locale__language_code")[:1]),
    )
    found = {}
    for pk, path, code in handles.values_list("pk", "shown_path", "shown_language"):
        url = path and address_of(path, code)
        if url:
            found[pk] = Target(for_reader(url, code), code)
    return found


class PageLinkHandler(LinkHandler):
    """Writes ``<a>`` for links to pages; a link whose target the public may not see stays text."""

    identifier = "page"

    @staticmethod
    def get_model():
        return Page

    @classmethod
    def extract_references(cls, attrs):
        yield Page, attrs["id"], "", ""

    @classmethod
    def expand_db_attributes(cls, attrs):
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        ids = [int(attrs["id"]) if attrs.get("id", "").isdigit() else 0 for attrs in attrs_list]
        targets = find_targets(ids)
        return [_tag(targets.get(pk)) for pk in ids]


def _tag(target: Target | None) -> str:
    if target is None:
        return "<a>"
    if target.language == translation.get_language():
        return format_html('<a href="{}">', target.url)
    return format_html('<a href="{}" hreflang="{}">', target.url, target.language)
