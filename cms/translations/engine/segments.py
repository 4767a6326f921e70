"""The one reader of segments: the texts of originals in their places, with their words in a language.

Two queries for any number of translations and texts. Words bring along what they were carried over from and who wrote
and reviewed them. Whoever needs texts without a language, or words that no original has any more, asks other questions:
``freshness.paragraphs``, ``status.loading`` and ``provenance.records`` read columns alone, of any number of languages.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from .models import SegmentOverride, StringSegment, StringTranslation, Translation

RELATED = ("carried__base_string", "authorship")


@dataclass(frozen=True)
class Segment:
    """A text of an original in its place, and its words in one language if it has any."""

    source: StringSegment  # with its ``string`` and ``context``
    position: int  # rank among the texts of the same path, from 0
    words: StringTranslation | None  # faulty ones too

    @property
    def path(self) -> str:
        return self.source.context.path

    @property
    def text(self) -> str:
        """HTML with inline tags, links by id."""
        return self.source.string.data

    @cached_property
    def attrs(self) -> dict:
        """Link targets by link id."""
        return json.loads(self.source.attrs or "null") or {}

    @property
    def carried(self) -> Any:
        """The ``Carried`` of words that were written for an older text, or None."""
        return getattr(self.words, "carried", None)

    @property
    def is_usable(self) -> bool:
        """Whether there are words that a translation may be written with."""
        return self.words is not None and not self.words.has_error

    @property
    def is_done(self) -> bool:
        """Whether they were written for this very text, too."""
        return self.is_usable and self.carried is None

    @property
    def is_reviewed(self) -> bool:
        authorship = getattr(self.words, "authorship", None)
        return authorship is not None and authorship.reviewed_at is not None


def segments_of(translation: Translation, *related: str) -> list[Segment]:
    """The segments of one translation in the order of the page. ``related`` is selected with the words."""
    return segments_of_many([translation], *related)[translation.pk]


def segments_of_many(translations: Iterable[Translation], *related: str) -> dict[int, list[Segment]]:
    """By id of the translation, its segments in the order of the page. Two queries."""
    translations = list(translations)
    by_source = _sources({each.source_id for each in translations})
    objects = {source.context.object_id for found in by_source.values() for source, _position in found}
    words = _words(objects, {each.target_locale_id for each in translations}, related)
    return {each.pk: _joined(by_source[each.source_id], words, each.target_locale_id) for each in translations}


def _sources(ids: set[int]) -> dict[int, list[tuple[StringSegment, int]]]:
    ranks: Counter = Counter()
    found = defaultdict(list)
    rows = StringSegment.objects.filter(source__in=ids).select_related("string", "context")
    for row in rows.order_by("source_id", "order", "pk"):
        found[row.source_id].append((row, ranks[row.source_id, row.context_id]))
        ranks[row.source_id, row.context_id] += 1
    return found


def _words(objects, locales, related) -> dict[tuple[int, int, int], StringTranslation]:
    rows = StringTranslation.objects.filter(context__object_id__in=objects, locale_id__in=locales)
    rows = rows.select_related(*RELATED, *related)
    return {(row.locale_id, row.translation_of_id, row.context_id): row for row in rows}


def _joined(sources, words, locale_id) -> list[Segment]:
    segments = []
    for source, position in sources:
        found = words.get((locale_id, source.string_id, source.context_id))
        if found is not None:  # what saving them looks at
            found.translation_of, found.context = source.string, source.context
        segments.append(Segment(source, position, found))
    return segments


def words_in(translation: Translation) -> QuerySet[StringTranslation]:
    """All words of a translation, those of texts that the original has no more included."""
    return StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
    )


def choices_in(translation: Translation) -> QuerySet[SegmentOverride]:
    """What was chosen for a translation in the place of links, pictures and the like of the original."""
    return SegmentOverride.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
    )
