"""Who may ask a machine: whoever may write the translation by hand."""

from wagtail_localize.models import Translation

from ..locks import lock_on, target_of
from ..scope import may_open


def may_use_machine(user, translation: Translation) -> bool:
    """Whether a person may let a machine write into this translation. The one place where rights are asked for it."""
    if not translation.enabled or not may_open(user, translation):
        return False
    return not lock_on(target_of(translation), user)
