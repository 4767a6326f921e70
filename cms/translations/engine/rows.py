"""Originals and their translations as rows (wagtail-localize: source and target instance); aliases are neither."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import DraftStateMixin, Locale, Page, Revision, TranslatableMixin

from cms.core.originals import is_original, leading_locale_id, rows_of

from .models import Translation


def leads(instance: TranslatableMixin) -> bool:
    """Whether what happens to this row happens to its translations too."""
    return getattr(instance, "alias_of_id", None) is None and is_original(instance)


def translations_of(instance: TranslatableMixin) -> QuerySet:
    """The other rows of the same content, drafts included."""
    return rows_of(instance).exclude(pk=instance.pk)


def original_of(row: TranslatableMixin) -> TranslatableMixin | None:
    """The row that a translation was made from; None for an original, and where it was deleted."""
    if leads(row):
        return None
    return translations_of(row).filter(locale=leading_locale_id(row)).first()


def target_of(translation: Translation) -> Any:
    """The row a translation is written to, or None where it was never made."""
    model = translation.source.specific_content_type.model_class()
    rows = model._base_manager.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    )
    return rows.first()


def take_offline(instance: DraftStateMixin) -> None:
    """Unpublish a row; its content stays as a draft, and the log says so."""
    instance = instance.specific if isinstance(instance, Page) else instance
    if instance.live:
        instance.unpublish()


def unschedule(rows: list) -> None:
    """Take back what was to go live by itself later."""
    revisions = Revision.objects.filter(
        base_content_type=rows[0].get_base_content_type(), object_id__in=[str(row.pk) for row in rows]
    )
    revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)


def parent_in(locale: Locale, parent: Page) -> Page:
    """The translation of a page in a locale, made as a draft where it is missing, from the top down."""
    found = Page.objects.filter(translation_key=parent.translation_key, locale=locale).first()
    if found is not None or parent.is_root():
        return found or parent
    original = original_of(parent) or parent  # what it is made from is the original, as of every translation
    above = original.get_parent()
    if not above.is_root():
        parent_in(locale, above)
    return original.specific.copy_for_translation(locale)
