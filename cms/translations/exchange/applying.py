"""Writing an upload: all of it or nothing, and only what was shown before."""

from collections.abc import Callable

from django.db import IntegrityError, transaction
from wagtail_localize.models import StringTranslation, Translation

from ..models import Carried, PendingUpload
from ..models.freshness import ChangeKind
from .comparing import WRITTEN, Comparison, Kind, Row
from .documents import canonical


class MovedOn(Exception):  # noqa: N818 - no error of anybody's
    """Something changed between showing and writing; nothing was written."""


def apply(upload: PendingUpload, seen: str, takes: Callable[[Row], bool]) -> dict[str, int]:
    """Write what a pending upload changes and forget the upload; gives the number of texts written and kept.

    ``seen`` is the fingerprint of the comparison that the person saw, ``takes`` says of each conflict whether the
    file's words win. Raises MovedOn, having written nothing, if the comparison has become another one since.
    """
    try:
        with transaction.atomic():
            return _apply(upload, seen, takes)
    except IntegrityError as error:  # somebody wrote the same text for the first time at this moment
        raise MovedOn from error


def _apply(upload, seen, takes):
    documents = upload.documents()
    if not PendingUpload.objects.select_for_update().filter(pk=upload.pk).exists():
        raise MovedOn
    _lock(documents)
    comparison = Comparison(documents, upload.user)
    if comparison.fingerprint != seen:
        raise MovedOn
    written = 0
    for part in comparison.parts:
        for row in part.rows:
            if row.kind in WRITTEN or (row.asked and takes(row)):
                _write(row, part, upload.user)
                written += 1
    upload.delete()
    return {"written": written, "kept": sum(row.asked for row in comparison.rows) - _taken(comparison, takes)}


def _taken(comparison, takes):
    return sum(row.asked and takes(row) for row in comparison.rows)


def _lock(documents):
    """Hold the translations and what is written in them until the end of the transaction."""
    translations = Translation.objects.filter(uuid__in=[document.uuid for document in documents if document.uuid])
    keys = list(translations.order_by("pk").select_for_update().values_list("source__object_id", "target_locale_id"))
    rows = StringTranslation.objects.filter(context__object_id__in={key for key, _locale in keys})
    list(rows.filter(locale_id__in={locale for _key, locale in keys}).order_by("pk").select_for_update(of=("self",)))


def _write(row: Row, part, user) -> None:
    segment, locale = row.place.segment, part.translation.target_locale
    words = row.present or StringTranslation(translation_of=segment.string, context=segment.context, locale=locale)
    words.translation_of, words.context, words.locale = segment.string, segment.context, locale  # loaded already
    words.data = canonical(row.entry.target)
    words.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
    words.tool_name = Carried.TOOL_NAME if row.kind == Kind.MOVED_ON else part.document.tool
    words.last_translated_by = user
    words.has_error, words.field_error = False, ""
    words.save()
    if row.kind == Kind.MOVED_ON:
        _remember_older(row, words)


def _remember_older(row, words):
    """The words were written for the text as it was at the export: they wait to be checked, and say so."""
