"""The record of a translation: for every segment who or what wrote it and who reviewed it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Locale

from cms.core.failures import each

from ..engine.models import StringSegment, StringTranslation, TranslationSource
from ..engine.strings import digest
from .authorship import origin_of

COLUMNS = (
    "content",  # the translation key, the same in every language
    "title",
    "language",
    "path",
    "source",
    "words",
    "in_use",  # whether the original still has this segment
    "origin",
    "engine",
    "engine_version",
    "written_by",
    "written_at",
    "reviewed_by",
    "reviewed_at",
    "reviewed_as",
)


def records(locales: Iterable[Locale | int] | None = None, keys: Iterable | None = None) -> Iterator[dict]:
    """One dict of ``COLUMNS`` for each segment that was ever translated, in the order of content and path.

    ``locales`` and ``keys`` (of content) leave out the others. Read piece by piece, so that any number is fine.
    """
    rows = _rows(locales, keys)
    titles = _titles(rows)
    for row in rows.iterator(chunk_size=1000):
        yield from each("export", [row], lambda one: _record(one, titles))


def _rows(locales, keys) -> QuerySet:
    same = StringSegment.objects.filter(string=OuterRef("translation_of"), context=OuterRef("context"))
    rows = StringTranslation.objects.filter(context__isnull=False).annotate(in_use=Exists(same))
    if locales is not None:
        rows = rows.filter(locale__in=locales)
    if keys is not None:
        rows = rows.filter(context__object__in=keys)
    related = ("authorship__written_by", "authorship__reviewed_by", "context", "locale", "translation_of")
    rows = rows.select_related(*related, "last_translated_by")
    return rows.order_by("context__object", "locale", "context__path", "pk")


def _titles(rows) -> dict:
    keys = rows.order_by().values("context__object")
    sources = TranslationSource.objects.filter(object__in=keys).order_by("-pk")
    return dict(sources.values_list("object_id", "object_repr"))


def _record(row, titles) -> dict:
    return {
        "content": str(row.context.object_id),
        "title": titles.get(row.context.object_id, ""),
        "language": row.locale.language_code,
        "path": row.context.path,
        "source": row.translation_of.data,
        "words": row.data,
        "in_use": row.in_use,
        **_authorship(row),
    }


def _authorship(row) -> dict:
    kept = getattr(row, "authorship", None)
    if kept is None or kept.digest != digest(row.data):  # written past the signals: what the engine says of it
        found = origin_of(row.translation_type, row.tool_name, row.last_translated_by_id)
        written = (found.origin, found.engine, found.version, row.last_translated_by, row.updated_at)
        return _as_columns(written, (None, None, ""))
    written = (kept.origin, kept.engine, kept.engine_version, kept.written_by, kept.written_at)
    return _as_columns(written, (kept.reviewed_by, kept.reviewed_at, kept.reviewed_as))


def _as_columns(written, reviewed) -> dict:
    origin, engine, version, writer, written_at = written
    reviewer, reviewed_at, reviewed_as = reviewed
    return {
        "origin": str(origin),
        "engine": engine,
        "engine_version": version,
        "written_by": _name(writer),
        "written_at": _moment(written_at),
        "reviewed_by": _name(reviewer),
        "reviewed_at": _moment(reviewed_at),
        "reviewed_as": reviewed_as,
    }


def _name(user) -> str:
    return str(getattr(user, get_user_model().USERNAME_FIELD)) if user else ""


def _moment(moment: datetime | None) -> str:
    """ISO 8601 with the offset, to the second."""
    return moment.isoformat(timespec="seconds") if moment else ""
