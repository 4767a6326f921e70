"""Puts something else in the place of what is used, everywhere at once.

What readers see is published anew, and its draft stays a draft with the same done to it: its history has both. Where a
new version would undo something (a date that was set; a translation, whose versions are made from its texts alone) the
versions that may yet appear are written to as they stand, as facts of the original are
(``cms.core.synchronized_fields``).
"""

from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, ReferenceIndex, Revision, RevisionMixin

from ..publishing import PublicationRefusedError
from .holders import Holder, follows
from .stored import content_of, with_content
from .swapping import Swap, swapped

REPLACED = "core.replaced"


class NotReplacedError(Exception):
    """Nothing was changed: one of the rows refuses what would be in it."""


def replace(instance, other, swap: Swap, found: list[Holder], user) -> None:
    """In every holder that is not left. All or nothing."""
    chosen = [each for each in found if not each.left]
    with transaction.atomic():
        for tell in hooks.get_hooks("before_replacing"):
            tell([each.row for each in chosen], swap)
        for each in chosen:
            _tried(each, swap, user)
            log(instance=each.row, action=REPLACED, user=user, data={"old": str(instance), "new": str(other)})


def _tried(holder, swap, user):
    try:
        with transaction.atomic():
            _replace(holder, swap, user)
    except (IntegrityError, PublicationRefusedError, ValueError) as error:
        reason = _("it would say the same twice") if isinstance(error, IntegrityError) else str(error)
        name = holder.label or _("something that you may not edit")
        raise NotReplacedError(f"{name}: {reason}") from error


def _replace(holder, swap, user):
    row = holder.row
    if _as_it_stands(row):
        _rewrite(holder, swap)
    elif isinstance(row, DraftStateMixin):
        _anew(holder, swap, user)
    else:
        saved = _save(row, swap)
        if isinstance(saved, RevisionMixin):
            saved.save_revision(user=user)
    ReferenceIndex.create_or_update_for_object(_again(row))  # Wagtail leaves it to a job: what is free now may go now


def _as_it_stands(row) -> bool:
    is_scheduled = isinstance(row, RevisionMixin) and row.revisions.filter(approved_go_live_at__isnull=False).exists()
    return is_scheduled or follows(row)


def _anew(holder, swap, user):
    """A new version of what readers see, and then one of the draft, if there is another."""
    row = holder.row
    draft = row.latest_revision if row.has_unpublished_changes or not row.live else None
    content = swapped(type(row), draft.content, swap) if draft is not None else None
    if holder.places and row.live:
        new = with_content(row, swapped(type(row), content_of(row), swap))
        new.save_revision(user=user, clean=False).publish(user=user)
    elif holder.places:
        _save(row, swap)
    if content is not None:
        with_content(_again(row), content).save_revision(user=user, clean=False)


def _rewrite(holder, swap):
    """The row, the version that readers see and those that may yet appear, as they are."""
    row = holder.row
    versions = {each.pk: each for each in holder.revisions}
    if getattr(row, "live_revision", None) is not None:
        versions[row.live_revision_id] = row.live_revision
    for each in versions.values():
        each.content = swapped(type(row), each.content, swap)
    Revision.objects.bulk_update(versions.values(), ["content"])
    if holder.places:
        _save(row, swap)


def _save(row, swap):
    new = with_content(row, swapped(type(row), content_of(row), swap))
    options: dict[str, Any] = {"clean": False} if isinstance(new, Page) else {}
    new.save(**options)
    return new


def _again(row) -> models.Model:
    return type(row)._base_manager.get(pk=row.pk)
