"""What an import would change, told before anything is changed."""

import hashlib
import json

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ..engine.strings import former_strings
from ..validation.safety import accept
from .documents import Document, digest
from .present import Present
from .rows import ASKED, WRITTEN, Kind, Part, Row, chosen, judge, once
from .targets import addressed


class Comparison:
    """An upload beside the database. Looks everything up at once: the queries do not grow with the entries."""

    def __init__(self, documents: list[Document], user):
        pairs = zip(documents, addressed(documents, user), strict=True)
        self.parts = [Part(document, *found) for document, found in pairs]
        self._present = Present([part.translation for part in self.parts if not part.fault])
        for part in self.parts:
            if not part.fault:
                part.rows = [self._row(part, chosen(group)) for group in once(part.document)]
        self._look_elsewhere()
        for number, row in enumerate(self.rows, 1):
            row.number = number
            _check(row)

    @property
    def rows(self) -> list[Row]:
        return [row for part in self.parts for row in part.rows]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many texts of each kind."""
        return {kind.value: sum(row.kind == kind for row in self.rows) for kind in Kind}

    @cached_property
    def fingerprint(self) -> str:
        """Another one whenever the file would do something else than before."""
        faults = [[part.document.uuid, part.fault] for part in self.parts]
        rows = [[row.kind, *_now(row)] for row in self.rows]
        return hashlib.sha256(json.dumps([faults, rows]).encode()).hexdigest()

    def _row(self, part, entry) -> Row:
        row = Row(entry, Kind.REJECTED, entry.fault)
        if entry.fault:
            return row
        row.place = self._present.place_of(part.translation, entry.path, entry.source)
        if row.place is None:
            row.kind = Kind.UNKNOWN if entry.target.strip() else Kind.EMPTY
            return row
        row.present = row.place.words
        row.kind, row.reason = judge(entry, row.place, part.document)
        return row

    def _look_elsewhere(self):
        """What the original no longer has: it changed since the export, or never had it."""
        lost = [(part, row) for part in self.parts for row in part.rows if row.kind == Kind.UNKNOWN]
        former = former_strings({(part.translation.source.locale_id, row.entry.source) for part, row in lost})
        matched = {(id(part), row.place.source.pk) for part in self.parts for row in part.rows if row.place}
        for part, row in lost:
            row.former = former.get((part.translation.source.locale_id, row.entry.source))
            place = self._present.place_at(part.translation, row.entry.path, row.entry.position)
            taken = place is None or (id(part), place.source.pk) in matched
            if row.former is None or taken:
                row.reason = _("The original has no such text now, and nothing in its place.")
            elif digest(row.entry.target) == row.entry.base:
                row.kind, row.reason = Kind.UNCHANGED, _("The original changed since; the file says nothing new.")
            else:
                row.kind, row.reason = Kind.MOVED_ON, _("The original changed since the export.")
                row.place, row.present = place, place.words


def _check(row: Row) -> None:
    if row.kind in WRITTEN | ASKED:
        original = row.place.text
        row.entry.target, fault = accept(row.entry.target, original, carried=row.kind == Kind.MOVED_ON)
        if fault:
            row.kind, row.reason = Kind.REJECTED, fault


def _now(row):
    """What the database says of a text, as far as an import depends on it."""
    segment = row.place.source if row.place else None
    words = [row.present.pk, digest(row.present.data), row.present.tool_name] if row.present else []
    return [segment and segment.string_id, segment and segment.context_id, *words]
