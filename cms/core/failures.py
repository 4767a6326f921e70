"""One of many that fails takes nothing else down: the others are answered, and staff are told.

``others_go_on`` stands around the work for one item of a feed, a list, an answer, an index, a file or a job.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import F, Model
from django.dispatch import Signal
from django.utils import timezone

logger = logging.getLogger("cms.failures")
noted = Signal()  # of each failure that is noted: outlet, item, error
QUIET = 600  # seconds in which the same failure is not written again


@contextmanager
def others_go_on(outlet: str, item) -> Iterator[None]:
    """What fails within is noted and passed over. ``item`` is what failed: a row, or words that say what it is.

    A database that does not answer is no fault of one item: every other would fail as well, and an empty answer
    would be kept by caches as if it were true.
    """
    try:
        yield
    except DatabaseError:
        raise
    except Exception as error:
        note(outlet, item, error)


def each(outlet: str, items, make, name=lambda item: item) -> list:
    """What ``make`` gives for each item, without those that fail. ``name`` gives what staff are told of an item."""
    made = []
    for item in items:
        with others_go_on(outlet, name(item)):
            made.append(make(item))
    return made


def try_all(items, act) -> None:
    """Do it for each item by itself. Where some fail, the others are done all the same.

    The first failure is raised at the end, so that a job stands among the failed ones and can be run again, and a
    command ends as failed.
    """
    failures = []
    for item in items:
        try:
            with transaction.atomic():
                act(item)
        except Exception as error:
            logger.exception("It failed for %s; the others are done", item)
            failures.append(error)
    if failures:
        raise failures[0]


def note(outlet: str, item, error: Exception, key: str = "") -> None:
    """Log a failure and keep it for staff. Never raises: this is done while something else is being answered."""
    key = key or _key(item)
    noted.send(None, outlet=outlet, item=item, error=error)
    if not cache.add(_cached(outlet, key), True, QUIET):
        return
    logger.error("%s: %s was left out", outlet, key, exc_info=error)
    try:
        with transaction.atomic():
            _keep(outlet, item, key, f"{type(error).__name__}: {error}"[:500])
    except Exception:
        logger.exception("A failure could not be kept for staff")


def is_known(outlet: str, key: str) -> bool:
    """Whether the same has failed in the last minutes."""
    return cache.get(_cached(outlet, key)) is not None


def _keep(outlet, item, key, error):
    from .models import Failure

    now = timezone.now()
    same = Failure.objects.filter(outlet=outlet, key=key)
    if not same.update(times=F("times") + 1, last_seen=now, error=error):
        row = item if isinstance(item, Model) and item.pk else None
        kind = ContentType.objects.get_for_model(row) if row else None
        same.create(
            outlet=outlet,
            key=key,
            content_type=kind,
            object_id=str(row.pk) if row else "",
            label=str(item)[:255],
            error=error,
            first_seen=now,
            last_seen=now,
        )


def _key(item) -> str:
    return f"{item._meta.label_lower} {item.pk}" if isinstance(item, Model) else str(item)[:200]


def _cached(outlet, key) -> str:
    return f"failure-{outlet}-{key}".replace(" ", "-")
