"""What the database holds of some translations, in the same few queries whatever their number."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from ..engine.models import String, StringSegment, StringTranslation, Translation
from .documents import canonical


@dataclass(frozen=True)
class Place:
    """A paragraph as it stands in the original now."""

    path: str
    position: int  # rank among the paragraphs of that path, from 0
    segment: StringSegment


class Present:
    """The paragraphs of originals and their translations, looked up by what files say of them."""

    def __init__(self, translations: list[Translation]):
        self.translations = translations

    @cached_property
    def places(self) -> dict[int, list[Place]]:
        """By id of the TranslationSource, in the order of the page."""
        sources = {translation.source_id for translation in self.translations}
        segments = StringSegment.objects.filter(source_id__in=sources).select_related("string", "context")
        found = defaultdict(list)
        ranks = defaultdict(int)
        for segment in segments.order_by("source_id", "order", "pk"):
            rank = ranks[segment.source_id, segment.context_id]
            ranks[segment.source_id, segment.context_id] += 1
            found[segment.source_id].append(Place(segment.context.path, rank, segment))
        return found

    @cached_property
    def rows(self) -> dict[tuple[int, int, int], StringTranslation]:
        """Translations by (locale, string, context)."""
        objects = {translation.source.object_id for translation in self.translations}
        locales = {translation.target_locale_id for translation in self.translations}
        rows = StringTranslation.objects.filter(context__object_id__in=objects, locale_id__in=locales)
        rows = rows.select_related("translation_of", "context", "carried__base_string", "authorship")
        return {(row.locale_id, row.translation_of_id, row.context_id): row for row in rows}

    @cached_property
    def _by_text(self):
        return {
            (source, place.path, canonical(place.segment.string.data)): place
            for source, places in self.places.items()
            for place in reversed(places)  # the first of equal paragraphs stands for all
        }

    @cached_property
    def _by_position(self):
        return {
            (source, place.path, place.position): place for source, places in self.places.items() for place in places
        }

    def place_of(self, translation: Translation, path: str, source: str) -> Place | None:
        """Where a text stands in the original now, if it still does."""
        return self._by_text.get((translation.source_id, path, canonical(source)))

    def place_at(self, translation: Translation, path: str, position: int) -> Place | None:
        """What stands now at a place of the original."""
        return self._by_position.get((translation.source_id, path, position))

    def row_at(self, translation: Translation, place: Place) -> StringTranslation | None:
        """The translation of a paragraph, if it has one."""
        segment = place.segment
        return self.rows.get((translation.target_locale_id, segment.string_id, segment.context_id))


def former_strings(texts: set[tuple[int, str]]) -> dict[tuple[int, str], String]:
    """What is known of texts, each with the id of its language, that an original may have had before. One query."""
    hashes = {String._get_data_hash(text) for _locale, text in texts}
    found = String.objects.filter(data_hash__in=hashes) if hashes else ()
    return {(string.locale_id, string.data): string for string in found}


def carried(row: StringTranslation | None):
    """The Carried of a translation whose words were written for an older text, or None."""
    return getattr(row, "carried", None) if row is not None else None
