"""A worker that is killed in the middle of a job: begun again, the job comes to the same end."""

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from django.conf import settings

from tests.translations.fake_translator import fake_translator
from tests.workers import environment, manage, migrated_file, python, rows

BEGIN = """
import django
django.setup()
from cms.translations.machine import runs
from tests.factories.site import small_site
from tests.translations.machine_content import post_to_translate
runs.start(post_to_translate(small_site(), paragraphs=100), None)
"""
RESULT = """
    select translation_of_id, context_id, locale_id, data, translation_type, tool_name, has_error
    from wagtail_localize_stringtranslation order by 1, 2, 3
"""
RUN = "select state, done, total, message from translations_machinerun"
JOB = "select status from django_tasks_database_dbtaskresult where task_path like '%machine.runs.translate'"


@pytest.fixture
def service():
    with fake_translator() as fake:
        yield fake


@pytest.fixture
def database(tmp_path):
    """A migrated SQLite file of one's own, with a run that waits for a worker."""
    file = migrated_file(tmp_path / "killed.sqlite3")
    python(file, "", "-c", BEGIN)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    return file


WORKER = ("worker", "--batch", "--no-startup-delay", "--no-reload", "--worker-id", "w1", "--verbosity", "0")


def worker_as_deployed(file, address):
    variables = environment(file, address) | {"WORKER_NAME": "w1", "PYTHON": sys.executable}
    command = ["deploy/worker", "--batch", "--no-startup-delay", "--verbosity", "0"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=variables, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def kill_in_the_middle(file, service):
    """Start a worker and kill it while it waits for the answer to its second portion."""
    service.script = ["good", "hang:"]
    command = [sys.executable, "manage.py", *WORKER]
    worker = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment(file, service.address))
    for _attempt in range(1200):
        if len(service.requests) == 2 or worker.poll() is not None:
            break
        time.sleep(0.1)
    assert worker.poll() is None
    worker.kill()
    worker.wait()
    service.script = []


def test_it_comes_to_the_same_end_as_if_nobody_had_killed_it(database, service, tmp_path):
    unharmed = tmp_path / "unharmed.sqlite3"
    shutil.copy(database, unharmed)
    manage(unharmed, service.address, *WORKER)
    service.requests.clear()

    kill_in_the_middle(database, service)
    assert rows(database, JOB) == [("RUNNING",)]
    assert rows(database, RUN)[0][0] == "running"
    assert 30 <= len(rows(database, RESULT)) < 60  # the first portion is there

    manage(database, service.address, *WORKER)
    assert rows(database, JOB) == [("RUNNING",)]  # by itself nothing ever happens again

    asked = len(service.requests)
    assert "1 lost jobs wait again" in worker_as_deployed(database, service.address)
    assert rows(database, JOB) == [("SUCCESSFUL",)]
    assert rows(database, RESULT) == rows(unharmed, RESULT)
    assert rows(database, RUN) == rows(unharmed, RUN)
    assert len(service.requests) - asked == 2  # what was there already was not asked for, or paid for, again
