"""Who may take which translations home and bring them back. One function for one target, one for languages."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model, QuerySet
from wagtail.models import Locale, LockableMixin, Page
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance


def languages(user) -> QuerySet[Locale]:
    """The languages that somebody may translate into."""
    return Locale.objects.all()


def may_edit(user, instance: Model) -> bool:
    """Whether somebody may edit a translation, and so see its texts, drafts included."""
    return user_can_edit_instance(user, instance)


def is_locked(user, instance: Model) -> bool:
    """Whether a lock, or a workflow that has it, keeps this person from writing into a translation."""
    lock = instance.get_lock() if isinstance(instance, LockableMixin) else None
    return bool(lock and lock.for_user(user))


def targets(translations: Iterable[Translation]) -> dict[int, Model]:
    """The rows that translations are for, by id of the Translation; a query for each type and language.

    What is not made yet, or was deleted, is missing from it.
    """
    wanted = defaultdict(list)
    for translation in translations:
        wanted[translation.source.specific_content_type, translation.target_locale].append(translation)
    found = {}
    for (content_type, locale), group in wanted.items():
        keys = {translation.source.object_id for translation in group}
        rows = content_type.model_class()._base_manager.filter(translation_key__in=keys, locale=locale)
        by_key = {row.translation_key: row for row in (rows.filter(alias_of=None) if _is_page(rows) else rows)}
        for translation in group:
            if row := by_key.get(translation.source.object_id):
                row.locale = locale
                found[translation.pk] = row
    return found


def _is_page(rows):
    return issubclass(rows.model, Page)
