"""Writes translations from their segments. Nothing else does.

wagtail-localize's own way saves the row before the revision, so that a draft is public at once on a live page, and
makes missing parents as live aliases. Here a draft is a revision and nothing more; the row that readers see changes
only when a revision is published, and that only through the gate (``cms.translations.publication_guard.guarding``).
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision, RevisionMixin
from wagtail.permissions import policy_registry

from cms.core.publishing import PublicationRefusedError
from cms.core.synchronized_fields.copying import share_a_parent

from ..publication_guard import guarding
from ..publication_guard.locks import lock_on
from .extraction import copy_synchronised_fields, ingest_segments
from .models import (
    SegmentOverride,
    SourceDeletedError,
    StringTranslation,
    Translation,
    TranslationLog,
)
from .rows import parent_in, target_of

NEVER_COPIED = {  # of a new row: it is a draft with a history of its own
    "live": False,
    "has_unpublished_changes": True,
    "live_revision": None,
    "latest_revision": None,
    "first_published_at": None,
    "last_published_at": None,
    "expired": False,
    "locked": False,
    "locked_at": None,
    "locked_by": None,
}


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


def is_behind(translation: Translation) -> bool:
    """Whether words or choices were saved since the translation was last written."""
    here = {"context__object_id": translation.source.object_id, "locale_id": translation.target_locale_id}
    logs = TranslationLog.objects.filter(source=translation.source_id, locale=translation.target_locale_id)
    last = logs.aggregate(last=Max("created_at"))["last"]
    saved = {} if last is None else {"updated_at__gt": last}
    return any(model.objects.filter(**here, **saved).exists() for model in (StringTranslation, SegmentOverride))


def _generate(translation, user, publish, override):
    if not translation.enabled:
        raise PublicationRefusedError(target_of(translation), guarding.faults(translation, user)[:1])
    original = translation.source.as_instance()
    if isinstance(original, DraftStateMixin):
        row = _target(original, translation)
        _refuse_locked(row, user)
        found = _look(translation, user, override, row) if publish else []
        return _draft(original, translation, row, user, publish, found)
    if publish:
        found = _look(translation, user, override, None)
        _write(original, translation, user, found)
    return None


def _refuse_locked(row, user):
    reason = lock_on(row, user)
    if reason:
        raise PublicationRefusedError(row, [reason])


def _look(translation, user, override, row):
    found = guarding.faults(translation, user)
    allowed = override and (guarding.may_override(user, found) if user else not any(fault.final for fault in found))
    if found and not allowed:
        raise PublicationRefusedError(row, found)
    return found


def _target(original, translation):
    """The specific row to write to, made as a draft where there is none."""
    row = target_of(translation)
    if row is None:
        return _new_page(original, translation) if isinstance(original, Page) else _new_row(original, translation)
    if getattr(row, "alias_of_id", None):  # it showed the original under another language's name
        type(row)._base_manager.filter(pk=row.pk).update(alias_of=None, live=False)
        row = target_of(translation)
    return row


def _new_page(original, translation):
    locale = translation.target_locale
    parent = original.get_parent()
    if not parent.is_root():
        parent_in(locale, parent)
    return original.copy_for_translation(locale)


def _new_row(original, translation):
    row = original.copy_for_translation(translation.target_locale)
    for name, value in NEVER_COPIED.items():
        if hasattr(row, name):
            setattr(row, name, value)
    row.save()
    return row


def _filled(original, translation, row):
    """The row as it will be, in memory: the original's facts, and words from the translated segments."""
    source, locale = translation.source, translation.target_locale
    slug = getattr(row, "slug", None)
    copy_synchronised_fields(original, row)
    segments = source._get_segments_for_translation(locale, fallback=True)
    ingest_segments(original, row, source.locale, locale, segments)
    if isinstance(row, Page):
        same_place = share_a_parent(original, row)
        row.slug = slug if same_place else find_available_slug(row.get_parent(), row.slug, ignore_page_id=row.pk)
    return row


def _draft(original, translation, row, user, publish, found):
    draft = _filled(original, translation, row)
    draft.go_live_at = draft.expire_at = None  # the original's dates decide: translations follow it offline
    revision = draft.save_revision(user=user, log_action=True)
    _note(translation, revision)
    if publish:
        with guarding.opened(revision):
            revision.publish(user=user)
        if found:
            guarding.record(draft, user, revision, found)
    return revision


def _write(original, translation, user, found):
    """Content without drafts: the row itself."""
    row = target_of(translation) or original.copy_for_translation(translation.target_locale)
    is_new = row.pk is None
    if user and not policy_registry.get(row).user_has_permission_for_instance(user, "add" if is_new else "change", row):
        raise PermissionDenied
    _filled(original, translation, row).full_clean()
    row.save()
    revision = row.save_revision(user=user) if isinstance(row, RevisionMixin) else None
    log(instance=row, action="wagtail.create" if is_new else "wagtail.edit", user=user, content_changed=True)
    _note(translation, revision)
    if found:
        guarding.record(row, user, revision, found)


def _note(translation, revision):
    TranslationLog.objects.create(source=translation.source, locale=translation.target_locale, revision=revision)


def mark(translation: Translation, error: ValidationError) -> None:
    """Put validation messages on the texts and choices they are about, where translators see them."""
    locale, key = translation.target_locale_id, translation.source.object_id
    strings = translation.source.stringsegment_set.values("string_id")
    for name, errors in getattr(error, "error_dict", {}).items():
        here = {"context__object_id": key, "context__path": name, "locale_id": locale}
        for each in StringTranslation.objects.filter(**here, translation_of__in=strings):
            each.set_field_error(errors)
        for each in SegmentOverride.objects.filter(**here):
            each.set_field_error(errors)
