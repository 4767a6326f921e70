"""Each word of a text in three classes of forms, so that a match in a stricter class can rank above a looser one.

The union of the classes is what finds: fold after stemming, stem after folding, and stem of the lemma each catch what
the others miss.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from .apostrophes import also_written, without_elision
from .compounds import LONGEST, Piece, joined, pieces, together
from .digest import digest_of
from .languages import treatment
from .lemmas import SIMPLEMMA, is_built, lemma
from .sounds import OF_LANGUAGES, is_foreign, sounds
from .spellings import bases, is_unlisted, respelled, spellings, without_ending
from .stems import SNOWBALL, stem
from .stop_words import stop_words
from .words import JOINER, LETTER, fold, one_script

LETTERS = re.compile(rf"{LETTER}+")
OWN, FOREIGN = "01"  # letters in which a name is written


class Forms(NamedTuple):
    """The forms of one word: as it stands, its dictionary forms, its stems. All folded: letters and digits only.

    ``others`` are what else a text's word, or two of them side by side, may be written as (``lecole``, ``roundtabl``),
    and what names in it sound like; ``sounds`` are those that a query looks for.
    """

    exact: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    sounds: frozenset[str] = frozenset()

    def has(self, wanted: "Forms") -> bool:
        """Whether a word of a text is what a word of a query looks for."""
        return not (
            self.exact.isdisjoint(wanted.exact)
            and self.lemmas.isdisjoint(wanted.lemmas)
            and self.stems.isdisjoint(wanted.stems)
            and self.others.isdisjoint(wanted.exact | wanted.stems | wanted.sounds)
        )


def version_of(language: str) -> str:
    """What the tokens of a language depend on. An entry made by another version is indexed anew."""
    how = treatment(language)
    lemmas = f" simplemma {SIMPLEMMA}" if how.lemmas and is_built(how.lemmas) else ""
    stems = f" snowball {SNOWBALL}" if how.stemmer else ""
    return f"{digest_of(language)} unicode {unicodedata.unidata_version}{lemmas}{stems}"


def analyse(text: str, language: str) -> list[Forms]:
    """The forms of every word of a text and of what its words make together. ``language`` is a BCP 47 code; unknown
    ones are plain."""
    found = pieces(text)
    words = [analyse_word(piece.word, language) for piece in found]
    words += [analyse_name(piece.word, language) for piece in found if may_be_name(piece, language)]
    words += [analyse_together(found, each, language) for each in together(found)]
    return [forms for forms in words if forms.exact or forms.others]


def analyse_together(found: list[Piece], each, language: str) -> Forms:
    """What hyphens join is a word like any other; two words side by side are only found by who writes them as one."""
    if each.as_one:
        return analyse_word(joined(found, each), language)
    return _analyse_pair(found[each.first].word, found[each.last].word, language)


@lru_cache(maxsize=20_000)
def _analyse_pair(first: str, second: str, language: str) -> Forms:
    how, bare = treatment(language), (fold(first), fold(second))
    if any(word in stop_words(language, apart=True) for word in bare) or bare[0].isdigit():
        return Forms()
    # Only the second may be inflected. Arabic stemmers cut beginnings too, which are in the middle here.
    end = bare[1] if how.beginnings else fold(stem(bare[1], how.stemmer))
    return Forms(others=frozenset({bare[0] + end} if len(bare[0] + end) <= LONGEST else ()))


@lru_cache(maxsize=20_000)
def analyse_word(word: str, language: str) -> Forms:
    """The forms of one word as ``split`` gives it. None of its letters may remain: then all classes are empty."""
    how = treatment(language)
    spelling = one_script(word)
    whole = without_elision(spelling, how)
    ignored = stop_words(language)
    parts = [part for part in whole.split(JOINER) if part and fold(part) not in ignored] if JOINER in whole else []
    parts += respelled(whole, how)
    exact = _folded([whole, *parts])
    spelled = {each: spellings(each, how) for each in (whole, *parts)}
    lemmas = {lemma(one, how.lemmas) for some in spelled.values() for one in some}
    made_of = {base for each in lemmas for base in bases(each, how)}
    stems = {stem(each, how.stemmer) for each in {whole, fold(whole), *parts, *lemmas, *made_of}}
    stems |= {without_ending(each, how) for each, some in spelled.items() if is_unlisted(some, how)}
    stems |= {stem(each, how.stemmer) for each in _folded(lemmas)}
    others = _folded(also_written(spelling, whole, how, ignored))
    foreign = is_foreign(whole, language)
    heard = sounds(whole) if foreign is not None else ()
    if foreign:  # whatever it is, who types it in the letters of the language looks for it
        return Forms(exact, _folded(lemmas), _folded(stems), others | _heard(FOREIGN, heard), _heard(OWN, heard))
    return Forms(exact, _folded(lemmas), _folded(stems), others, _heard(FOREIGN, heard))


@lru_cache(maxsize=20_000)
def analyse_name(word: str, language: str) -> Forms:
    """What a word of a text sounds like that may be a name, for who types it in other letters."""
    whole = without_elision(one_script(word), treatment(language))
    return Forms(others=frozenset() if is_foreign(whole, language) else _heard(OWN, sounds(whole)))


def may_be_name(piece: Piece, language: str) -> bool:
    """Capitals make a name, where not each sentence and each noun begins with one; Arabic letters have none."""
    how = treatment(language)
    if piece.capital:
        return (bool(piece.tie) and not how.nouns_in_capitals) or _is_unlisted(piece.word, language)
    return OF_LANGUAGES.get(language) == "arabic" and _is_unlisted(piece.word, language)


@lru_cache(maxsize=20_000)
def _is_unlisted(word: str, language: str) -> bool:
    how = treatment(language)
    bare = [word.removeprefix(start) for start in how.beginnings if word.startswith(start)]
    return is_unlisted([word, word.capitalize()] if how.nouns_in_capitals else [*spellings(word, how), *bare], how)


def _heard(whose: str, keys) -> frozenset[str]:
    """Sounds as forms: a digit keeps those of a language's own letters, of others, and of real words apart."""
    return frozenset(whose + key for key in keys)


def _folded(words) -> frozenset[str]:
    """Some word lists have a word with a hyphen for one without (``email``): only letters make a form."""
    return frozenset(filter(None, ("".join(LETTERS.findall(fold(word))) for word in words)))
