"""Changed and untranslated paragraphs of a live translation, ready to be shown beside their words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from cms.core import languages
from cms.core.cleaning import clean

from ..engine.extraction import StringSegmentValue, StringValue
from ..engine.models import String
from ..models import ChangeKind


@dataclass(frozen=True)
class Mark:
    """One thing to tell at one paragraph.

    ``kind`` is a ``ChangeKind`` or empty; ``original`` is the current paragraph of the original as HTML (empty where it
    was removed), in ``language`` (BCP 47); ``untranslated`` says that the words that stand there are the original's.
    """

    path: str
    position: int
    kind: str
    original: SafeString
    language: str
    untranslated: bool = False

    @property
    def direction(self) -> str:
        return languages.direction(self.language)

    def without_original(self) -> "Mark":
        """The same where the public may not see the original."""
        return replace(self, original=SafeString(""))

    @property
    def is_fact(self) -> bool:
        return self.kind == ChangeKind.FACT


def marks(stored: Iterable[dict], language: str) -> list[Mark]:
    """Marks as readers need them, from those that a status row holds. At most two queries, none if there are none."""
    stored = list(stored)
    ids = {mark["now"] for mark in stored if mark["now"]}
    texts = dict(String.objects.filter(pk__in=ids).values_list("pk", "data")) if ids else {}
    return [
        Mark(
            mark["path"],
            mark["position"],
            mark["kind"],
            paragraph_html(texts.get(mark["now"], ""), mark["attrs"]),
            language,
            bool(mark["untranslated"]),
        )
        for mark in stored
    ]


def paragraph_html(text: str, attrs: dict | None) -> SafeString:
    """A paragraph as the engine keeps it (inline tags, links by id), as clean HTML with its links in place."""
    if not text:
        return SafeString("")
    html = StringSegmentValue("", StringValue(text), attrs=attrs or {}).render_html()
    return mark_safe(clean(expand_db_html(html)))  # noqa: S308 - cleaned in this very line


def by_path(found: Iterable[Mark]) -> dict[str, list[Mark]]:
    """Marks by the path of their text."""
    groups = defaultdict(list)
    for mark in found:
        groups[mark.path].append(mark)
    return dict(groups)
