"""What administrators are told of periodic work: when each was done, and what does not get done."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.ui.components import Component

from cms.core.models import PeriodicRun

from . import Periodic, all_periodic
from .running import ask_for


@dataclass(frozen=True)
class Stand:
    """How a piece of periodic work stands; ``run`` is None where no worker has ever looked."""

    periodic: Periodic
    run: PeriodicRun | None
    now: datetime

    @property
    def overdue(self) -> bool:
        if self.run is None:
            return True
        since = self.run.done_at or self.run.made_at
        return self.periodic.after(since) + self.periodic.grace < self.now

    @property
    def reason(self) -> str:
        """The last line of what went wrong."""
        lines = self.run.fault.strip().splitlines() if self.run else []
        return lines[-1][:500] if lines else ""


def stands() -> list[Stand]:
    """How everything on the list stands. One query."""
    listed, now = all_periodic(), timezone.now()
    runs = {run.name: run for run in PeriodicRun.objects.filter(name__in=listed)}
    return [Stand(periodic, runs.get(name), now) for name, periodic in listed.items()]


@require_POST
def run_now(request, name) -> HttpResponse:
    """Let a worker do it at its next look."""
    if not request.user.is_superuser:
        raise PermissionDenied
    if ask_for(name):
        messages.success(request, _("A worker does it in the next seconds, if one runs."))
    else:
        messages.error(request, _("There is no such periodic work any more."))
    return redirect("failed_jobs")


urlpatterns = [path("jobs/periodic/<slug:name>/run/", run_now, name="run_periodic")]


class OverduePanel(Component):
    """On the dashboard of administrators, where something does not get done; nothing otherwise."""

    name = "overdue"
    order = 50
    template_name = "core/staff/overdue.html"

    def get_context_data(self, parent_context) -> dict:
        overdue = [stand for stand in stands() if stand.overdue]
        return super().get_context_data(parent_context) | {"overdue": overdue}


def add_panel(request, panels) -> None:
    """For the hook ``construct_homepage_panels``."""
    if request.user.is_superuser:
        panels.append(OverduePanel())
