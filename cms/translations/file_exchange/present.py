"""What the database holds of some translations, in the same few queries whatever their number."""

from functools import cached_property

from ..engine.models import Translation
from ..engine.segments import Segment, segments_of_many
from .documents import canonical


class Present:
    """The paragraphs of originals and their translations, looked up by what files say of them."""

    def __init__(self, translations: list[Translation]):
        self.translations = translations

    @cached_property
    def segments(self) -> dict[int, list[Segment]]:
        """By id of the translation, in the order of the page."""
        return segments_of_many(self.translations)

    @cached_property
    def _originals(self) -> dict[int, list[Segment]]:
        """By id of the TranslationSource: of all its translations, one stands for the texts and their order."""
        return {translation.source_id: self.segments[translation.pk] for translation in self.translations}

    @cached_property
    def _by_text(self) -> dict[tuple[int, str, str], int]:
        return {
            (source, segment.path, canonical(segment.text)): number
            for source, segments in self._originals.items()
            for number, segment in reversed(list(enumerate(segments)))  # the first of equal paragraphs stands for all
        }

    @cached_property
    def _by_position(self) -> dict[tuple[int, str, int], int]:
        return {
            (source, segment.path, segment.position): number
            for source, segments in self._originals.items()
            for number, segment in enumerate(segments)
        }

    def place_of(self, translation: Translation, path: str, source: str) -> Segment | None:
        """Where a text stands in the original now, if it still does."""
        return self._numbered(translation, self._by_text.get((translation.source_id, path, canonical(source))))

    def place_at(self, translation: Translation, path: str, position: int) -> Segment | None:
        """What stands now at a place of the original."""
        return self._numbered(translation, self._by_position.get((translation.source_id, path, position)))

    def _numbered(self, translation, number) -> Segment | None:
        return None if number is None else self.segments[translation.pk][number]
