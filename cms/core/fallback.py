"""Pages that are not translated yet: the original answers under the reader's own prefix, and says so.

No row stands in for a translation. ``routing`` finds the original; what it found is kept as ``request.fallback``, and
the page that answers knows its readers' language (``BasePage.reader_locale_id``).
"""

from dataclasses import dataclass

from wagtail.models import Locale, TranslatableMixin

from . import languages


@dataclass(frozen=True)
class Fallback:
    """What a reader asked for, and what is shown in its place.

    ``original`` is False where translations are made from another row than the one that is shown (that one is offline).
    """

    asked: Locale
    shown: TranslatableMixin
    original: bool = True

    @property
    def in_asked_language(self) -> str:
        """``in French`` for the language that was asked for, in its own words, which are the reader's."""
        return languages.said_in(self.asked.language_code, self.asked.language_code)

    @property
    def in_shown_language(self) -> str:
        """``in English`` for the language of what is shown, in the reader's words."""
        return languages.said_in(self.shown.locale.language_code, self.asked.language_code)


class Elsewhere(Exception):  # noqa: N818 - no fault: the page has an own translation at another address
    """The page exists in the reader's language at ``address``."""

    def __init__(self, address: str):
        super().__init__(address)
        self.address = address


def fallback_of(request) -> Fallback | None:
    """What is shown in place of a translation in this response; None where nothing is, or no page was routed."""
    return getattr(request, "fallback", None)
