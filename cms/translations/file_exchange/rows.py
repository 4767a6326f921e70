"""One text of a file beside what is there now, and what it means."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from ..engine.models import String, StringTranslation, Translation
from ..engine.segments import Segment
from .documents import Document, Entry, canonical, digest


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
    place: Segment | None = None  # where it would be written; None if it cannot be
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


def once(document: Document) -> list[list[Entry]]:
    """The entries that say something of the same text in the same field, together, in the order of the file."""
    groups = defaultdict(list)
    for entry in document.entries:
        key = (entry.place,) if entry.fault else (entry.path, canonical(entry.source))
        groups[key].append(entry)
    return list(groups.values())


def chosen(group: list[Entry]) -> Entry:
    """The entry that counts where one text stands several times: the one that was worked on."""
    told = {canonical(entry.target): entry for entry in reversed(group) if entry.target.strip()}
    touched = {words: entry for words, entry in told.items() if digest(words) != entry.base}
    if len(touched) > 1:
        group[0].fault = _("The same text stands in the file with different translations. Make them equal.")
        return group[0]
    return next(iter(touched.values()), None) or next(iter(told.values()), group[0])


def judge(entry: Entry, segment: Segment, document: Document) -> tuple[Kind, str]:
    """The kind of an entry whose text the original still has, and the reason where it needs one."""
    if not entry.target.strip():
        return Kind.EMPTY, ""
    present = segment.words
    mine, theirs = digest(entry.target), digest(present.data if present else "")
    if mine == theirs:
        return (Kind.CONFIRMED if entry.ready and segment.carried else Kind.UNCHANGED), ""
    if entry.base == mine:
        return Kind.UNCHANGED, _("The translation was changed here since; the file says nothing new.")
    if not entry.ready:
        return Kind.REJECTED, _("The file marks it as unfinished (fuzzy). Take the mark away to bring it in.")
    if _moved(entry, present, theirs, document):
        return Kind.CONFLICT, _("Somebody changed the translation since the export.")
    return (Kind.CHANGED if present and present.data else Kind.NEW), ""


def _moved(entry, present, theirs, document) -> bool:
    """Whether the translation is no longer what the file was made from. Where nobody can tell, it is not."""
    if entry.base is not None:
        return entry.base != theirs
    if present is None:
        return False
    return document.exported_at is None or present.updated_at > document.exported_at
