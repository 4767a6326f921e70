"""The screen of jobs for administrators: those that failed, with another try, and what is done again and again."""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Min, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django_tasks_db.models import DBTaskResult
from wagtail.admin.menu import MenuItem

from .lost_jobs import try_again
from .periodic.screen import stands

PER_PAGE = 25
# Wagtail queues work for each row of an editor's form, and some rows are gone before a worker comes: nothing is lost.
HARMLESS = Q(task_path__startswith="wagtail.", exception_class_path__endswith=".DoesNotExist")


def show(request) -> HttpResponse:
    """Failed jobs, the last first, how the queue stands, and periodic work."""
    _only_administrators(request)
    failed = DBTaskResult.objects.failed().exclude(HARMLESS).order_by("-finished_at", "pk")
    page = Paginator(failed, PER_PAGE).get_page(request.GET.get("p"))
    queue = DBTaskResult.objects.ready().aggregate(since=Min("enqueued_at"))
    periodic = stands()
    context = {
        "page_title": _("Jobs"),
        "header_icon": "warning",
        "jobs": page,
        "told": [_told(job) for job in page],
        "waiting": DBTaskResult.objects.ready().count(),
        "waiting_since": queue["since"],
        "running": DBTaskResult.objects.running().count(),
        "now": timezone.now(),
        "periodic": periodic,
        "overdue": any(stand.overdue for stand in periodic),
    }
    return TemplateResponse(request, "core/failed_jobs.html", context)


@require_POST
def retry(request, job_id) -> HttpResponse:
    """Let one failed job wait again."""
    _only_administrators(request)
    job = get_object_or_404(DBTaskResult, pk=job_id)
    if not _is_known(job):
        messages.error(request, _("This version of the site has no such job. It cannot be tried again."))
    elif try_again(job):
        messages.success(request, _("“%(job)s” waits for a worker again.") % {"job": job.task_name})
    else:
        messages.warning(request, _("This job is no longer marked as failed."))
    return redirect("failed_jobs")


def _told(job) -> dict:
    """A job in words: what it was to do, and the last line of what went wrong."""
    lines = job.traceback.strip().splitlines()
    arguments = json.dumps(job.args_kwargs.get("args", []), ensure_ascii=False)[1:-1]
    return {
        "job": job,
        "arguments": arguments[:200],
        "reason": lines[-1][:500] if lines else "",
        "known": _is_known(job),
    }


def _is_known(job) -> bool:
    try:
        import_string(job.task_path)
    except ImportError:
        return False
    return True


def _only_administrators(request):
    if not request.user.is_superuser:
        raise PermissionDenied


urlpatterns = [
    path("jobs/", show, name="failed_jobs"),
    path("jobs/<uuid:job_id>/retry/", retry, name="retry_job"),
]


class FailedJobsMenuItem(MenuItem):
    """In the reports menu, for administrators."""

    def __init__(self):
        super().__init__(gettext_lazy("Jobs"), reverse("failed_jobs"), icon_name="warning", order=1200)

    def is_shown(self, request) -> bool:
        return request.user.is_superuser
