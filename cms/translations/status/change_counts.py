"""What readers of a live translation miss, counted by class. The marks themselves come from the freshness service."""

from collections import Counter
from collections.abc import Iterable

from ..engine.models import TranslationSource
from ..freshness import marks
from ..models import Basis, ChangeKind
from .loading import Content

COUNTED = {
    ChangeKind.NEW: "new",
    ChangeKind.REMOVED: "removed",
    ChangeKind.WORDING: "reworded",
    ChangeKind.FACT: "facts",
}


def marks_for(content: Content, basis: Basis, source: TranslationSource, language: str) -> list[dict]:
    """Differences between what a live translation was written for and its original as last extracted."""
    return marks(basis.segments, content.paragraphs[source.pk], content.decided[source.pk], content.texts, language)


def counts(marks: Iterable[dict]) -> dict[str, int]:
    """Marks by the fields of a status. A change that only corrects a typo is none for readers."""
    found = Counter(mark["kind"] for mark in marks)
    return {name: found[kind] for kind, name in COUNTED.items()}
