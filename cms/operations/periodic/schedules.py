"""Pages and snippets appear and disappear at the times that were set for them.

Wagtail's command ``publish_scheduled`` does the same in one go, where one row that fails keeps all after it waiting.
"""

from collections.abc import Iterator
from functools import partial

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from cms.core.publishing import BY_SCHEDULE

EXPIRED = "wagtail.unpublish.scheduled"


class SchedulesError(Exception):
    """Some rows could not be published or taken offline; they are tried again."""


def keep_schedules() -> None:
    """Take offline what has expired, then publish what is due, each for itself."""
    failures = []
    for act in (*_expiries(), *_publications()):
        try:
            with transaction.atomic():
                act()
        except Exception as error:
            failures.append((act.args, error))
    if failures:
        told = "; ".join(f"{model.__name__} {pk}: {error}" for (model, pk), error in failures)
        raise SchedulesError(told) from failures[0][1]


def _expiries() -> Iterator[partial]:
    kinds = [model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)]
    for model in (Page, *kinds):
        expired = model._base_manager.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")
        yield from (partial(_take_offline, model, pk) for pk in expired.values_list("pk", flat=True))


def _take_offline(model, pk):
    """Locked first: whoever else does the same, or edits, has its turn before or after."""
    expired = model._base_manager.filter(pk=pk, live=True, expire_at__lt=timezone.now())
    row = expired.select_for_update(skip_locked=True).first()
    if row is not None:
        row = row.specific if isinstance(row, Page) else row
        row.unpublish(set_expired=True, log_action=EXPIRED)


def _publications() -> Iterator[partial]:
    approved = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at", "pk")
    yield from (partial(_publish, Revision, pk) for pk in approved.values_list("pk", flat=True))


def _publish(model, pk):
    approved = model.objects.filter(pk=pk, approved_go_live_at__lt=timezone.now())
    revision = approved.select_for_update(skip_locked=True).first()
    if revision is not None:
        revision.publish(log_action=BY_SCHEDULE)
