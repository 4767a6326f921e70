"""What the demonstration shows besides a machine's words: each way a translation may stand, as an example.

``translations/<language>.toml`` names the content. A page that is such an example says so (``reader_notices.py``).
"""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model

from cms.translations.engine.models import StringTranslation
from cms.translations.engine.words import Author
from cms.translations.provenance import review

from .records import Record

TOOL = "demonstration, not reviewed by a native speaker"
WAYS = ("reviewed", "written", "imported", "partly")
REVIEWER, WRITER = "demonstration-reviewer", "demonstration-writer"


@dataclass(frozen=True)
class Examples:
    """The examples of one language, by the identifiers of their records."""

    reviewed_as: str = ""  # who answers for a reviewed translation, in words of the language
    named: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, listed: Record | None) -> "Examples":
        if listed is None:
            return cls()
        return cls(listed.get("reviewed_as", ""), {way: set(listed.get(way, [])) for way in WAYS})

    def shows(self, way: str, identifier: str) -> bool:
        return identifier in self.named.get(way, ())

    def author(self, identifier: str) -> Author:
        """Whose the words are; a machine's unless told otherwise."""
        if self.shows("written", identifier):
            return Author(_person(WRITER).pk)
        if self.shows("imported", identifier):
            return Author(None, TOOL)
        return Author.machine(TOOL)

    def to_translate(self, identifier: str, segments: list) -> list:
        """All segments, or the first half of them for a page that is translated in part."""
        return segments[: len(segments) // 2] if self.shows("partly", identifier) else segments

    def finish(self, identifier: str, made: list[StringTranslation]) -> None:
        """Review what is to be shown as reviewed."""
        if self.shows("reviewed", identifier):
            review(made, _person(REVIEWER), self.reviewed_as)


def _person(name):
    """Somebody who cannot sign in, and who stands for the people that a real network has."""
    return get_user_model().objects.get_or_create(username=name, defaults={"is_active": False, "password": "!"})[0]
