"""What is known about a language, as one file for each: ``fr.py`` holds all of French, and adding one is adding a file.

These are tables alone. The rooms that use one say how: the search (``search.analysis``), freshness and the counting of
words (``cms.translations.freshness``), the order of names (``cms.core.collation``), dates and numbers
(``cms.core.dates``). A language without a file, or without one of the tables, gets the plain treatment everywhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

Pairs = tuple[tuple[str, str], ...]


def pairs(text: str) -> Pairs:
    """``ages>age s>``: an ending and what stands in its place, which may be nothing."""
    return tuple((ending, instead) for ending, _sign, instead in (each.partition(">") for each in text.split()))


def words(text: str) -> tuple[str, ...]:
    """Words with spaces between them."""
    return tuple(text.split())


@dataclass(frozen=True)
class Search:
    """How words of a language are reduced, so that the search finds a word in any of its forms.

    Each rule about endings, accents and spellings is asked of the word list and counts only where the list has what the
    rule makes: they are hints of where to look, not a grammar. Those of women's words and of verbal nouns (``derived``,
    ``variants``) make looser forms than those of inflection.
    """

    stemmer: str = ""  # a Snowball algorithm, if there is one
    lemmas: str = ""  # a word list of simplemma, if there is one
    # Words so common that a query may do without them. They are kept in the index, and a query of nothing else asks for
    # them; beside other words they are left out. Without accents.
    stop_words: str = ""
    particles: str = ""  # short words that some write apart from what they belong to: می شود
    elisions: tuple[str, ...] = ()  # short words that lose their vowel and lean on the next one: l'école
    possessive: str = ""  # what hangs on a word and says whose: women's
    nouns_in_capitals: bool = False  # whether the word list knows nouns by their capital
    # Letters as other keyboards write them, to those of the list.
    letters: dict[str, str | int | None] = field(default_factory=dict)
    beginnings: tuple[str, ...] = ()  # short words that are written together with the next one: والمدارس
    endings: Pairs = ()  # of regular forms that the list leaves out, and what they have in a form that the list has
    homographs: Pairs = ()  # of forms that two words share, of which the list names one
    derived: Pairs = ()  # of words that are made of another: verbal nouns, adverbs, what women are called
    variants: Pairs = ()  # beginnings, written by the sound before them: вчитель, учитель
    ending: str = ""  # a pattern of what is cut off words that the list does not have in any way
    respelled: Pairs = ()  # spellings of words that the list does not have: koeln
    # What readers mean by a letter who leave accents out. Asked only of words that the list lacks without them.
    accents: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Facts:
    """Words that state a fact: numbers, measures, times, denials, directions, addresses.

    A change of one of them is never taken for mere rewording. The list may be wider than needed, never narrower: a word
    too many asks a translator to look once more, a word too few tells readers that nothing of weight changed. A star
    stands for any ending. Names of months and weekdays come from CLDR; the list has their inflected forms only.
    Articles that double as "one" (un, una, ένας) are left out: they change with every rewording.
    """

    words: str = ""
    calendars: tuple[str, ...] = ()  # codes of CLDR, where spellings differ between countries
    attached: tuple[str, ...] = ()  # what is written together with the next word


@dataclass(frozen=True)
class Formats:
    """How dates and numbers are written, where CLDR or Babel does otherwise."""

    locale: str = ""  # the code of CLDR whose customs hold, if not the language's own
    first_of_month: str = ""  # the day 1 of a date
    grouped_from_five: bool = False  # CLDR's minimumGroupingDigits of 2, which Babel does not read: 4000, but 12.345


@dataclass(frozen=True)
class Alphabet:
    """The order of letters, where it is not that of the script (``cms.core.alphabets``)."""

    letters: str = ""
    same: dict[str, str] = field(default_factory=dict)  # letters that count as others, as their variants


@dataclass(frozen=True)
class Rules:
    """All about one language. ``place`` is where it stands in the list of the site's languages, the first being the
    source; without one the site is not in it, and its rules are for documents and for what is compared and sorted."""

    name: str = ""  # what it calls itself
    place: int | None = None
    accepts: tuple[str, ...] = ()  # further codes of Accept-Language that mean this language
    # How one says that something is written or spoken in it. Many languages have an adverb or a case for that, which no
    # name of the language gives. A language that is missing here is said by its name.
    said: Callable[[], str] | None = None
    script: str = "latin"  # latin, greek, cyrillic or arabic
    parted_by_apostrophes: bool = False  # whether those who count words count two in "l'école"
    plurals: str = "nplurals=2; plural=(n != 1);"  # CLDR's rule in gettext's form, for a new catalogue
    search: Search | None = None
    facts: Facts = Facts()
    formats: Formats = Formats()
    alphabet: Alphabet = Alphabet()


PLAIN = Rules()
