"""Writes translations from their segments. Nothing else does, and only the guard asks for it.

wagtail-localize's own way saves the row before the revision, so that a draft is public at once on a live page, and
makes missing parents as live aliases. Here a draft is a revision and nothing more; the row that readers see changes
only when a revision is published. Whether a person may have it written or published is asked before, by
``cms.translations.publication_guard.generating``.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Max
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Page, Revision, RevisionMixin
from wagtail.permissions import policy_registry

from cms.core.synchronized_fields.copying import share_a_parent

from .extraction import copy_synchronised_fields, ingest_segments
from .models import Translation, TranslationLog
from .rows import parent_in, target_of
from .segments import choices_in, words_in

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


def is_behind(translation: Translation) -> bool:
    """Whether words or choices were saved since the translation was last written."""
    logs = TranslationLog.objects.filter(source=translation.source_id, locale=translation.target_locale_id)
    last = logs.aggregate(last=Max("created_at"))["last"]
    saved = {} if last is None else {"updated_at__gt": last}
    return any(rows.filter(**saved).exists() for rows in (words_in(translation), choices_in(translation)))


def row_to_write(original, translation: Translation) -> Any:
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


def write_draft(original, translation: Translation, row, user) -> tuple[object, Revision]:
    """A revision of ``row`` (of ``row_to_write``) and the row as it has it. Readers see neither."""
    draft = _filled(original, translation, row)
    draft.go_live_at = draft.expire_at = None  # the original's dates decide: translations follow it offline
    revision = draft.save_revision(user=user, log_action=True)
    _note(translation, revision)
    return draft, revision


def write_row(original, translation: Translation, user) -> tuple[object, Revision | None]:
    """Content without drafts: the row itself, which readers see. Raises PermissionDenied, and ValidationError."""
    row = target_of(translation) or original.copy_for_translation(translation.target_locale)
    is_new = row.pk is None
    if user and not policy_registry.get(row).user_has_permission_for_instance(user, "add" if is_new else "change", row):
        raise PermissionDenied
    _filled(original, translation, row).full_clean()
    row.save()
    revision = row.save_revision(user=user) if isinstance(row, RevisionMixin) else None
    log(instance=row, action="wagtail.create" if is_new else "wagtail.edit", user=user, content_changed=True)
    _note(translation, revision)
    return row, revision


def _note(translation, revision):
    TranslationLog.objects.create(source=translation.source, locale=translation.target_locale, revision=revision)


def mark(translation: Translation, error: ValidationError) -> None:
    """Put validation messages on the texts and choices they are about, where translators see them."""
    strings = translation.source.stringsegment_set.values("string_id")
    for name, errors in getattr(error, "error_dict", {}).items():
        for each in words_in(translation).filter(context__path=name, translation_of__in=strings):
            each.set_field_error(errors)
        for each in choices_in(translation).filter(context__path=name):
            each.set_field_error(errors)
