"""The worker that is shipped, and the development server: both keep schedules, and nobody needs cron."""

import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

from tests.workers import environment, migrated_file, python, rows

BEGIN = """
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from tests.factories.site import small_site
site, now = small_site(), timezone.now()
site.post.expire_at = now - timedelta(minutes=1)
site.post.save_revision().publish()
site.practice.unpublish()
revision = site.practice.save_revision()
revision.approved_go_live_at = now - timedelta(minutes=1)
revision.save()
"""
LIVE = """
    select title from wagtailcore_page where live and id in (select page_ptr_id from news_newspage)
    union all select p.title from regions_goodpractice p where live
"""
DONE = "select done_at is not null and failures = 0 from core_periodicrun where name = 'schedules'"


@pytest.fixture
def scheduled(tmp_path):
    """A database where a post has expired and a practice should have appeared a minute ago."""
    file = migrated_file(tmp_path / "scheduled.sqlite3")
    python(file, "", "-c", BEGIN)
    return file


def wait_until(found, process):
    for _attempt in range(600):
        if found() or process.poll() is not None:
            break
        time.sleep(0.1)
    assert found(), process.communicate(timeout=5)


def start(file, command, **more):
    variables = environment(file) | {"PYTHON": sys.executable, **more}
    return subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def test_the_shipped_worker_publishes_and_takes_offline_by_itself(scheduled):
    before = rows(scheduled, LIVE)
    worker = start(scheduled, ["deploy/worker"], WORKER_NAME="w1")
    try:
        wait_until(lambda: rows(scheduled, DONE) == [(1,)], worker)
    finally:
        worker.terminate()
        worker.wait(timeout=60)
    assert worker.returncode == 0
    assert before != rows(scheduled, LIVE)
    assert len(before) == len(rows(scheduled, LIVE)) == 1  # one went, the other came


def test_the_development_server_keeps_schedules_too():
    """It is what ``make run`` starts; the demonstration is shown to people there."""
    command = load_command_class(get_commands()["runserver"], "runserver")
    assert type(command).__module__ == "cms.operations.management.commands.runserver"
