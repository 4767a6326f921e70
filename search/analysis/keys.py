"""One key for all spellings of a search: inflection, accents and order do not count."""

from . import analyse
from .stop_words import stop_words


def key_of(words: str, language: str) -> str:
    """The key of searched words in a language; empty if there is no word in them."""
    forms = analyse(words, language)
    ignored = stop_words(language)
    kept = [each for each in forms if not each.exact & ignored] or forms
    return " ".join(sorted({min(each.lemmas or each.exact) for each in kept}))[:255]
