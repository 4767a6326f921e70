"""Who may ask a machine: whoever may write the translation by hand."""

from django.core.exceptions import ObjectDoesNotExist
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance


def may_use_machine(user, translation: Translation) -> bool:
    """Whether a person may let a machine write into this translation. The one place where rights are asked for it."""
    if not translation.enabled:
        return False
    try:
        row = translation.get_target_instance()
    except ObjectDoesNotExist:
        return False
    return user_can_edit_instance(user, row) and not _is_locked(user, row)


def _is_locked(user, row) -> bool:
    lock = row.get_lock() if hasattr(row, "get_lock") else None
    return bool(lock and lock.for_user(user))
