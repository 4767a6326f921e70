"""Short words that lean on the next one with an apostrophe, and what readers make of apostrophes."""

from .languages import Treatment
from .lemmas import knows
from .words import fold

SHORTEST_PART = 4  # letters of what follows an apostrophe


def without_elision(word: str, how: Treatment) -> str:
    """A word without what leans on it (``l'école``) or hangs on it (``women's``)."""
    first, apostrophe, rest = word.partition("'")
    if apostrophe and first in how.elisions:
        return rest
    return word.removesuffix(how.possessive)


def also_written(word: str, whole: str, how: Treatment, ignored: frozenset[str]) -> list[str]:
    """Who leaves the apostrophe out writes ``lecole``: found, unless that is another word (``laide``) or the rest says
    nothing (``quil``). Who leaves out what is before it writes ``Brien`` or, in an English text, ``Oise``."""
    after = [part for part in whole.split("'")[1:] if len(part) >= SHORTEST_PART and fold(part[0]).isascii()]
    if word == whole or fold(whole) in ignored or knows(fold(word), how.lemmas):
        return after
    return [word, *after]
