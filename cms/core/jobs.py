"""Work that a request leaves to a worker: ``manage.py db_worker``. In development and tests it is done at once."""

from functools import partial

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task


def due(task: Task, *args) -> None:
    """Say that a task is due with these arguments (JSON values) once the current transaction is committed.

    With a queue in the database the job is part of the transaction: neither is kept without the other, so a crash
    loses nothing. Without one the job is done right after the commit. Asked for twice in one transaction, it is done
    once.
    """
    asked = (task.module_path, args)
    connection = transaction.get_connection()
    if any(getattr(entry[1], "asked", None) == asked for entry in connection.run_on_commit):
        return
    if isinstance(task.get_backend(), ImmediateBackend):
        call = partial(task.enqueue, *args)
    else:
        task.enqueue(*args)
        call = partial(int)  # only remembers, for the rest of the transaction, that the job is queued
    call.asked = asked
    transaction.on_commit(call)
