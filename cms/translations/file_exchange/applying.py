"""Writing an upload: all of it or nothing, and only what was shown before."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from ..engine.models import StringTranslation, Translation
from ..engine.words import Author, write_over
from ..freshness.decisions import classify
from ..models import Carried, ChangeKind, PendingUpload
from .comparing import Comparison
from .documents import canonical
from .files import read
from .rows import WRITTEN, Kind, Part, Row
from .targets import uuids_of


class MovedOnError(Exception):
    """Something changed between showing and writing; nothing was written."""


@dataclass
class Done:
    written: int = 0
    kept: int = 0  # conflicts in which what was there stays


def apply(upload: PendingUpload, seen: str, takes: Callable[[Row], bool]) -> Done:
    """Write what a pending upload changes, and forget the upload.

    ``seen`` is the fingerprint of the comparison that the person saw, ``takes`` says of each conflict whether the
    file's words win. Raises MovedOnError, having written nothing, if the comparison has become another one since.
    """
    try:
        with transaction.atomic():
            return _apply(upload, seen, takes)
    except IntegrityError as error:  # somebody wrote the same text for the first time at this moment
        raise MovedOnError from error


def _apply(upload, seen, takes) -> Done:
    if PendingUpload.objects.select_for_update().filter(pk=upload.pk).first() is None:
        raise MovedOnError
    documents, _left_out = read(bytes(upload.data), upload.name)
    _lock(documents)
    comparison = Comparison(documents, upload.user)
    if comparison.fingerprint != seen:
        raise MovedOnError
    done = Done()
    for part in comparison.parts:
        for row in part.rows:
            if row.kind in WRITTEN or (row.asked and takes(row)):
                _write(row, part, upload.user)
                done.written += 1
            elif row.asked:
                done.kept += 1
    upload.delete()
    return done


def _lock(documents):
    """Hold the translations, and what is written in them, until the end of the transaction."""
    held = Translation.objects.filter(uuid__in=uuids_of(documents)).order_by("pk").select_for_update(of=("self",))
    pairs = list(held.values_list("source__object_id", "target_locale_id"))
    rows = StringTranslation.objects.filter(
        context__object_id__in={pair[0] for pair in pairs}, locale_id__in={pair[1] for pair in pairs}
    )
    list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk"))


def _write(row: Row, part: Part, user) -> None:
    segment, locale = row.place.source, part.translation.target_locale
    words = row.present or StringTranslation(translation_of=segment.string, context=segment.context, locale=locale)
    tool = Carried.TOOL_NAME if row.kind == Kind.MOVED_ON else part.document.tool
    write_over(words, canonical(row.entry.target), Author(user.pk, tool))
    if row.kind == Kind.MOVED_ON:  # they were written for the text as it was, and wait to be checked
        Carried.objects.update_or_create(
            string_translation=words, defaults={"base_string": row.former, "kind": kind_of_change(row, part)}
        )


def kind_of_change(row: Row, part: Part) -> ChangeKind:
    """What changed in the original since the export. No file tells where links led then: with links it is a fact."""
    language = part.translation.source.locale.language_code
    return classify(row.former.data, row.place.text, language, {}, row.place.attrs) or ChangeKind.WORDING
