"""What the engine is told of machine translation: enough to show its button, and nothing it could call by itself.

The engine calls a machine while it answers a request and, in its form "Update translations", within a transaction. A
service that is slow or down would take the page down with it, and a failure would undo what was paid for.
"""

from contextvars import ContextVar

from .configuration import is_offered, provider

hidden = ContextVar("hidden", default=False)  # whether the request at hand must not see the machine


def offered(options):
    """The engine's machine translator (``WAGTAILLOCALIZE_MACHINE_TRANSLATOR``), or None."""
    return Button() if is_offered() and not hidden.get() else None


class Button:
    """Shows the engine's button, whose address leads to a run (``guard``)."""

    def __init__(self):
        self.provider = provider()

    @property
    def display_name(self) -> str:
        return self.provider.name

    def can_translate(self, source_locale, target_locale) -> bool:
        return self.provider.can_translate(source_locale.language_code, target_locale.language_code)

    def translate(self, source_locale, target_locale, strings):
        raise RuntimeError("A machine is asked in a job: cms.translations.machine.runs.start().")
