"""Work that comes again by itself: one list for the site and its plugins, done by the worker. No cron is needed.

The list is joined from the hook ``register_periodic_tasks``: functions that give ``Periodic`` entries.
``docs/how-it-works/jobs.md`` tells how to add one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from wagtail import hooks

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Periodic:
    """Something to do again and again: ``every`` so long, or daily ``at`` a time of the site's time zone.

    What is ``prompt`` is short, and done on time even while a long job occupies the worker. All else waits in the queue
    of jobs. Either may be cut off and begun again, as any job.
    """

    name: str  # it is remembered under this name
    label: str | Promise  # for administrators, translated
    work: Callable[[], None]
    every: timedelta | None = None
    at: time | None = None
    prompt: bool = False

    def __post_init__(self):
        if (self.every is None) == (self.at is None) or (self.every is not None and self.every <= timedelta()):
            raise ValueError(f"{self.name}: say either every how long, or at what time.")

    @property
    def interval(self) -> timedelta:
        return self.every or DAY

    @property
    def grace(self) -> timedelta:
        """How late it may be before somebody should look."""
        return timedelta(minutes=5) if self.prompt else max(self.interval / 4, timedelta(minutes=15))

    def after(self, moment: datetime) -> datetime:
        """When it is due next after a moment: on the full minute, hour..., or at that time of the day."""
        if self.every:
            passed = (moment - datetime(2000, 1, 1, tzinfo=UTC)) % self.every
            return moment - passed + self.every
        today, at = timezone.localtime(moment).date(), self.at or time()
        days = (timezone.make_aware(datetime.combine(today + DAY * n, at)).astimezone(UTC) for n in range(3))
        return next(each for each in days if each > moment)  # a night may lack the time, or have it twice


def all_periodic() -> dict[str, Periodic]:
    """Everything that comes again, by name."""
    found = {}
    for listed in hooks.get_hooks("register_periodic_tasks"):
        for periodic in listed():
            if periodic.name in found:
                raise ValueError(f"Two periodic tasks are called {periodic.name}.")
            found[periodic.name] = periodic
    return found
