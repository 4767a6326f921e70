"""The engine's buttons that send something to be translated, on a translation: there they send its original.

The engine hands them in by hooks that nothing can narrow afterwards, so its functions are taken out and ours call them.
"""

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import TranslatableMixin
from wagtail_localize import wagtail_hooks as engine

from ..admin_urls import submit_address
from ..engine.rows import original_of
from ..language_permissions import may_translate_from

HOOKS = {
    "register_page_header_buttons": engine.page_listing_more_buttons,
    "register_page_listing_more_buttons": engine.page_listing_more_buttons,
    "register_snippet_listing_buttons": engine.register_snippet_listing_buttons,
}


def connect() -> None:
    """Put ours in the place of the engine's."""
    for name, theirs in HOOKS.items():
        hooks._hooks[name].remove((theirs, 0))
    hooks.register("register_page_header_buttons", page_buttons)
    hooks.register("register_page_listing_more_buttons", page_buttons)
    hooks.register("register_snippet_listing_buttons", snippet_buttons)


def page_buttons(page, user, view_name=None, next_url=None):
    return _sending_originals(page, user, engine.page_listing_more_buttons(page, user, view_name, next_url))


def snippet_buttons(snippet, user, next_url=None):
    return _sending_originals(snippet, user, engine.register_snippet_listing_buttons(snippet, user, next_url))


def _sending_originals(row, user, buttons):
    own = submit_address(row) if isinstance(row, TranslatableMixin) else None
    for button in buttons:
        if button.url == own and (original := original_of(row)) is not None:
            if not may_translate_from(user, original):
                continue
            button.url = submit_address(original)
            button.label = _("Translate the original")
            button.attrs.pop("aria-label", None)
        yield button
