"""One key for all spellings of a search: inflection, accents and order do not count."""

from . import analyse_word
from .compounds import Together, joined, pieces, together
from .stop_words import stop_words


def key_of(words: str, language: str) -> str:
    """The key of searched words in a language; empty if there is no word in them."""
    found = pieces(words)
    return _key(found, [each for each in together(found) if each.as_one], language)


def keys_of(words: str, language: str) -> set[str]:
    """The key of what was typed, and of the same with some of it written as one."""
    found = pieces(words)
    wholes = list(together(found))
    ways = [[], [each for each in wholes if each.as_one], *([each] for each in wholes)]
    return {_key(found, wholes, language) for wholes in ways} - {""}


def _key(found, wholes: list[Together], language: str) -> str:
    inside = {place for each in wholes for place in range(each.first, each.last + 1)}
    words = [piece.word for place, piece in enumerate(found) if place not in inside]
    words += [joined(found, each) for each in wholes]
    forms = [forms for word in words if (forms := analyse_word(word, language)).exact]
    kept = [each for each in forms if not each.exact <= stop_words(language)] or forms
    return " ".join(sorted({min(each.lemmas or each.exact) for each in kept}))[:255]
