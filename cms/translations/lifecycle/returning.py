"""Translations that went offline with their original come back with it: docs/how-it-works/lifecycle.md.

What was public before is public again as it was, with the facts of today; words that are stale by now say so, as ever.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import LockableMixin, Page, TranslatableMixin

from cms.core.publishing import PublicationRefusedError

from ..engine.models import Translation
from ..engine.rows import leads, translations_of
from ..models import WaitsForOriginal
from ..publication_guard import guarding
from ..publication_guard.generating import generate

CAME_BACK = "translations.came_back"
_last: ContextVar["Returned | None"] = ContextVar("last", default=None)


@dataclass
class Returned:
    """What became of the translations of an original that is public again."""

    key: object
    back: list = field(default_factory=list)  # rows
    held: list = field(default_factory=list)  # rows with the reason


def remember(rows: list) -> None:
    """Note which of these rows are public, and with which version, before they go offline with their original."""
    for row in rows:
        if row.live:
            _wait(row, was_public=True, revision_id=row.live_revision_id, chosen_by=None)


def choose(row, user) -> None:
    """Let a translation that is ready appear for the first time when its original does."""
    _wait(row, was_public=False, revision_id=None, chosen_by=user)


def forget(row) -> None:
    """Let it stay a draft when its original appears."""
    _waiting(row.get_base_content_type()).filter(row_id=str(row.pk)).delete()


def is_chosen(row) -> bool:
    """Whether it appears with its original."""
    return _waiting(row.get_base_content_type()).filter(row_id=str(row.pk)).exists()


def _wait(row, **values):
    values["translation_key"] = row.translation_key
    key = {"content_type": row.get_base_content_type(), "row_id": str(row.pk)}
    WaitsForOriginal.objects.update_or_create(**key, defaults=values)


def _waiting(kind):
    return WaitsForOriginal.objects.filter(content_type=kind)


def bring_back(instance, user=None) -> None:
    """The hook ``after_going_live``: an original brings back what went offline with it.

    One query where there is nothing to bring back.
    """
    if not isinstance(instance, TranslatableMixin):
        return
    waiting = _waiting(instance.get_base_content_type()).filter(translation_key=instance.translation_key)
    kept = {each.row_id: each for each in waiting.select_related("revision", "chosen_by")}
    if own := kept.pop(str(instance.pk), None):
        own.delete()
    if kept and leads(instance):
        original = type(instance)._base_manager.get(pk=instance.pk)
        if original.live:
            _bring_back(original, kept, user)


def _bring_back(original, kept, user):
    returned = Returned(original.translation_key)
    for row in translations_of(original).filter(live=False, pk__in=list(kept)).order_by("pk"):
        row = row.specific if isinstance(row, Page) else row
        waits = kept[str(row.pk)]
        reason = _again(row, waits, user) if waits.was_public else _first(row, waits)
        if reason:
            returned.held.append((row, reason))
        else:
            returned.back.append(row)
    WaitsForOriginal.objects.filter(pk__in=[each.pk for each in kept.values()]).delete()
    if returned.back or returned.held:
        _last.set(returned)
        _log(original, returned, user)


def _first(row, waits) -> str:
    """Publish what was chosen to appear with the original, if it still may. Gives why not."""
    translation = translation_of(row)
    if translation is None:
        return _("It is not a translation any more.")
    try:
        generate(translation, waits.chosen_by, publish=True)
    except (PublicationRefusedError, PermissionDenied, ValidationError) as error:
        return " ".join(getattr(error, "faults", None) or [str(error)])
    return ""


def _again(row, waits, user) -> str:
    """Publish what was public. Gives why not: no gate is asked, for readers had it before."""
    reason = _held_back(row, user)
    if not reason:
        with transaction.atomic():
            _publish(row, waits, user)
    return reason


def _held_back(row, user) -> str:
    """Why it stays a draft: somebody has locked it, or it waits for moderation with other words."""
    lock = row.get_lock() if isinstance(row, LockableMixin) else None
    if lock is not None and (user is None or lock.for_user(user)):
        return _("It is locked.")
    if getattr(row, "workflow_in_progress", False):
        return _("It waits for moderation.")
    return ""


def _publish(row, kept, user):
    """The version that was public, with the facts that the row has by now. Drafts made since stay drafts."""
    revision = kept.revision
    if revision is None:
        revision = row.save_revision(user=user)
    else:
        revision.content = row.serializable_data()
        revision.save(update_fields=["content"])
    with guarding.opened(revision):
        revision.publish(user=user, changed=False)


def translation_of(row) -> Translation | None:
    found = Translation.objects.filter(source__object_id=row.translation_key, target_locale_id=row.locale_id)
    return found.filter(enabled=True).order_by("-pk").first()


def _log(original, returned, user):
    said = {
        "back": [str(row.locale) for row in returned.back],
        "held": [f"{row.locale}: {reason}" for row, reason in returned.held],
    }
    log(instance=original, action=CAME_BACK, user=user, data=said)


def just_returned(instance) -> Returned | None:
    """What the publication that was just done here brought back. Told once."""
    returned = _last.get()
    _last.set(None)
    return returned if returned is not None and returned.key == instance.translation_key else None
