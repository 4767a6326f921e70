"""What the foundation itself does again and again."""

from datetime import time, timedelta

from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from ..limits import forget_counts
from . import Periodic
from .schedules import keep_schedules

NIGHT = time(3, 10)
KEPT, FAILED_KEPT = timedelta(days=14), timedelta(days=90)


def forget_sessions() -> None:
    """Sessions that have expired."""
    call_command("clearsessions", verbosity=0)


def forget_jobs() -> None:
    """What became of jobs, after two weeks; of those that failed, after three months.

    Not by the command of django-tasks, which refuses to run where jobs are done at once.
    """
    now = timezone.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - KEPT).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - FAILED_KEPT).delete()


def ours() -> list[Periodic]:
    """For the hook ``register_periodic_tasks``."""
    minute = timedelta(minutes=1)
    return [
        Periodic("schedules", _("Publish and take offline on time"), keep_schedules, every=minute, prompt=True),
        Periodic("sessions", _("Forget sessions that have expired"), forget_sessions, at=NIGHT),
        Periodic("jobs", _("Forget old jobs"), forget_jobs, at=NIGHT),
        Periodic("requests", _("Forget who asked how often"), forget_counts, every=timedelta(minutes=30)),
    ]
