"""What comes again by itself: once, on time, after a pause too, and told when it does not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail import hooks
from wagtail.models import Revision

from cms.core.models import PeriodicRun
from cms.operations.periodic import Periodic, all_periodic, beside, listed
from cms.operations.periodic.running import HELD, do_periodic, look
from cms.operations.periodic.schedules import SchedulesError, keep_schedules
from cms.operations.periodic.screen import stands
from news.models import NewsPage
from search.models import FruitlessSearch
from tests.factories.pages import translate

MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def done():
    """What the list's work has noted."""
    return []


@pytest.fixture
def only(monkeypatch):
    """A function that makes these the whole list."""

    def replace(*entries):
        monkeypatch.setitem(hooks._hooks, "register_periodic_tasks", [(lambda: list(entries), 0)])

    return replace


@pytest.fixture
def prompt(done, only):
    entry = Periodic("prompt", "Prompt", lambda: done.append("prompt"), every=MINUTE, prompt=True)
    only(entry)
    return entry


@pytest.fixture
def look_and_work(django_capture_on_commit_callbacks):
    """Looks, and does at once what it leaves to jobs."""

    def both():
        with django_capture_on_commit_callbacks(execute=True):
            look()

    return both


def make_due(name, since=MINUTE):
    PeriodicRun.objects.filter(name=name).update(next_at=timezone.now() - since)


def broken():
    raise LookupError("no such lamp")


class TestTimes:
    def test_what_is_done_every_minute_is_due_on_the_full_minute(self):
        entry = Periodic("a", "A", broken, every=MINUTE)
        assert entry.after(datetime(2026, 3, 1, 10, 0, 7, tzinfo=UTC)) == datetime(2026, 3, 1, 10, 1, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("moment", "due"),
        [
            ("2026-01-10T12:00+00:00", "2026-01-11T01:30+00:00"),  # winter: an hour before Brussels
            ("2026-07-10T12:00+00:00", "2026-07-11T00:30+00:00"),  # summer: two hours
            ("2026-03-29T00:00+00:00", "2026-03-29T01:30+00:00"),  # the night without 2:30
            ("2026-10-24T23:00+00:00", "2026-10-25T00:30+00:00"),  # the night that has it twice
            ("2026-10-25T00:30+00:00", "2026-10-26T01:30+00:00"),  # the second 2:30 is not another night
        ],
    )
    def test_a_time_of_the_night_is_that_of_the_site(self, moment, due):
        entry = Periodic("a", "A", broken, at=time(2, 30))
        assert entry.after(datetime.fromisoformat(moment)) == datetime.fromisoformat(due)

    @pytest.mark.parametrize("when", [{}, {"every": MINUTE, "at": time(1)}, {"every": timedelta()}])
    def test_an_entry_says_when(self, when):
        with pytest.raises(ValueError, match="either"):
            Periodic("a", "A", broken, **when)

    def test_no_two_have_one_name(self, only, prompt):
        only(prompt, prompt)
        with pytest.raises(ValueError, match="prompt"):
            all_periodic()


class TestRunning:
    def test_what_is_due_is_done_once_until_it_is_due_again(self, prompt, done):
        look()
        look()
        assert done == ["prompt"]
        make_due("prompt")
        look()
        assert done == ["prompt"] * 2

    def test_after_a_pause_what_was_missed_is_done_once(self, prompt, done):
        look()
        make_due("prompt", since=timedelta(days=3))
        look()
        look()
        assert done == ["prompt"] * 2
        assert PeriodicRun.objects.get().next_at > timezone.now()

    def test_nobody_else_begins_what_a_worker_is_doing(self, done, only):
        entry = Periodic(
            "slow", "Slow", lambda: (make_due("slow"), look(), done.append("slow")), every=MINUTE, prompt=True
        )
        only(entry)
        look()
        assert done == ["slow"]

    def test_a_killed_worker_does_not_hold_it_for_ever(self, prompt, done):
        look()
        make_due("prompt")
        PeriodicRun.objects.update(held_until=timezone.now() + HELD)
        look()
        assert done == ["prompt"]
        PeriodicRun.objects.update(held_until=timezone.now())
        look()
        assert done == ["prompt"] * 2

    def test_what_is_not_prompt_waits_in_the_queue_of_jobs(self, settings, only, done):
        settings.TASKS = {"default": {"BACKEND": "cms.operations.jobs.queue.Queue"}}
        only(Periodic("nightly", "Nightly", lambda: done.append("nightly"), at=time(3)))
        look()  # the first night is still to come
        assert not DBTaskResult.objects.exists()
        make_due("nightly")
        look()
        assert done == []
        job = DBTaskResult.objects.get()
        job.task.call(*job.args_kwargs["args"])
        assert done == ["nightly"]
        assert PeriodicRun.objects.get().done_at is not None

    def test_a_job_for_work_that_no_app_has_any_more_does_nothing(self, only):
        only()
        do_periodic.call("gone")

    def test_a_failure_is_remembered_tried_again_soon_and_stops_nothing_else(self, only, done, look_and_work):
        nightly = Periodic("broken", "Broken", broken, at=time(3))
        only(nightly, Periodic("after", "After", lambda: done.append("after"), every=MINUTE, prompt=True))
        look()
        for failures, minutes in ((1, 5), (2, 10)):
            make_due("broken")
            look_and_work()
            run = PeriodicRun.objects.get(name="broken")
            assert (run.failures, "no such lamp" in run.fault, run.done_at) == (failures, True, None)
            wanted = min(nightly.after(timezone.now()), timezone.now() + timedelta(minutes=minutes))
            assert abs(run.next_at - wanted) < MINUTE
        assert done == ["after"]

    def test_a_success_clears_what_went_wrong_before(self, prompt):
        look()
        PeriodicRun.objects.update(failures=2, fault="LookupError", failed_at=timezone.now())
        make_due("prompt")
        look()
        run = PeriodicRun.objects.get()
        assert (run.failures, run.fault, run.failed_at) == (0, "", None)

    def test_a_database_that_is_away_for_a_moment_does_not_end_the_looking(self, monkeypatch):
        monkeypatch.setattr(beside, "look", broken)
        monkeypatch.setattr(beside.connections, "close_all", lambda: None)
        beside._look_once()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_several_workers_that_look_at_once_one_does_it(prompt, done):
    look()
    make_due("prompt")
    done.clear()

    def another(_number):
        try:
            look()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(another, range(4)))
    assert done == ["prompt"]


def schedule(page, **times):
    """A draft that was approved for a time."""
    page.unpublish()
    revision = page.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() + timedelta(**times))


class TestSchedules:
    def test_what_is_due_appears_and_what_is_not_does_not(self, site):
        schedule(site.post, seconds=-1)
        schedule(site.practice, minutes=1)
        keep_schedules()
        assert NewsPage.objects.get(pk=site.post.pk).live
        site.practice.refresh_from_db()
        assert not site.practice.live

    def test_what_has_expired_goes_with_its_translations(self, site):
        french = translate(site.post, "fr")
        NewsPage.objects.filter(pk=site.post.pk).update(expire_at=timezone.now() - MINUTE)
        keep_schedules()
        assert not NewsPage.objects.filter(pk__in=[site.post.pk, french.pk], live=True).exists()
        assert NewsPage.objects.get(pk=site.post.pk).expired

    def test_one_that_cannot_be_published_keeps_no_other_waiting(self, site, monkeypatch):
        schedule(site.post, minutes=-2)
        schedule(site.practice, minutes=-1)
        monkeypatch.setattr(NewsPage, "publish", lambda *args, **kwargs: broken())
        with pytest.raises(SchedulesError, match="no such lamp"):
            keep_schedules()
        site.practice.refresh_from_db()
        assert site.practice.live
        assert not NewsPage.objects.get(pk=site.post.pk).live


class TestTheList:
    def test_everything_on_it_can_be_done(self, site, look_and_work):
        names = set(all_periodic())
        assert {"schedules", "sessions", "jobs", "search", "webhook_messages", "pending_uploads"} <= names
        look()
        PeriodicRun.objects.update(next_at=timezone.now() - MINUTE)
        look_and_work()
        assert {run.name for run in PeriodicRun.objects.exclude(done_at=None)} == names

    def test_old_sessions_jobs_and_searches_are_forgotten(self, settings):
        settings.TASKS = {"default": {"BACKEND": "cms.operations.jobs.queue.Queue"}}
        old = timezone.now() - timedelta(days=100)
        Session.objects.create(session_key="old", session_data="", expire_date=old)
        DBTaskResult.objects.create(
            args_kwargs={"args": [], "kwargs": {}},
            task_path="x",
            backend_name="default",
            run_after=old,
            status="SUCCESSFUL",
            finished_at=old,
        )
        listed.forget_sessions()
        listed.forget_jobs()
        assert not Session.objects.exists()
        assert not DBTaskResult.objects.exists()
        assert not FruitlessSearch.objects.exists()

    def test_a_worker_in_batch_mode_does_it_too(self, prompt, done, settings, monkeypatch):
        settings.TASKS = {"default": {"BACKEND": "cms.operations.jobs.queue.Queue"}}
        monkeypatch.setattr(
            "django_tasks_db.management.commands.db_worker.Command.handle", lambda *args, **kwargs: None
        )
        call_command("worker", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)
        assert done == ["prompt"]


@pytest.fixture
def administrator(client):
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    return client


def seen(client, name="failed_jobs"):
    return client.get(reverse(name)).content.decode()


class TestScreen:
    def test_administrators_see_when_each_was_done(self, administrator, prompt):
        look()
        html = seen(administrator)
        assert "Prompt" in html
        assert "in order" in html
        assert "overdue" not in html

    def test_and_what_never_was_because_no_worker_runs(self, administrator, prompt):
        assert "overdue" in seen(administrator)
        assert "Does the worker run?" in seen(administrator, "wagtailadmin_home")

    @pytest.mark.parametrize(("minutes", "overdue"), [(3, False), (8, True)])
    def test_it_is_overdue_after_some_minutes(self, prompt, minutes, overdue):
        look()
        PeriodicRun.objects.update(done_at=timezone.now() - timedelta(minutes=minutes))
        assert stands()[0].overdue is overdue

    def test_a_failure_is_shown_with_its_reason(self, administrator, only):
        only(Periodic("broken", "Broken", broken, every=MINUTE, prompt=True))
        look()
        html = seen(administrator)
        assert "Failed once." in html
        assert "LookupError: no such lamp" in html

    def test_the_dashboard_is_quiet_where_all_is_well_and_for_everybody_else(self, administrator, prompt, make_editor):
        look()
        assert "overdue" not in seen(administrator, "wagtailadmin_home")
        PeriodicRun.objects.all().delete()
        administrator.force_login(make_editor())
        assert "overdue" not in seen(administrator, "wagtailadmin_home")

    def test_a_button_has_it_done_at_the_next_look(self, administrator, only, done, look_and_work):
        only(Periodic("nightly", "Nightly", lambda: done.append("nightly"), at=time(3)))
        look()
        administrator.post(reverse("run_periodic", args=["nightly"]))
        look_and_work()
        assert done == ["nightly"]

    def test_nobody_else_may_press_it(self, client, prompt, make_editor):
        look()
        before = PeriodicRun.objects.get().next_at
        client.force_login(make_editor())
        assert client.post(reverse("run_periodic", args=["prompt"])).status_code in (302, 403)
        assert PeriodicRun.objects.get().next_at == before
