"""Work that a request leaves to a worker: ``manage.py worker``. In development and tests it is done at once."""

import json
import threading

from django.conf import settings
from django.db import connections, transaction
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task
from django_tasks.utils import normalize_json

from .on_commit import remembered
from .queue import queue_once

_asking_others: set[str] = set()


def asks_others(task: Task) -> Task:
    """Decorates a task that waits for other computers. On one's own computer, where there is no worker, it is done
    beside (``JOBS_BESIDE``), so that nobody who publishes waits for a receiver that hangs."""
    _asking_others.add(task.module_path)
    return task


def due(task: Task, *args) -> None:
    """Say that a task is due with these arguments (JSON values) once the current transaction is committed.

    With a queue in the database the job is part of the transaction: neither is kept without the other, so a crash
    loses nothing. Without one the job is done right after the commit. What is rolled back is not due.

    Asked for several times before a worker begins, it is done once: a task sees what was committed before it begins,
    so it must compute from the database and give the same result when it is run again.

    Raises TypeError where the call stands, not in the worker, if an argument is not JSON.
    """
    asked = (task.module_path, json.dumps(normalize_json(args), sort_keys=True))
    if any(getattr(each, "asked", None) == asked for each in remembered()):
        return
    if isinstance(task.get_backend(), ImmediateBackend):
        do = _beside if task.module_path in _asking_others and settings.JOBS_BESIDE else _at_once
        job = _Remembered(asked, lambda: do(task, args))
    else:
        job = _Remembered(asked, lambda: None)
        queue_once(task, args)
    transaction.on_commit(job)


def _at_once(task, args):
    task.enqueue(*args)


def _beside(task, args):
    def work():
        try:
            task.enqueue(*args)
        finally:
            connections.close_all()

    threading.Thread(target=work, daemon=True).start()


class _Remembered:
    """What a transaction remembers of a job that is due; savepoints that are rolled back forget it."""

    def __init__(self, asked, call):
        self.asked, self.call = asked, call

    def __call__(self):
        self.asked = None  # what is asked for from here on is another job
        self.call()
