"""The engine's buttons that send something to be translated, on a translation: there they send its original."""

from django.utils.translation import gettext as _
from wagtail.models import TranslatableMixin

from ..admin_urls import submit_address
from ..engine.patches import wrap_buttons
from ..engine.rows import original_of
from ..language_permissions import may_translate_from


def connect() -> None:
    wrap_buttons(sending_originals)


def sending_originals(row, user, buttons):
    own = submit_address(row) if isinstance(row, TranslatableMixin) else None
    for button in buttons:
        if button.url == own and (original := original_of(row)) is not None:
            if not may_translate_from(user, original):
                continue
            button.url = submit_address(original)
            button.label = _("Translate the original")
            button.attrs.pop("aria-label", None)
        yield button
