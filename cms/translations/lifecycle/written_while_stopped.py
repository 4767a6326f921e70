"""Words written by hand while a translation was stopped become the translation when it is started again.

Without that the words of before would take their place with the next publication, and nobody would be told.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import transaction

from ..engine.extraction import StringSegmentValue, extract_segments
from ..engine.models import StringSegment, Translation
from ..engine.segments import Segment, segments_of
from ..engine.words import Author, write


@dataclass
class ByHand:
    """What stands in a row now, beside what the translation would write there."""

    taken: list["Taken"] = field(default_factory=list)
    lost: list = field(default_factory=list)  # words that have no place in the original


@dataclass(frozen=True)
class Taken:
    """Words for a place of the original, and those of the translation now."""

    segment: StringSegment
    text: str
    now: str


def compare(translation: Translation, draft) -> ByHand:
    """Which words of a version of a row its translation lacks.

    Places are matched by field, block and number of paragraphs.
    """
    written = _written(draft)
    found, wanted = ByHand(), defaultdict(list)
    for segment in segments_of(translation):
        wanted[segment.path].append(segment)
    for path, words in written.items():
        segments = wanted.get(path, [])
        if len(segments) != len(words):
            known = {_now(each) for each in segments}
            found.lost += [text for text in words if text not in known]
            continue
        for segment, text in zip(segments, words, strict=True):
            if text != _now(segment):
                found.taken.append(Taken(segment.source, text, _now(segment)))
    return found


def _written(draft) -> dict[str, list[str]]:
    written = defaultdict(list)
    for segment in extract_segments(draft):
        if isinstance(segment, StringSegmentValue):
            written[segment.path].append(segment.string.data)
    return written


def _now(segment: Segment) -> str:
    return segment.text if segment.words is None else segment.words.data


@transaction.atomic
def take(translation: Translation, found: ByHand, user) -> int:
    """Make the words written by hand the translation's. Gives how many."""
    for each in found.taken:
        segment = each.segment
        write(segment.string, segment.context, translation.target_locale_id, each.text, Author(user.pk))
    return len(found.taken)
