"""The end of a transaction, in tests that run inside one."""

from contextlib import contextmanager

from django.db import connection
from django_tasks.base import TaskResultStatus
from django_tasks.signals import task_finished


@contextmanager
def committed():
    """What was left for the commit is done at the end of the block, as after a real commit.

    Django's own ``captureOnCommitCallbacks`` leaves the callbacks it has run in the connection's list, where
    ``cms.operations.jobs.due`` would take them for jobs that are still to come. A job that fails fails the test: the
    immediate backend only notes it.
    """
    connection.run_on_commit = []
    yield
    task_finished.connect(_told, dispatch_uid="committed")
    try:
        while connection.run_on_commit:
            _savepoints, callback, _robust = connection.run_on_commit.pop(0)
            callback()
    finally:
        task_finished.disconnect(dispatch_uid="committed")


def _told(sender, task_result, **kwargs):
    assert task_result.status == TaskResultStatus.SUCCESSFUL, task_result.errors[-1].traceback
