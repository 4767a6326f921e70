"""From the database to documents."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.core.failures import each

from ..engine.models import Translation
from ..engine.segments import Segment
from ..validation.marking import PREFIX
from .documents import Document, Entry, digest
from .present import Present

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
        entries=[_entry(each) for each in present.segments[translation.pk]],
        exported_at=timezone.now(),
        source_version=source.last_updated_at.isoformat(timespec="seconds"),
    )


def _entry(segment: Segment) -> Entry:
    row, older = segment.words, segment.carried
    words = row.data if row else ""
    return Entry(
        path=segment.path,
        position=segment.position,
        source=segment.text,
        target=words,
        base=digest(words),
        ready=bool(words) and segment.is_done,
        state=_state(segment),
        old_source=older.base_string.data if older else "",
        notes=list(_notes(segment)),
    )


def _state(segment):
    if not segment.is_done:
        return "initial"
    return "reviewed" if segment.is_reviewed else "translated"


def _notes(segment):
    row = segment.words
    if segment.source.context.field_path:
        yield _("Field: %(field)s") % {"field": segment.source.context.field_path}
    for name, attributes in sorted(segment.attrs.items()):
        if attributes.get("href"):
            yield _("Link %(name)s leads to %(address)s") % {"name": name, "address": attributes["href"]}
    if segment.carried:
        yield _("The original changed after this was translated. Check the translation.")
    if row is not None and row.has_error:
        yield _("The present translation is not shown to readers: %(reason)s") % {
            "reason": (row.get_error() or "").strip(PREFIX)
        }


def is_open(document: Document) -> bool:
    """Whether a document has texts that wait to be translated or checked."""
    return any(not entry.ready for entry in document.entries)
