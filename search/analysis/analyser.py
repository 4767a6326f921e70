"""Each word of a text in three classes of forms, so that a match in a stricter class can rank above a looser one.

The union of the classes is what finds: fold after stemming, stem after folding, and stem of the lemma each catch what
the others miss.
"""

from functools import lru_cache
from typing import NamedTuple

from .languages import Treatment, treatment
from .lemmas import SIMPLEMMA, is_built, lemma
from .spellings import bases, is_unlisted, spellings, without_ending
from .stems import SNOWBALL, stem
from .words import JOINER, fold, one_script, split

VERSION = 4  # of this and of the tokens that are made of it; another number makes every entry be indexed anew


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
    whole = _without_elision(one_script(word), how)
    parts = [part for part in whole.split(JOINER) if part] if JOINER in whole else []
    exact = _folded([whole, *parts])
    spelled = {each: spellings(each, how) for each in (whole, *parts)}
    lemmas = {lemma(one, how.lemmas) for some in spelled.values() for one in some}
    made_of = {base for each in lemmas for base in bases(each, how)}
    stems = {stem(each, how.stemmer) for each in {whole, fold(whole), *parts, *lemmas, *made_of}}
    stems |= {without_ending(each, how) for each, some in spelled.items() if is_unlisted(some, how)}
    return Forms(exact, _folded(lemmas), _folded([*stems, *(stem(each, how.stemmer) for each in _folded(lemmas))]))


def _without_elision(word: str, how: Treatment) -> str:
    first, apostrophe, rest = word.partition("'")
    if apostrophe and first in how.elisions:
        return rest
    return word.removesuffix("'s") if how.stemmer == "english" else word


def _folded(words) -> frozenset[str]:
    return frozenset(filter(None, map(fold, words)))
