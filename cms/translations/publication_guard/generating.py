"""The one way to have a translation written: asked here whether it may be, and written by the engine's adapter."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Revision

from cms.core.publishing import PublicationRefusedError

from ..engine.drafts import mark, row_to_write, write_draft, write_row
from ..engine.models import SourceDeletedError, Translation
from ..engine.rows import target_of
from . import guarding
from .explaining import reasons
from .locks import lock_on


def generate(translation: Translation, user=None, publish: bool = False, *, override: bool = False) -> Revision | None:
    """Write a translation as a draft, and publish the draft if asked. Gives its revision.

    A draft touches no row that readers see. What has no page or row in the language yet gets one as a draft, under
    parents that are made as drafts too. Content without drafts (it would be public at once) is written only when it is
    published, so a draft of it gives None.

    Raises PublicationRefusedError with every reason if it may not be published (``override``: by somebody who may
    override the gate, or by a command with ``user=None``; it is logged), or if it is stopped, deleted or locked for
    this person; PermissionDenied if the person may not publish it; ValidationError if a text does not fit its field,
    after marking that text for the translator. Whatever is raised, nothing is kept half.
    """
    try:
        with transaction.atomic():
            return _generate(translation, user, publish, override)
    except ValidationError as error:
        mark(translation, error)
        raise
    except SourceDeletedError as error:
        raise PublicationRefusedError(None, [_("The original was deleted.")]) from error


def attempt(translation: Translation, user, publish: bool, override: bool = False) -> list[str]:
    """Generate, and tell why not. Empty if it was done."""
    try:
        generate(translation, user, publish, override=override)
    except (PublicationRefusedError, PermissionDenied, ValidationError) as error:
        return reasons(error, translation.source.specific_content_type.model_class())
    return []


def _generate(translation, user, publish, override):
    if not translation.enabled:
        raise PublicationRefusedError(target_of(translation), guarding.faults(translation, user)[:1])
    original = translation.source.as_instance()
    if isinstance(original, DraftStateMixin):
        return _draft(original, translation, user, publish, override)
    if publish:
        found = _look(translation, user, override, None)
        row, revision = write_row(original, translation, user)
        _record(row, user, revision, found)
    return None


def _draft(original, translation, user, publish, override):
    row = row_to_write(original, translation)
    found = []
    if publish:  # whether it is locked is looked at with the rest
        found = _look(translation, user, override, row)
    else:
        _refuse_locked(row, user)
    draft, revision = write_draft(original, translation, row, user)
    if publish:
        with guarding.opened(revision):
            revision.publish(user=user)
        _record(draft, user, revision, found)
    return revision


def _refuse_locked(row, user):
    reason = lock_on(row, user)
    if reason:
        raise PublicationRefusedError(row, [reason])


def _look(translation, user, override, row):
    found = guarding.faults(translation, user, row)
    allowed = override and (guarding.may_override(user, found) if user else not any(fault.final for fault in found))
    if found and not allowed:
        raise PublicationRefusedError(row, found)
    return found


def _record(row, user, revision, found):
    if found:
        guarding.record(row, user, revision, found)
