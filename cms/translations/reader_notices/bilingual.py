"""Two languages of one content, paragraph beside paragraph."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.utils.safestring import SafeString
from wagtail.models import TranslatableMixin

from ..engine.extraction import StringSegmentValue, TemplateSegmentValue, extract_segments
from ..engine.models import TranslationSource
from ..engine.strings import texts_of
from ..freshness.change_markers import pair
from ..freshness.paragraphs import UNCUTTABLE, Paragraph, by_path, numbered, stored
from ..models import Basis
from .change_markers import paragraph_html
from .rich_text import BLOCKS

LEFT_OUT = {"slug", "seo_title", "search_description"}
KEPT = {"h2", "h3", "h4", "blockquote"}
SAME, CHANGED, ONLY_ORIGINAL, GONE, UNVERIFIED = "same", "changed", "only-original", "gone", "unverified"
UNTRANSLATED = "untranslated"


@dataclass(frozen=True)
class Pair:
    """One paragraph of the original and its translation; an empty side has none.

    ``state``: ``same`` (written for these very words), ``changed`` (for earlier ones), ``only-original``, ``gone`` (no
    longer in the original), ``untranslated`` (the page shows the original's own words) or ``unverified`` (put side by
    side by their place alone).
    """

    original: SafeString
    translation: SafeString
    state: str
    tag: str = "p"


def pairs(source: TranslationSource, translation: TranslatableMixin, basis: Basis | None) -> list[Pair] | None:
    """All pairs, in the order of the original; what stands in the translation alone comes last. Two queries.

    None if the translation holds a text that cannot be cut into paragraphs.
    """
    its = _without_addresses(by_path(stored([source.pk]).get(source.pk, [])))
    try:
        paragraphs, tags = _read(translation)
    except UNCUTTABLE:
        return None
    mine = _without_addresses(by_path(paragraphs))
    bases = by_path(basis.segments) if basis else {}
    texts = texts_of(number for found in bases.values() for one in found for number in (one["string"], one["source"]))
    paths = [*its, *(path for path in mine if path not in its)]
    found = []
    for path in paths:
        found += _pairs_of_path(its.get(path, []), mine.get(path, []), bases.get(path, []), texts, tags)
    return found


def _read(row) -> tuple[list[Paragraph], dict[tuple[str, int], str]]:
    """The paragraphs of a row, and the element that each stands in, where it is not an ordinary one."""
    segments = list(extract_segments(row))
    strings = (one for one in segments if isinstance(one, StringSegmentValue))
    tags = {("title", 0): "h2"}
    for template in (one for one in segments if isinstance(one, TemplateSegmentValue)):
        for text in BeautifulSoup(template.template, "html.parser").find_all("text"):
            element = text.find_parent(BLOCKS)
            if element is not None and element.name in KEPT:
                tags[template.path, int(text["position"])] = element.name
    return numbered((one.path, one.string.data, one.attrs) for one in strings), tags


def _without_addresses(paths: dict) -> dict:
    return {path: found for path, found in paths.items() if path.split(".")[0] not in LEFT_OUT}


def _pairs_of_path(its, mine, base, texts, tags) -> Iterator[Pair]:
    if len(base) == len(mine):  # none of either is a text that only the original has
        return _by_basis(its, mine, base, texts, tags)
    if len(its) == len(mine):
        return (_pair(one, other, UNVERIFIED, tags) for one, other in zip(its, mine, strict=True))
    return iter([Pair(_joined(its), _joined(mine), UNVERIFIED)])


def _by_basis(its, mine, base, texts, tags) -> Iterator[Pair]:
    """Pairs by what each paragraph was written for, so that inserted and removed ones shift nothing."""
    matched = pair(base, its, texts)
    gone = [n for n in range(len(mine)) if n not in matched.values()]
    for n, one in enumerate(its):
        was = matched.get(n)
        before = [place for place in gone if was is not None and place < was]
        yield from _gone(before, mine, base, tags)
        gone = [place for place in gone if place not in before]
        if was is None:
            yield _pair(one, None, ONLY_ORIGINAL, tags)
        elif base[was]["translation"] is None:
            yield _pair(one, None, UNTRANSLATED, tags)
        else:
            same = texts.get(base[was]["string"]) == one.text and base[was]["attrs"] == one.attrs
            yield _pair(one, mine[was], SAME if same else CHANGED, tags)
    yield from _gone(gone, mine, base, tags)


def _gone(places, mine, base, tags) -> Iterator[Pair]:
    """What only the translation says. What was never translated is the original's, which does not say it any more."""
    return (_pair(None, mine[n], GONE, tags) for n in places if base[n]["translation"] is not None)


def _pair(one, other, state, tags) -> Pair:
    place = other or one
    return Pair(_html(one), _html(other), state, tags.get((place.path, place.position), "p"))


def _html(paragraph: Paragraph | None) -> SafeString:
    return paragraph_html(paragraph.text, paragraph.attrs) if paragraph else SafeString("")


def _joined(paragraphs: Iterable[Paragraph]) -> SafeString:
    return SafeString("<br><br>".join(_html(one) for one in paragraphs))
