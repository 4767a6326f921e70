"""The one door to being public.

Whatever publishes a revision of our content (a screen, a list's bulk action, an approved workflow, a schedule, a
command) asks the hook ``before_revision_goes_live`` first. A function registered there gets the row, the revision and
the person (or None), and raises ``PublicationRefusedError`` to refuse. What was not public and was published (or set to
appear later) is told to ``after_going_live``, with the person, in the same transaction.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from wagtail import hooks

from cms.operations.jobs.queue import queued_together

BY_SCHEDULE = "wagtail.publish.scheduled"  # how Wagtail's command says that it publishes what was approved before


class PublicationRefusedError(Exception):
    """A revision does not go live. ``faults`` are sentences for the person who wanted it to."""

    def __init__(self, instance, faults: Sequence[str]):
        self.instance, self.faults = instance, list(faults)
        super().__init__(" ".join(str(fault) for fault in faults))


Mixed: Any = object  # what it is mixed into has the rest


class GuardedPublishing(Mixed):
    """A mixin before Wagtail's own: what is published has passed the hook, and is public with all that follows."""

    def publish(self, revision, user=None, changed=True, log_action=True, **kwargs) -> None:
        if log_action != BY_SCHEDULE:  # asked when it was scheduled, and not changed since
            for guard in hooks.get_hooks("before_revision_goes_live"):
                guard(self, revision, user)
        was_live = self.live
        with transaction.atomic(), queued_together():
            super().publish(revision, user=user, changed=changed, log_action=log_action, **kwargs)
            if not was_live:  # what is published again and again is asked nothing
                for follow in hooks.get_hooks("after_going_live"):
                    follow(self, user)
