"""Each word of a text in three classes of forms, so that a match in a stricter class can rank above a looser one.

The union of the classes is what finds: fold after stemming, stem after folding, and stem of the lemma each catch what
the others miss.
"""

from functools import lru_cache
from typing import NamedTuple

from .languages import Treatment, treatment
from .lemmas import SIMPLEMMA, is_built, knows, lemma
from .stems import SNOWBALL, stem
from .words import JOINER, PERSIAN_LETTERS, fold, split

VERSION = 2  # of this and of the tokens that are made of it; another number makes every entry be indexed anew


class Forms(NamedTuple):
    """The forms of one word: as it stands, its dictionary forms, its stems. All folded: letters and digits only."""

    exact: frozenset[str]
    lemmas: frozenset[str]
    stems: frozenset[str]


def version_of(language: str) -> str:
    """What the forms of a language's words depend on. An entry made by another version is indexed anew."""
    how = treatment(language)
    lemmas = f" simplemma {SIMPLEMMA}" if how.lemmas and is_built(how.lemmas) else ""
    stems = f" snowball {SNOWBALL}" if how.stemmer else ""
    return f"{VERSION}{lemmas}{stems}"


def analyse(text: str, language: str) -> list[Forms]:
    """The forms of every word of a text, in their order. ``language`` is a BCP 47 code; unknown ones are plain."""
    return [forms for word in split(text) if (forms := analyse_word(word, language)).exact]


@lru_cache(maxsize=20_000)
def analyse_word(word: str, language: str) -> Forms:
    """The forms of one word as ``split`` gives it. None of its letters may remain: then all classes are empty."""
    how = treatment(language)
    whole = _without_elision(word, how)
    parts = [part for part in whole.split(JOINER) if part] if JOINER in whole else []
    exact = _folded([whole, *parts])
    lemmas = {lemma(each, how.lemmas) for each in _spellings(whole, how)}
    stems = {stem(each, how.stemmer) for each in {whole, fold(whole), *lemmas}}
    return Forms(exact, _folded(lemmas), _folded([*stems, *(stem(each, how.stemmer) for each in _folded(lemmas))]))


def _spellings(word: str, how: Treatment) -> list[str]:
    """What the word list may know a word as."""
    word = word.translate(PERSIAN_LETTERS) if how.lemmas == "fa" else word
    if how.endings and not knows(word, how.lemmas):
        others = [word.removesuffix(end) + instead for end, instead in how.endings if word.endswith(end)]
        return [word, *(other for other in others if knows(other, how.lemmas))]
    return [word, word.capitalize()] if how.nouns_in_capitals else [word]


def _without_elision(word: str, how: Treatment) -> str:
    first, apostrophe, rest = word.partition("'")
    if apostrophe and first in how.elisions:
        return rest
    return word.removesuffix("'s") if how.stemmer == "english" else word


def _folded(words) -> frozenset[str]:
    return frozenset(filter(None, map(fold, words)))
