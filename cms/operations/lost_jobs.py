"""Jobs that nobody works on any more: their worker was killed, or the machine it ran on.

django-tasks-db marks a job as running and leaves it so for ever when its worker dies. Whether a worker is alive can be
told without a heartbeat: names of workers are unique, so a worker that starts under a name has outlived whoever ran
under it before.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

MOST_ATTEMPTS = 3  # a job that has cost so many workers their life is not given to another


def requeue(worker: str = "", older_than: timedelta | None = None) -> tuple[int, int]:
    """Put lost jobs back into the queue: those of the worker of that name, those that began longer ago than that.

    Gives how many wait again, and how many were given up (they are then among the failed jobs, with the reason).
    """
    again = given_up = 0
    for job in DBTaskResult.objects.running().order_by("enqueued_at"):
        of_worker = bool(worker) and job.worker_ids[-1:] == [worker]
        too_old = older_than is not None and job.started_at < timezone.now() - older_than
        if of_worker or too_old:
            kept = len(job.worker_ids) < MOST_ATTEMPTS
            changed = _put_back(job, kept)
            again, given_up = again + (changed and kept), given_up + (changed and not kept)
    return again, given_up


def _put_back(job, kept: bool) -> bool:
    """Whether it was still the same attempt: two may look for lost jobs at once."""
    with transaction.atomic():
        row = DBTaskResult.objects.running().filter(pk=job.pk).select_for_update().first()
        if row is None or row.worker_ids != job.worker_ids:
            return False
        row.status = TaskResultStatus.READY if kept else TaskResultStatus.FAILED
        if not kept:
            row.finished_at = timezone.now()
            row.exception_class_path = "builtins.RuntimeError"
            row.traceback = _("Begun %(number)d times, and each time its worker was lost before the end.") % {
                "number": len(row.worker_ids)
            }
        row.save(update_fields=["status", "finished_at", "exception_class_path", "traceback"])
        return True


def try_again(job: DBTaskResult) -> bool:
    """Let a failed job wait in the queue again, as if it had never run. False if it does not stand failed any more."""
    return bool(
        DBTaskResult.objects.failed()
        .filter(pk=job.pk)
        .update(
            status=TaskResultStatus.READY,
            worker_ids=[],
            started_at=None,
            finished_at=None,
            exception_class_path="",
            traceback="",
        )
    )
