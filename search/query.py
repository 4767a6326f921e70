"""From what somebody typed to what is asked of the index. Any input is a query; some are empty."""

from dataclasses import dataclass

from . import tokens
from .analysis import Forms, analyse_word
from .analysis.compounds import joined, pieces, together
from .analysis.stop_words import stop_words
from .analysis.words import fold, normalise
from .tokens import ALL, LEAD, TITLE, Part

MOST_LETTERS = 300
MOST_WORDS = 12


@dataclass(frozen=True)
class Query:
    """What was typed, without what cannot be shown, and its words. ``cut`` tells that it had more of them.

    ``wholes`` are what words make that stand side by side, with them: (``cooperation``, (``co``, ``operation``)).
    """

    text: str
    words: tuple[str, ...] = ()
    cut: bool = False
    wholes: tuple[tuple[str, tuple[str, ...]], ...] = ()


def read_query(raw: str) -> Query:
    """A query from a request: at most 300 letters and twelve different words of it count."""
    text = " ".join("".join(letter if letter.isprintable() else " " for letter in raw[:MOST_LETTERS]).split())
    found = pieces(text)
    words = tuple(dict.fromkeys(piece.word for piece in found))
    wholes = {
        joined(found, each): tuple(piece.word for piece in found[each.first : each.last + 1])
        for each in together(found[: 2 * MOST_WORDS])
    }
    cut = len(raw) > MOST_LETTERS or len(words) > MOST_WORDS
    return Query(normalise(text), words[:MOST_WORDS], cut, tuple(wholes.items()))


def places_that_count(words: tuple[str, ...], language: str) -> tuple[int, ...]:
    """Positions of the words that must be found: all but the stop words, unless there are only stop words."""
    forms = [analyse_word(word, language) for word in words]
    ignored = stop_words(language)
    kept = [place for place, each in enumerate(forms) if not each.exact <= ignored]
    return tuple(kept or [place for place, each in enumerate(forms) if each.exact])


def says_nothing(words: tuple[str, ...], language: str) -> bool:
    """Whether all words are stop words of a language: nearly every text of it has them."""
    return all(analyse_word(word, language).exact <= stop_words(language) for word in words)


def forms_that_count(query: Query, language: str) -> tuple[Forms, ...]:
    """The forms of the words that must be found, in a language; each is also found in what it makes with another."""
    words = [query.words[place] for place in places_that_count(query.words, language)]
    return tuple(_with_wholes(word, query.wholes, language) for word in words)


def _with_wholes(word: str, wholes, language: str) -> Forms:
    forms = analyse_word(word, language)
    for whole, parts in wholes:
        if word in parts:
            more = analyse_word(whole, language)
            # With a word that says nothing, the whole may be quite another one (``in formazione``): it ranks below.
            loosely = any(fold(part) in stop_words(language) for part in parts)
            strict = Forms() if loosely else more
            exact, lemmas = forms.exact | strict.exact, forms.lemmas | strict.lemmas
            forms = Forms(exact, lemmas, forms.stems | more.stems, forms.others, forms.sounds)
    return forms


# Exact before dictionary form before stem; within each, all words in the title, then all words in the lead.
RANKS = ((0, "", ALL), (8, "", tokens.EXACT + tokens.LEMMA), (8, "", tokens.EXACT), (4, TITLE, ALL), (2, LEAD, ALL))


def strict(wanted: list[tuple[str, tuple[Forms, ...]]]) -> list[Part]:
    """Asks for entries that have all words, for pairs of a language and the forms of the words in it.

    Entries have tokens of their own language alone, so one part may ask for several languages at once where they
    want the same number of words.
    """
    lengths = sorted({len(forms) for _language, forms in wanted if forms})
    return [
        Part(points, _words(place, classes, [pair for pair in wanted if len(pair[1]) == length], length))
        for length in lengths
        for points, place, classes in RANKS
    ]


def required(language: str, forms: tuple[Forms, ...]) -> Part:
    """Asks for entries that have all words in any form, without ranking them."""
    return Part(0, _words("", ALL, [(language, forms)], len(forms)))


def loose(language: str, forms: tuple[Forms, ...]) -> list[Part]:
    """Asks for entries that have any of the words: a point for each."""
    return [Part(1, (tokens.wanted(language, "", ALL, each),)) for each in forms]


def _words(place, classes, pairs, length):
    return tuple(
        frozenset().union(*(tokens.wanted(language, place, classes, forms[number]) for language, forms in pairs))
        for number in range(length)
    )
