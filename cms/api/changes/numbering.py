"""Puts what was committed in order, and tells the version that an answer is made from."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.db.models import Exists, F
from django.utils import timezone

from .. import models
from .marking import forget_notes
from .spreading import spread

CHUNK = 500
FIRST = 2**40  # a new database begins with any number below
GAP = 2**20  # numbers leave gaps of any size below: so no two histories of content give out the same ones
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Version:
    """The state of all content. ``settled`` is False while a change is known that no number stands for yet: an answer
    that is made meanwhile must not be kept."""

    number: int
    changed_at: datetime
    settled: bool = True
    before: int = 0  # positions up to this one were given before each was kept


def current() -> Version:
    """The version that an answer made from here on is at least as new as. One query, unless something has changed.

    Must be asked before the content is: an answer may be newer than its version, never older.
    """
    pending = Exists(models.Change.objects.filter(number=None))
    found = models.Version.objects.filter(pk=1).annotate(pending=pending).first()
    if found and not found.pending:
        return Version(found.number, found.changed_at, before=found.before)
    try:
        return _number()
    except DatabaseError:  # a database that can only be read: answer, and let nobody keep it
        return Version(found.number if found else 0, timezone.now(), False, found.before if found else 0)


def is_known(position: int, version: Version) -> bool:
    """Whether a position was given out by this database, or by the one that it is a copy of."""
    if position <= version.before:
        return True
    return position <= version.number and models.Position.objects.filter(number=position).exists()


def give_out(position: int) -> None:
    """Keep a position, so that it is known when it comes back."""
    models.Position.objects.bulk_create([models.Position(number=position)], ignore_conflicts=True)


@transaction.atomic
def _number() -> Version:
    """Number what is marked, and what changes with it. Rows that somebody is changing right now are left to the next
    reader."""
    version = _locked()
    marked = models.Change.objects.filter(number=None)
    rows = list(marked.select_for_update(skip_locked=True).order_by("pk"))
    more = spread(rows)
    if rows and more is not None:
        _give_numbers(version, sorted({row.pk for row in rows} | more))
        forget_notes()
    return Version(version.number, version.changed_at, not marked.exists(), version.before)


def _locked():
    """The one row of the version, which one reader at a time may change."""
    now = timezone.now().replace(microsecond=0)
    first = {"changed_at": now, "number": secrets.randbelow(FIRST)}
    version, created = models.Version.objects.get_or_create(pk=1, defaults=first)
    if created:
        give_out(version.number)
    return models.Version.objects.select_for_update().get(pk=1)


def _give_numbers(version, ids):
    offset = version.number + 1 + secrets.randbelow(GAP) - ids[0]
    for start in range(0, len(ids), CHUNK):
        models.Change.objects.filter(pk__in=ids[start : start + CHUNK]).update(number=F("id") + offset)
    # More than any row's: where a page of changes ends is no version, so a restored database does not take it for one.
    version.number = ids[-1] + offset + 1
    version.changed_at = max(timezone.now().replace(microsecond=0), version.changed_at + SECOND)
    version.save()
    give_out(version.number)
