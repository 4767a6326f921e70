"""A job is due if and only if what asked for it is kept, once, whichever backend does it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from wagtail.models import Locale

from cms.operations.jobs import due
from cms.operations.jobs.queue import queued_together
from cms.operations.lost_jobs import MOST_ATTEMPTS, requeue
from tests.core import jobs

DATABASE = {"default": {"BACKEND": "cms.operations.jobs.queue.Queue"}}
IMMEDIATE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture(autouse=True)
def nothing_done():
    jobs.done.clear()


@pytest.fixture(params=[IMMEDIATE, DATABASE], ids=["immediate", "database"])
def tasks(request, settings):
    """Both backends; gives a function that lets a worker do what waits."""
    settings.TASKS = request.param

    def work():
        if request.param is DATABASE:
            worker()

    return work


@pytest.fixture
def queue(settings):
    settings.TASKS = DATABASE


def worker(name="w1"):
    """What ``db_worker --batch`` does, without its handlers for signals, which only a main thread may have."""
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    ).run()


class BrokenError(Exception):
    pass


@pytest.mark.django_db(transaction=True)
class TestTransactions:
    def test_a_job_sees_what_was_committed_with_it(self, tasks):
        with transaction.atomic():
            due(jobs.note, "a")
            assert jobs.done == []
            Locale.objects.create(language_code="fr")
        tasks()
        assert jobs.done == [("a", Locale.objects.count())]

    def test_outside_a_transaction_a_job_is_due_at_once(self, tasks):
        due(jobs.note, "a")
        tasks()
        assert len(jobs.done) == 1

    def test_what_is_rolled_back_is_not_due(self, tasks):
        with pytest.raises(BrokenError), transaction.atomic():
            due(jobs.note, "a")
            raise BrokenError
        tasks()
        assert jobs.done == []

    def test_a_savepoint_that_is_rolled_back_takes_its_job_with_it_and_no_other(self, tasks):
        with transaction.atomic():
            due(jobs.note, "outer")
            with pytest.raises(BrokenError), transaction.atomic():
                due(jobs.note, "inner")
                raise BrokenError
        tasks()
        assert [done[0] for done in jobs.done] == ["outer"]

    def test_a_job_asked_for_again_after_its_savepoint_was_rolled_back_is_due(self, tasks):
        with transaction.atomic():
            with pytest.raises(BrokenError), transaction.atomic():
                due(jobs.note, "a")
                raise BrokenError
            due(jobs.note, "a")
        tasks()
        assert len(jobs.done) == 1

    def test_a_job_of_a_savepoint_that_is_kept_is_due(self, tasks):
        with transaction.atomic(), transaction.atomic():
            due(jobs.note, "a")
        tasks()
        assert len(jobs.done) == 1

    def test_asked_for_twice_in_a_transaction_it_is_done_once(self, tasks):
        with transaction.atomic():
            due(jobs.note, "a", [1])
            with transaction.atomic():
                due(jobs.note, "a", [1])
        tasks()
        assert len(jobs.done) == 1

    def test_queued_together_they_are_as_many_and_a_savepoint_takes_its_own_back(self, queue):
        due(jobs.note, "a")
        with transaction.atomic(), queued_together():
            for name in "aabc":
                due(jobs.note, name)
            jobs.note.enqueue("d")
            with pytest.raises(BrokenError), transaction.atomic():
                due(jobs.note, "taken back")
                jobs.note.enqueue("taken back")
                raise BrokenError
        worker()
        assert sorted(done[0] for done in jobs.done) == ["a", "b", "c", "d"]

    @pytest.mark.parametrize(("one", "other"), [(1, True), (1, "1"), ([1], [2]), (None, 0)])
    def test_jobs_with_other_arguments_are_other_jobs(self, tasks, one, other):
        with transaction.atomic():
            due(jobs.note, one)
            due(jobs.note, other)
        tasks()
        assert len(jobs.done) == 2

    def test_asked_for_by_two_requests_before_a_worker_begins_it_is_done_once(self, queue):
        due(jobs.note, "a")
        with transaction.atomic():
            due(jobs.note, "a")
        worker()
        assert len(jobs.done) == 1

    def test_asked_for_while_it_runs_it_is_done_again(self, queue):
        due(jobs.note, "a")
        DBTaskResult.objects.update(status="RUNNING")
        due(jobs.note, "a")
        assert DBTaskResult.objects.ready().count() == 1

    @pytest.mark.postgres
    def test_a_waiting_job_that_a_transaction_counts_on_is_not_begun_before_the_commit(self, queue):
        due(jobs.note, "a")
        with transaction.atomic():
            Locale.objects.create(language_code="fr")
            due(jobs.note, "a")
            in_another_connection(worker)
            assert jobs.done == []
        worker()
        assert jobs.done == [("a", Locale.objects.count())]

    @pytest.mark.postgres
    def test_two_transactions_at_once_lose_no_job(self, queue):
        due(jobs.note, "a")
        with transaction.atomic():
            due(jobs.note, "a")
            in_another_connection(lambda: due(jobs.note, "a"))
        assert 1 <= DBTaskResult.objects.ready().count() <= 2


def in_another_connection(function):
    """Call it in a thread, which has a connection of its own."""

    def call():
        try:
            function()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(call).result(60)


@pytest.mark.django_db
class TestArguments:
    def test_on_ones_own_computer_nobody_waits_for_a_job_that_asks_others(
        self, settings, django_capture_on_commit_callbacks
    ):
        settings.JOBS_BESIDE = True
        try:
            with django_capture_on_commit_callbacks(execute=True):
                due(jobs.hang)
            assert jobs.done == []
        finally:
            jobs.answered.set()
        jobs.finished.wait(5)
        assert jobs.done == ["hung"]

    def test_what_is_not_json_is_refused_where_it_is_asked_for(self, tasks):
        with pytest.raises(TypeError):
            due(jobs.note, object())

    def test_queueing_costs_two_queries(self, queue, django_assert_max_num_queries):
        with django_assert_max_num_queries(2):
            due(jobs.note, "a")

    def test_queueing_many_together_costs_no_more(self, queue, django_assert_max_num_queries):
        with django_assert_max_num_queries(2), queued_together():
            for name in "abc":
                due(jobs.note, name)
                jobs.note.enqueue(name)
        assert DBTaskResult.objects.ready().count() == 6

    def test_a_failing_job_does_not_fail_the_request_but_is_told(self, failed_jobs, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            due(jobs.fail, "x")
        assert "nothing called x" in failed_jobs.pop()


@pytest.mark.django_db(transaction=True)
class TestLostJobs:
    def lost(self, name="w1", attempts=1):
        due(jobs.note, "a")
        job = DBTaskResult.objects.get()
        for _attempt in range(attempts):
            job.claim(name)
        return job

    def test_without_us_a_lost_job_is_lost_for_ever(self, queue):
        self.lost()
        worker()
        assert jobs.done == []

    def test_a_worker_that_starts_again_gets_what_it_left_behind(self, queue):
        self.lost()
        call_command("requeue_lost_jobs", worker="w1")
        worker()
        assert len(jobs.done) == 1

    def test_jobs_of_other_workers_are_left_alone(self, queue):
        self.lost("w2")
        assert requeue("w1") == (0, 0)

    def test_a_job_that_this_worker_had_before_and_another_has_now_is_left_alone(self, queue):
        self.lost("w1").claim("w2")
        assert requeue("w1") == (0, 0)

    def test_an_age_brings_back_jobs_of_workers_that_never_return(self, queue):
        job = self.lost()
        assert requeue(older_than=timedelta(hours=1)) == (0, 0)
        DBTaskResult.objects.filter(pk=job.pk).update(started_at=timezone.now() - timedelta(hours=2))
        assert requeue(older_than=timedelta(hours=1)) == (1, 0)

    def test_a_job_that_kills_every_worker_is_given_up_and_says_so(self, queue):
        job = self.lost(attempts=MOST_ATTEMPTS)
        assert requeue("w1") == (0, 1)
        job.refresh_from_db()
        assert job.status == "FAILED"
        assert str(MOST_ATTEMPTS) in job.traceback

    @pytest.mark.parametrize("options", [{}, {"older_than": 0}, {"older_than": float("nan")}])
    def test_the_command_asks_whose_jobs_are_lost(self, queue, options):
        with pytest.raises(CommandError):
            call_command("requeue_lost_jobs", **options)


@pytest.fixture
def administrator(client, db):
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    return client


@pytest.fixture
def failed(queue, db):
    due(jobs.fail, "<b>lamp</b>")
    job = DBTaskResult.objects.get()
    try:
        jobs.fail.func("<b>lamp</b>")
    except LookupError as error:
        job.set_failed(error)
    return job


class TestScreen:
    def test_an_administrator_sees_what_failed_and_why(self, administrator, failed):
        html = administrator.get(reverse("failed_jobs")).content.decode()
        assert "LookupError: nothing called &lt;b&gt;lamp&lt;/b&gt;" in html
        assert "fail" in html

    def test_work_of_wagtail_for_rows_that_are_gone_is_no_failure(self, administrator, failed):
        DBTaskResult.objects.update(
            task_path="wagtail.tasks.update_reference_index_task",
            exception_class_path="news.models.posts.NewsPageRegion.DoesNotExist",
        )
        assert "No job has failed" in administrator.get(reverse("failed_jobs")).content.decode()

    def test_the_reports_menu_leads_administrators_there_and_nobody_else(self, administrator, make_editor):
        home = reverse("wagtailadmin_home")
        assert reverse("failed_jobs") in administrator.get(home).content.decode()
        administrator.force_login(make_editor())
        assert reverse("failed_jobs") not in administrator.get(home).content.decode()

    def test_trying_again_puts_the_job_into_the_queue(self, administrator, failed):
        response = administrator.post(reverse("retry_job", args=[failed.pk]), follow=True)
        assert "waits for a worker again" in response.content.decode()
        failed.refresh_from_db()
        assert (failed.status, failed.worker_ids) == ("READY", [])

    def test_a_job_that_is_not_failed_any_more_is_left_alone(self, administrator, failed):
        DBTaskResult.objects.update(status="SUCCESSFUL")
        administrator.post(reverse("retry_job", args=[failed.pk]))
        assert DBTaskResult.objects.get().status == "SUCCESSFUL"

    def test_a_job_of_another_version_is_shown_and_not_tried(self, administrator, failed):
        DBTaskResult.objects.update(task_path="cms.gone.job")
        assert "Not known to this version" in administrator.get(reverse("failed_jobs")).content.decode()
        administrator.post(reverse("retry_job", args=[failed.pk]))
        assert DBTaskResult.objects.get().status == "FAILED"

    @pytest.mark.parametrize("address", ["failed_jobs", "retry_job"])
    def test_nobody_else_does(self, client, failed, address, make_editor):
        url = reverse(address, args=[failed.pk] if address == "retry_job" else [])
        ask = client.post if address == "retry_job" else client.get
        assert ask(url).status_code == 302
        client.force_login(make_editor())
        assert ask(url).status_code in (302, 403)
        failed.refresh_from_db()
        assert failed.status == "FAILED"

    def test_the_list_costs_the_same_however_long(self, administrator, failed, django_assert_max_num_queries):
        administrator.get(reverse("failed_jobs"))
        for _number in range(20):
            failed.pk = None
            failed.id = uuid4()
            failed.save(force_insert=True)
        with django_assert_max_num_queries(14):
            administrator.get(reverse("failed_jobs"))
