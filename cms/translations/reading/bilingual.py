"""Two languages of one content, paragraph beside paragraph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bs4 import BeautifulSoup
from django.utils.safestring import SafeString
from wagtail.models import TranslatableMixin
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from ..freshness.align import align
from ..freshness.strings import texts_of
from ..models import Basis
from .marks import paragraph_html
from .rich_text import BLOCKS

LEFT_OUT = {"slug", "seo_title", "search_description"}
SAME, CHANGED, ONLY_ORIGINAL, GONE, UNVERIFIED = "same", "changed", "only-original", "gone", "unverified"


@dataclass(frozen=True)
class Pair:
    """One paragraph of the original and its translation; an empty side has none.

    ``state``: ``same`` (written for these very words), ``changed`` (for earlier ones), ``only-original``, ``gone`` (no
    longer in the original) or ``unverified`` (put side by side by their place alone).
    """

    original: SafeString
    translation: SafeString
    state: str
    tag: str = "p"


class Text:
    """The paragraphs of a row by path, in the order of the page."""

    def __init__(self, row: TranslatableMixin):
        self.paragraphs = defaultdict(list)
        self.templates = {}
        for segment in extract_segments(row):
            if segment.path.split(".")[0] in LEFT_OUT:
                continue
            if isinstance(segment, TemplateSegmentValue):
                self.templates[segment.path] = segment.template
            elif isinstance(segment, StringSegmentValue):
                self.paragraphs[segment.path].append(segment)

    def html(self, path: str) -> list[SafeString]:
        return [paragraph_html(one.string.data, one.attrs) for one in self.paragraphs.get(path, ())]

    def words(self, path: str) -> list[str]:
        return [one.string.data for one in self.paragraphs.get(path, ())]

    @cached_property
    def tags(self) -> dict[tuple[str, int], str]:
        """The element that a paragraph stands in, where it is not an ordinary one."""
        found = {("title", 0): "h2"}
        for path, template in self.templates.items():
            for text in BeautifulSoup(template, "html.parser").find_all("text"):
                element = text.find_parent(BLOCKS)
                found[path, int(text["position"])] = element.name if element else "p"
        return found

    def tag(self, path: str, index: int) -> str:
        tag = self.tags.get((path, index), "p")
        return tag if tag in ("h2", "h3", "h4", "blockquote") else "p"


def pairs(original: TranslatableMixin, translation: TranslatableMixin, basis: Basis | None) -> list[Pair]:
    """All pairs, in the order of the original; what stands in the translation alone comes last. One query."""
    its, mine, bases = Text(original), Text(translation), defaultdict(list)
    for segment in basis.segments if basis else ():
        bases[segment["path"]].append(segment)
    known = texts_of({segment["string"] for found in bases.values() for segment in found}) if bases else {}
    paths = [*its.paragraphs, *(path for path in mine.paragraphs if path not in its.paragraphs)]
    return [pair for path in paths for pair in _pairs_of_path(path, its, mine, bases.get(path, ()), known)]


def _pairs_of_path(path, its, mine, base, known) -> Iterator[Pair]:
    left, right = its.html(path), mine.html(path)
    if base and len(base) == len(right):
        return _by_basis(path, its, left, right, [known.get(segment["string"], "") for segment in base])
    if len(left) == len(right):
        return (
            Pair(one, other, UNVERIFIED, its.tag(path, n))
            for n, (one, other) in enumerate(zip(left, right, strict=True))
        )
    return iter([Pair(_joined(left), _joined(right), UNVERIFIED)])


def _by_basis(path, its, left, right, old) -> Iterator[Pair]:
    """Pairs by what each paragraph was written for, so that inserted and removed ones shift nothing."""
    new = its.words(path)
    matched = align(old, new)
    gone = [n for n in range(len(old)) if n not in matched.values()]
    for n, html in enumerate(left):
        was = matched.get(n)
        tag = its.tag(path, n)
        if was is None:
            yield Pair(html, SafeString(""), ONLY_ORIGINAL, tag)
        else:
            yield Pair(html, right[was], SAME if old[was] == new[n] else CHANGED, tag)
        while gone and was is not None and gone[0] == was + 1:
            was = gone.pop(0)
            yield Pair(SafeString(""), right[was], GONE)
    for rest in gone:
        yield Pair(SafeString(""), right[rest], GONE)


def _joined(paragraphs: Iterable[SafeString]) -> SafeString:
    return SafeString("<br><br>".join(paragraphs))
