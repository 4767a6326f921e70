"""Asking for a run, stopping it, and the job that does it. Whoever may write by hand may ask a machine."""

import logging

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from cms.core import languages
from cms.operations.jobs import due

from ..engine.models import Translation
from ..engine.rows import target_of
from ..language_permissions import may_open
from ..models import MachineRun
from ..publication_guard.locks import lock_on
from .running import Runner

logger = logging.getLogger(__name__)
State = MachineRun.State
ACTIVE = (State.WAITING, State.RUNNING)


@transaction.atomic
def start(asked: Translation, user, replace_carried: bool = False) -> tuple[MachineRun, bool]:
    """Ask for a run. Gives the run, and False if one was under way already and this is it.

    ``replace_carried`` lets the machine write anew what was carried over to a changed text; nothing else that stands
    there is ever replaced.
    """
    Translation.objects.select_for_update().get(pk=asked.pk)  # two who ask at once
    present = MachineRun.objects.filter(translation=asked, state__in=ACTIVE).first()
    if present is not None:
        return present, False
    run = MachineRun.objects.create(translation=asked, asked_by=user)
    due(translate, run.pk, bool(replace_carried))
    return run, True


def stop(run: MachineRun) -> bool:
    """Stop a run before its next portion; what has arrived is kept. False if it was over already."""
    rows = MachineRun.objects.filter(pk=run.pk, state__in=ACTIVE)
    return bool(rows.update(state=State.STOPPED, finished_at=timezone.now(), message=_("Stopped.")))


@task
def translate(run_id: int, replace_carried: bool) -> None:
    """Do a run. Begun again after its worker was lost, it does what is still missing; run again, it does nothing."""
    rows = MachineRun.objects.filter(pk=run_id)
    if not rows.filter(state__in=(*ACTIVE, State.FAILED)).update(state=State.RUNNING, message="", finished_at=None):
        return
    run = rows.select_related("translation__source__locale", "translation__target_locale", "asked_by").get()
    with translation.override(_language_of(run.asked_by)):
        if run.asked_by and not may_use_machine(run.asked_by, run.translation):
            return _finish(
                rows, State.FAILED, _("The person who asked for it no longer has the right to edit this translation.")
            )
        try:
            outcome = Runner(run, replace_carried).perform()
        except Exception:
            _finish(rows, State.FAILED, _("Something went wrong here. Administrators find it among the failed jobs."))
            raise  # so that it stands among the failed jobs, from where it can be run again
        language = languages.name_in(run.translation.target_locale.language_code)
        _finish(rows, outcome.state(run.done), outcome.message(language))


def _finish(rows, state, message):
    """Write how it ended; a run that was stopped meanwhile stays stopped."""
    rows.filter(state=State.RUNNING).update(state=state, message=message, finished_at=timezone.now())


def _language_of(user) -> str | None:
    """The language in which the person uses the admin."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else translation.get_language()


def may_use_machine(user, translation: Translation) -> bool:
    """Whether a person may let a machine write into this translation. The one place where rights are asked for it."""
    if not translation.enabled or not may_open(user, translation):
        return False
    return not lock_on(target_of(translation), user)
