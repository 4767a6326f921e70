"""One text of a file beside what is there now."""

from dataclasses import dataclass, field
from enum import StrEnum

from wagtail_localize.models import String, StringTranslation, Translation

from .documents import Document, Entry
from .present import Place


class Kind(StrEnum):
    NEW = "new"  # nothing was there
    CHANGED = "changed"  # other words, and nobody else touched them since the export
    CONFIRMED = "confirmed"  # the same words, now said to be right for the changed original
    CONFLICT = "conflict"  # somebody else changed the translation since the export
    MOVED_ON = "moved_on"  # the original changed since the export
    REJECTED = "rejected"  # it may not be shown, or cannot be read
    UNKNOWN = "unknown"  # no such text in this content
    UNCHANGED = "unchanged"
    EMPTY = "empty"  # no words in the file


ASKED = {Kind.CONFLICT, Kind.MOVED_ON}  # the person chooses
WRITTEN = {Kind.NEW, Kind.CHANGED, Kind.CONFIRMED}


@dataclass
class Row:
    entry: Entry
    kind: Kind
    reason: str = ""
    place: Place | None = None  # where it would be written; None if it cannot be
    present: StringTranslation | None = None  # what stands there now
    former: String | None = None  # the text as it was when the file was made, if the original has another one now
    number: int = 0  # in the file or zip, from 1

    @property
    def asked(self) -> bool:
        return self.kind in ASKED


@dataclass
class Part:
    """One document of an upload: its translation, or why it is refused as a whole."""

    document: Document
    translation: Translation | None
    fault: str = ""
    rows: list[Row] = field(default_factory=list)
