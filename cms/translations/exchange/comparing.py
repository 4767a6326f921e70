"""What an import would change, told before anything is changed."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from ..safety import accept
from .addressing import addressed
from .documents import Document, Entry, canonical, digest
from .present import Place, Present, carried


class Kind(StrEnum):
    NEW = "new"  # nothing was there
    CHANGED = "changed"  # other words, and nobody else touched them since the export
    CONFIRMED = "confirmed"  # the same words, now said to be right for the changed original
    CONFLICT = "conflict"  # somebody else changed the translation since the export
    MOVED_ON = "moved_on"  # the original changed since the export
    UNCHANGED = "unchanged"
    EMPTY = "empty"  # no words in the file
    UNKNOWN = "unknown"  # no such text in this content
    REJECTED = "rejected"  # it may not be shown, or cannot be read


ASKED = {Kind.CONFLICT, Kind.MOVED_ON}  # the person chooses
WRITTEN = {Kind.NEW, Kind.CHANGED, Kind.CONFIRMED}


@dataclass
class Row:
    """One text of a file beside what is there now."""

    number: int  # in the file or zip, from 1
    entry: Entry
    kind: Kind
    reason: str = ""
    place: Place | None = None  # where it would be written; None if it cannot be
    present: StringTranslation | None = None  # what stands there now
    former: StringTranslation | None = None  # what was written for the text as it was when the file was made

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


class Comparison:
    """An upload beside the database. Looks everything up at once: the queries do not grow with the entries."""

    def __init__(self, documents: list[Document], user):
        self.parts = [Part(document, *found) for document, found in zip(documents, addressed(documents, user), strict=True)]
        self._present = Present([part.translation for part in self.parts if not part.fault])
        number = 0
        for part in self.parts:
            if not part.fault:
                for group in _once(part.document):
                    number += 1
                    part.rows.append(self._row(number, part, group))

    @property
    def rows(self) -> list[Row]:
        return [row for part in self.parts for row in part.rows]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many texts of each kind."""
        return {kind.value: sum(row.kind == kind for row in self.rows) for kind in Kind}

    @cached_property
    def fingerprint(self) -> str:
        """Changes whenever the file would do something else than before."""
        told = [
            [row.number, row.kind, row.present and [row.present.pk, digest(row.present.data)], row.place and row.place.segment.string_id]
            for row in self.rows
        ]
        faults = [[part.document.uuid, part.fault] for part in self.parts]
        return hashlib.sha256(json.dumps([faults, told]).encode()).hexdigest()

    def _row(self, number, part, group) -> Row:
        entry = _chosen(group)
        row = Row(number, entry, Kind.REJECTED, entry.fault)
        if entry.fault:
            return row
        row.place = self._present.place_of(part.translation, entry.path, entry.source)
        if row.place is None:
            return self._elsewhere(row, part)
        row.present = self._present.row_at(part.translation, row.place)
        row.kind, row.reason = _judge(entry, row.present, part.document)
        return self._check(row)

    def _elsewhere(self, row, part) -> Row:
        """The original no longer has this text there: it changed since the export, or never had it."""
        entry, translation = row.entry, part.translation
        row.former = self._present.former(translation, entry.path, entry.source)
        row.place = self._present.place_at(translation, entry.path, entry.position)
        if not entry.target.strip():
            row.kind = Kind.EMPTY
        elif row.place is None:
            row.kind, row.reason = Kind.UNKNOWN, _("The original has no such text. It was taken out, or the file belongs elsewhere.")
        elif row.former is not None and digest(entry.target) in (entry.base, digest(row.former.data)):
            row.kind, row.reason = Kind.UNCHANGED, _("The original changed since the export; the file says nothing new.")
        else:
            row.kind, row.reason = Kind.MOVED_ON, _("The original changed since the export.")
            row.present = self._present.row_at(translation, row.place)
        return self._check(row)

    def _check(self, row) -> Row:
        if row.kind in WRITTEN | ASKED:
            row.entry.target, fault = accept(row.entry.target, row.place.segment.string.data)
            if fault:
                row.kind, row.reason = Kind.REJECTED, fault
        return row


def _once(document: Document) -> list[list[Entry]]:
    """The entries that say something of the same text in the same field, together, in the order of the file."""
    groups = defaultdict(list)
    for entry in document.entries:
        key = (entry.place,) if entry.fault else (entry.path, canonical(entry.source))
        groups[key].append(entry)
    return list(groups.values())


def _chosen(group: list[Entry]) -> Entry:
    """The entry that counts where one text stands several times: the one that was worked on."""
    told = {canonical(entry.target): entry for entry in reversed(group) if entry.target.strip()}
    touched = {words: entry for words, entry in told.items() if digest(words) != entry.base}
    if len(touched) > 1:
        group[0].fault = _("The same text stands several times in the file, with different translations. Make them equal.")
        return group[0]
    return next(iter(touched.values()), None) or next(iter(told.values()), group[0])


def _judge(entry: Entry, present: StringTranslation | None, document: Document) -> tuple[Kind, str]:
    if not entry.target.strip():
        return Kind.EMPTY, ""
    mine, theirs = digest(entry.target), digest(present.data if present else "")
    if mine == theirs:
        return (Kind.CONFIRMED if entry.ready and carried(present) else Kind.UNCHANGED), ""
    if entry.base == mine:
        return Kind.UNCHANGED, _("The translation was changed here since the export; the file says nothing new.")
    if not entry.ready:
        return Kind.REJECTED, _("The file marks it as unfinished (fuzzy). Take the mark away to bring it in.")
    if _moved(entry, present, theirs, document):
        return Kind.CONFLICT, _("Somebody changed the translation since the export.")
    return (Kind.CHANGED if present and present.data else Kind.NEW), ""


def _moved(entry, present, theirs, document) -> bool:
    """Whether the translation is no longer what the file was made from; in doubt it is not."""
    if entry.base is not None:
        return entry.base != theirs
    if present is None:
        return False
    return document.exported_at is None or present.updated_at > document.exported_at
