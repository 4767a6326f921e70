"""The queue of jobs in the database, where what comes of saving one page is queued together."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q
from django_tasks.base import Task, TaskResultStatus
from django_tasks.utils import normalize_json
from django_tasks_db import DatabaseBackend

from .on_commit import remembered

_gathered: ContextVar[list | None] = ContextVar("gathered", default=None)


class Queue(DatabaseBackend):
    """django-tasks' queue in the database; within ``queued_together`` jobs are written at its end, in one query."""

    def _task_to_db_task(self, task, args, kwargs):
        gathered = _gathering()
        if gathered is None:
            return super()._task_to_db_task(task, args, kwargs)
        row = _row(task, args, kwargs)
        _gather(gathered, row)
        return row


@contextmanager
def queued_together() -> Iterator[None]:
    """Jobs that are asked for within are queued at its end, in two queries however many there are.

    Stands within a transaction; outside one it changes nothing. What a savepoint within it rolled back is forgotten.
    """
    if _gathered.get() is not None:
        yield
        return
    gathered: list = []
    token = _gathered.set(gathered)
    try:
        yield
    finally:
        _gathered.reset(token)
    kept = remembered()
    asked = [asked for marker, asked in gathered if marker in kept]
    _write([one for one in asked if not isinstance(one, tuple)], [one for one in asked if isinstance(one, tuple)])


def queue_once(task: Task, args: tuple) -> None:
    """Queue a job, unless the same one waits already."""
    gathered = _gathering()
    if gathered is not None:
        _gather(gathered, (task, args))
    else:
        _write([], [(task, args)])


def _gathering() -> list | None:
    """Where jobs are gathered just now, if they are."""
    return _gathered.get() if transaction.get_connection().in_atomic_block else None


def _gather(gathered: list, asked) -> None:
    marker = _Marker()
    transaction.on_commit(marker)
    gathered.append((marker, asked))


class _Marker:
    """Stays among what is to be done on commit, unless the savepoint that it was left in is rolled back."""

    def __call__(self):
        pass


def _write(rows: list, once: list[tuple[Task, tuple]]) -> None:
    from django_tasks_db.models import DBTaskResult

    with transaction.atomic(savepoint=False):
        waiting = _waiting(once) if once else []
        new = [(task, args) for task, args in once if (task.module_path, _arguments(args)) not in waiting]
        rows = [*rows, *(_row(task, args, {}) for task, args in new)]
        if rows:
            DBTaskResult.objects.bulk_create(rows)


def _row(task, args, kwargs):
    from django_tasks_db.models import DBTaskResult, get_date_max

    backend = task.get_backend()
    return DBTaskResult(
        id=backend._get_id(),
        args_kwargs=normalize_json({"args": args, "kwargs": kwargs}),
        priority=task.priority,
        task_path=task.module_path,
        queue_name=task.queue_name,
        run_after=task.run_after or get_date_max(),
        backend_name=backend.alias,
    )


def _waiting(jobs) -> list[tuple[str, dict]]:
    """Which of these jobs wait. They are locked until the transaction ends.

    Without that, a worker could begin one now and not see what the transaction is about to commit. SQLite has no locks
    of rows and needs none: one writes at a time.
    """
    from django_tasks_db.models import DBTaskResult

    same = reduce(or_, (Q(**_fields(task, args)) for task, args in jobs))
    waiting = DBTaskResult.objects.filter(same).select_for_update(skip_locked=True).order_by()
    return list(waiting.values_list("task_path", "args_kwargs"))


def _fields(task, args) -> dict:
    from django_tasks_db.models import get_date_max

    return {
        "task_path": task.module_path,
        "args_kwargs": _arguments(args),
        "queue_name": task.queue_name,
        "backend_name": task.backend,
        "priority": task.priority,
        "run_after": task.run_after or get_date_max(),
        "status": TaskResultStatus.READY,
    }


def _arguments(args) -> dict:
    return {"args": normalize_json(args), "kwargs": {}}
