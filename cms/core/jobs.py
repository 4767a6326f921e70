"""Work that a request leaves to a worker: ``manage.py db_worker``. In development and tests it is done at once."""

import json

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task, TaskResultStatus
from django_tasks.utils import normalize_json


def due(task: Task, *args) -> None:
    """Say that a task is due with these arguments (JSON values) once the current transaction is committed.

    With a queue in the database the job is part of the transaction: neither is kept without the other, so a crash
    loses nothing. Without one the job is done right after the commit. What is rolled back is not due.

    Asked for several times before a worker begins, it is done once: a task sees what was committed before it begins,
    so it must compute from the database and give the same result when it is run again.

    Raises TypeError where the call stands, not in the worker, if an argument is not JSON.
    """
    asked = (task.module_path, json.dumps(normalize_json(args), sort_keys=True))
    connection = transaction.get_connection()
    if any(getattr(entry[1], "asked", None) == asked for entry in connection.run_on_commit):
        return
    if isinstance(task.get_backend(), ImmediateBackend):
        remembered = _Remembered(asked, lambda: task.enqueue(*args))
    else:
        remembered = _Remembered(asked, lambda: None)
        _queue(task, args)
    transaction.on_commit(remembered)


class _Remembered:
    """What a transaction remembers of a job that is due; savepoints that are rolled back forget it."""

    def __init__(self, asked, call):
        self.asked, self.call = asked, call

    def __call__(self):
        self.asked = None  # what is asked for from here on is another job
        self.call()


def _queue(task, args):
    """Queue a job, unless the same one waits already.

    The waiting job is locked until this transaction ends. Without that, a worker could begin it now and not see what
    this transaction is about to commit. SQLite has no locks of rows and needs none: one writes at a time.
    """
    from django_tasks_db.models import DBTaskResult, get_date_max

    same = {
        "task_path": task.module_path,
        "args_kwargs": {"args": normalize_json(args), "kwargs": {}},
        "queue_name": task.queue_name,
        "backend_name": task.backend,
        "priority": task.priority,
        "run_after": task.run_after or get_date_max(),
        "status": TaskResultStatus.READY,
    }
    with transaction.atomic(savepoint=False):
        waiting = DBTaskResult.objects.filter(**same).select_for_update(skip_locked=True).order_by()
        if not waiting.values_list("pk", flat=True)[:1]:
            task.enqueue(*args)
