"""Who may ask a machine: whoever may write the translation by hand."""

from django.core.exceptions import ObjectDoesNotExist
from wagtail_localize.models import Translation

from ..locks import lock_on
from ..scope import may_edit


def may_use_machine(user, translation: Translation) -> bool:
    """Whether a person may let a machine write into this translation. The one place where rights are asked for it."""
    if not translation.enabled:
        return False
    try:
        row = translation.get_target_instance()
    except ObjectDoesNotExist:
        return False
    return may_edit(user, row) and not lock_on(row, user)
