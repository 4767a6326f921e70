"""From the database to documents."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.core.failures import each

from ..engine.models import StringTranslation, Translation
from ..validation.marking import PREFIX
from .documents import Document, Entry, digest
from .present import Place, Present, carried

AT_ONCE = 200  # translations whose texts are in memory together


def collect(translations: Iterable[Translation], left_out: list | None = None) -> Iterator[Document]:
    """A document for each translation (with ``source`` and both locales selected); a few queries for 200 of them.

    With a list ``left_out``, those that fail are passed over and their titles added to it.
    """
    waiting = iter(translations)
    while batch := list(islice(waiting, AT_ONCE)):
        present = Present(batch)
        for translation in batch:
            made = [_document(present, translation)] if left_out is None else _tried(present, translation)
            yield from made
            if not made:
                left_out.append(translation.source.object_repr)


def _tried(present, translation) -> list[Document]:
    return each("export", [translation], lambda one: _document(present, one), lambda one: one.source)


def _document(present, translation) -> Document:
    source = translation.source
    return Document(
        uuid=str(translation.uuid),
        title=source.object_repr,
        source_language=source.locale.language_code,
        language=translation.target_locale.language_code,
        entries=[_entry(place, present.row_at(translation, place)) for place in present.places[source.pk]],
        exported_at=timezone.now(),
        source_version=source.last_updated_at.isoformat(timespec="seconds"),
    )


def _entry(place: Place, row: StringTranslation | None) -> Entry:
    words = row.data if row else ""
    older = carried(row)
    return Entry(
        path=place.path,
        position=place.position,
        source=place.segment.string.data,
        target=words,
        base=digest(words),
        ready=bool(words) and older is None and not row.has_error,
        state=_state(row),
        old_source=older.base_string.data if older else "",
        notes=list(_notes(place, row)),
    )


def _state(row):
    if row is None or row.has_error or carried(row):
        return "initial"
    return "reviewed" if getattr(getattr(row, "authorship", None), "reviewed_at", None) else "translated"


def _notes(place, row):
    segment = place.segment
    if segment.context.field_path:
        yield _("Field: %(field)s") % {"field": segment.context.field_path}
    for name, attributes in sorted((json.loads(segment.attrs or "null") or {}).items()):
        if attributes.get("href"):
            yield _("Link %(name)s leads to %(address)s") % {"name": name, "address": attributes["href"]}
    if carried(row):
        yield _("The original changed after this was translated. Check the translation.")
    if row is not None and row.has_error:
        yield _("The present translation is not shown to readers: %(reason)s") % {
            "reason": (row.get_error() or "").strip(PREFIX)
        }


def is_open(document: Document) -> bool:
    """Whether a document has texts that wait to be translated or checked."""
    return any(not entry.ready for entry in document.entries)
