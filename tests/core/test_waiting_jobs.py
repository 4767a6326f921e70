"""Jobs that wait while the site is brought up to date are known afterwards."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.utils.module_loading import import_string
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult, get_date_max

migration = import_module("cms.core.migrations.0010_waiting_jobs_by_their_new_names")


def queue(path: str) -> DBTaskResult:
    return DBTaskResult.objects.create(
        task_path=path, args_kwargs={"args": [], "kwargs": {}}, backend_name="default", run_after=get_date_max()
    )


@pytest.mark.parametrize("path", migration.MOVED.values())
def test_a_new_name_is_that_of_a_job(path):
    assert isinstance(import_string(path), Task)


@pytest.mark.django_db
def test_jobs_that_wait_get_their_new_names_and_the_old_ones_on_the_way_back():
    jobs = {before: queue(before) for before in migration.MOVED}
    other = queue("wagtail.tasks.update_reference_index_task")
    migration.forwards(apps, SimpleNamespace(connection=connection))
    assert {before: DBTaskResult.objects.get(pk=job.pk).task_path for before, job in jobs.items()} == migration.MOVED
    migration.backwards(apps, SimpleNamespace(connection=connection))
    for before, job in (*jobs.items(), (other.task_path, other)):
        assert DBTaskResult.objects.get(pk=job.pk).task_path == before
