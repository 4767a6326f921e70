"""Begins what is due, once, however many workers look; and remembers how it ended."""

import logging
from datetime import timedelta
from traceback import format_exception

from django.db.models import F, Q
from django.db.models.functions import Least
from django.utils import timezone
from django_tasks import task

from cms.core.models import PeriodicRun

from ..jobs import due
from . import Periodic, all_periodic

logger = logging.getLogger(__name__)
HELD = timedelta(minutes=2)  # so long nobody else begins it too; a killed worker holds it no longer than that
FIRST_WAIT = timedelta(minutes=5)  # after a failure; then twice as long each time, until its turn comes anyway
BEHIND_OTHERS = -10  # priority in the queue: what somebody waits for is done first


def look() -> None:
    """Begin everything that is due. After a pause, what was missed is done once."""
    listed, now = all_periodic(), timezone.now()
    runs = {run.name: run for run in PeriodicRun.objects.filter(name__in=listed)}
    for periodic in listed.values():
        run = runs.get(periodic.name) or _remember(periodic, now)
        if run.next_at <= now and _claim(periodic, now):
            _begin(periodic)


def _remember(periodic, now) -> PeriodicRun:
    """A new entry. What is prompt is due now; a night's work waits for the night."""
    first = now if periodic.prompt else periodic.after(now)
    return PeriodicRun.objects.get_or_create(name=periodic.name, defaults={"next_at": first})[0]


def _claim(periodic, now) -> bool:
    """Whether this worker is the one to begin it: the row changes for one of them only."""
    free = Q(held_until=None) | Q(held_until__lte=now)
    mine = PeriodicRun.objects.filter(free, name=periodic.name, next_at__lte=now)
    held = now + HELD if periodic.prompt else None
    return bool(mine.update(next_at=periodic.after(now), held_until=held))


def _begin(periodic: Periodic) -> None:
    if periodic.prompt:
        do(periodic)
    else:
        due(do_periodic, periodic.name)


@task(priority=BEHIND_OTHERS)
def do_periodic(name: str) -> None:
    """The job for what is not prompt. What is not on the list any more is forgotten."""
    if periodic := all_periodic().get(name):
        do(periodic)


def do(periodic: Periodic) -> None:
    """Do it now. A failure stops nothing else: it is noted, shown to administrators, and tried again."""
    try:
        periodic.work()
    except Exception as error:
        logger.exception("Periodic work failed: %s", periodic.name)
        _failed(periodic, error)
    else:
        run = PeriodicRun.objects.filter(name=periodic.name)
        run.update(held_until=None, done_at=timezone.now(), failures=0, failed_at=None, fault="")


def _failed(periodic, error):
    run = PeriodicRun.objects.filter(name=periodic.name)
    before = run.values_list("failures", flat=True).first() or 0
    now = timezone.now()
    run.update(
        held_until=None,
        failures=F("failures") + 1,
        failed_at=now,
        fault="".join(format_exception(error)),
        next_at=Least("next_at", now + FIRST_WAIT * 2 ** min(before, 10)),
    )


def ask_for(name: str) -> bool:
    """Let a worker do it as soon as one looks. False where there is no such work."""
    if name not in all_periodic():
        return False
    now = timezone.now()
    PeriodicRun.objects.get_or_create(name=name, defaults={"next_at": now})
    PeriodicRun.objects.filter(name=name).update(next_at=now)
    return True
