"""What kind of change lies between two wordings of a paragraph. In doubt it is the weightier kind."""

from ..models import ChangeKind
from .facts import fact_words, figures, names
from .tokens import words


def classify(old: str, new: str, language: str, old_links=None, new_links=None) -> ChangeKind | None:
    """Fact, typo or wording; None where neither the text nor a link target changed.

    ``old`` and ``new`` are strings as the engine keeps them (HTML with inline tags), the links are their targets by
    link id. A typo is recognised without a person's word only where nothing but case, punctuation or emphasis changed.
    """
    if (old_links or {}) != (new_links or {}):
        return ChangeKind.FACT
    if old == new:
        return None
    if figures(old) != figures(new):
        return ChangeKind.FACT
    if words(old) == words(new):
        return ChangeKind.TYPO
    if fact_words(old, language) != fact_words(new, language) or names(old) != names(new):
        return ChangeKind.FACT
    return ChangeKind.WORDING
