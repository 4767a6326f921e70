"""Puts what was committed in order, and tells the version that an answer is made from."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.db.models import Exists, F
from django.utils import timezone

from .. import models
from .marking import forget_notes

CHUNK = 500
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Version:
    """The state of all content. ``settled`` is False while a change is known that no number stands for yet: an answer
    that is made meanwhile must not be kept."""

    number: int
    changed_at: datetime
    settled: bool = True


def current() -> Version:
    """The version that an answer made from here on is at least as new as. One query, unless something has changed.

    Must be asked before the content is: an answer may be newer than its version, never older.
    """
    pending = Exists(models.Change.objects.filter(number=None))
    found = models.Version.objects.filter(pk=1).annotate(pending=pending).first()
    if found and not found.pending:
        return Version(found.number, found.changed_at)
    try:
        return _number()
    except DatabaseError:  # a database that can only be read: answer, and let nobody keep it
        return Version(0, timezone.now(), settled=False)


@transaction.atomic
def _number() -> Version:
    """Number what is marked. Rows that somebody is changing right now are left to the next reader."""
    now = timezone.now().replace(microsecond=0)
    models.Version.objects.get_or_create(pk=1, defaults={"changed_at": now})
    version = models.Version.objects.select_for_update().get(pk=1)
    marked = models.Change.objects.filter(number=None)
    ids = list(marked.select_for_update(skip_locked=True).order_by("pk").values_list("pk", flat=True))
    if ids:
        offset = version.number + 1 - ids[0]
        for start in range(0, len(ids), CHUNK):
            models.Change.objects.filter(pk__in=ids[start : start + CHUNK]).update(number=F("id") + offset)
        version.number = ids[-1] + offset
        version.changed_at = max(now, version.changed_at + SECOND)
        version.save()
    forget_notes()
    return Version(version.number, version.changed_at, settled=not marked.exists())
