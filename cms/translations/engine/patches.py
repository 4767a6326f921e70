"""Every change to the engine as it runs. Its public settings do not reach these places.

Each has a contract test (``tests/translations/test_contract_*.py``) that fails when the engine no longer has what is
changed here; ``docs/maintaining/upgrading.md`` lists them.
"""

from collections.abc import Callable, Iterable

from wagtail import hooks
from wagtail_localize.locales.components import LOCALE_COMPONENTS

from .models import LocaleSynchronization


def never_fill_languages() -> None:
    """Take the offer to fill a new language with aliases out of the form for languages."""
    LOCALE_COMPONENTS[:] = [each for each in LOCALE_COMPONENTS if each["model"] is not LocaleSynchronization]


def wrap_buttons(around: Callable[[object, object, Iterable], Iterable]) -> None:
    """Put ``around(row, user, buttons)`` in the place of what the engine's hooks hand in.

    Hooks cannot be narrowed by other hooks for what a listing shows, so the engine's functions are taken out and called
    from ours. Called where hooks are registered: the engine's must have been.
    """
    from wagtail_localize import wagtail_hooks as engine  # its module imports the admin, which apps are ready for first

    def page_buttons(page, user, view_name=None, next_url=None):
        return around(page, user, engine.page_listing_more_buttons(page, user, view_name, next_url))

    def snippet_buttons(snippet, user, next_url=None):
        return around(snippet, user, engine.register_snippet_listing_buttons(snippet, user, next_url))

    _replace("register_page_header_buttons", engine.page_listing_more_buttons, page_buttons)
    _replace("register_page_listing_more_buttons", engine.page_listing_more_buttons, page_buttons)
    _replace("register_snippet_listing_buttons", engine.register_snippet_listing_buttons, snippet_buttons)


def _replace(name: str, theirs: Callable, ours: Callable) -> None:
    hooks._hooks[name].remove((theirs, 0))
    hooks.register(name, ours)
