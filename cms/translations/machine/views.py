"""Asking for a run and seeing how it goes: a plain page that shows itself again while the run lasts."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from ..engine.models import Translation
from ..models import MachineRun
from . import runs
from .configuration import is_offered
from .runs import may_use_machine

REFRESH = 3  # seconds


@require_POST
def start(request, translation_id):
    """Start a run, say where to see it, and go back to where the person was."""
    translation = get_object_or_404(Translation.objects.select_related("source", "target_locale"), pk=translation_id)
    if not may_use_machine(request.user, translation):
        raise PermissionDenied
    if not is_offered():
        messages.error(request, _("Machine translation is not set up. An administrator can do that."))
        return redirect(_back(request, translation))
    run, new = runs.start(translation, request.user, replace_carried=bool(request.POST.get("replace_carried")))
    text = _("A machine translates what is missing.") if new else _("A machine is translating this already.")
    messages.success(request, text, buttons=[messages.button(_address(run), _("See how far it is"))])
    return redirect(get_valid_next_url_from_request(request) or _address(run))


def show(request, run_id):
    run = _run(request, run_id)
    context = {
        "page_title": _("Machine translation"),
        "page_subtitle": f"{run.translation.source.object_repr}, {run.translation.target_locale.get_display_name()}",
        "header_icon": "wagtail-localize-language",
        "run": run,
        "is_active": run.state in runs.ACTIVE,
        "is_waiting": run.state == MachineRun.State.WAITING,
        "refresh": REFRESH,
        "edit_url": run.translation.get_target_instance_edit_url(),
        "is_offered": is_offered(),
    }
    return TemplateResponse(request, "translations/machine_run.html", context)


@require_POST
def stop(request, run_id):
    run = _run(request, run_id)
    if runs.stop(run):
        messages.success(request, _("Stopped. What has arrived is kept."))
    return redirect(_address(run))


def _run(request, run_id) -> MachineRun:
    rows = MachineRun.objects.select_related("translation__source", "translation__target_locale", "asked_by")
    run = get_object_or_404(rows, pk=run_id)
    if not may_use_machine(request.user, run.translation):
        raise PermissionDenied
    return run


def _address(run) -> str:
    return reverse("translations:machine_run", args=[run.pk])


def _back(request, translation) -> str:
    return get_valid_next_url_from_request(request) or translation.get_target_instance_edit_url()
