"""The order of names in a language, as CLDR has it: é with e, Polish ł after l, Persian پ after ب.

The order of code points, which Python and SQLite have by themselves, puts them last. No library fits: PyICU needs
ICU's own headers on every machine, and pyuca knows no language. PostgreSQL has ICU's collations; SQLite is given ours
under the same names, so that a query is the same on both, and ``tests/core/test_collation.py`` compares them.
"""

import unicodedata
from functools import lru_cache

from django.db.backends.signals import connection_created
from django.db.models import F
from django.db.models.functions import Collate
from django.utils.translation import get_language

from . import languages
from .alphabets import SCRIPTS, VARIANTS

COLLATION = "{}-x-icu"  # as PostgreSQL names them
BLANK, SIGN, DIGIT, LETTER = range(4)  # what stands before what; scripts follow from LETTER on


def in_order(field: str, language: str = "") -> Collate:
    """For ``order_by`` and ``annotate``: a column in the order of a language, the active one unless told."""
    return Collate(F(field), COLLATION.format(_base(language)))


def key(text: str, language: str = "") -> tuple:
    """For ``sorted``: what puts names in the order of a language, the active one unless told."""
    return _key(text, _base(language))


def _base(language: str) -> str:
    return (language or get_language() or languages.SOURCE).split("-")[0]


@lru_cache(maxsize=20_000)
def _key(text: str, language: str) -> tuple:
    """Letters first; then their accents and forms; then capitals after small letters; then whatever differs."""
    ranks, same = _ranks(language), languages.rules_of(language).alphabet.same
    primary, secondary = [], []
    for sign in unicodedata.normalize("NFC", text.casefold()):
        for letter in _letters(sign, ranks, same):
            primary.append(ranks.get(letter) or _rank_of_other(letter))
            secondary.append("" if letter == sign else sign)
    return tuple(primary), tuple(secondary), text.swapcase(), text


def _letters(sign: str, ranks: dict, same: dict) -> str:
    """What a sign counts as: itself, the letters it is made of, or nothing (accents, joiners)."""
    if sign in same:
        return same[sign]
    if sign in ranks:
        return sign
    if sign in VARIANTS:
        return VARIANTS[sign]
    parts = unicodedata.normalize("NFD", sign)
    return "".join(part for part in parts if unicodedata.category(part) not in ("Mn", "Cf"))


@lru_cache
def _ranks(language: str) -> dict[str, tuple]:
    """Each known letter's rank: the language's own alphabet first, then the scripts in their order."""
    alphabets = (languages.rules_of(language).alphabet.letters, *SCRIPTS)
    ranks: dict[str, tuple] = {}
    for number, alphabet in enumerate(alphabets):
        for place, letter in enumerate(alphabet):
            ranks.setdefault(letter, (LETTER, number, place))
    return ranks


def _rank_of_other(sign: str) -> tuple:
    kind = unicodedata.category(sign)[0]
    if kind == "N":
        return DIGIT, unicodedata.numeric(sign, 0), ord(sign)
    if kind == "L":
        return LETTER, len(SCRIPTS) + 1, ord(sign)
    return (BLANK, 0, 0) if kind == "Z" else (SIGN, 0, ord(sign))


def _compare(language: str):
    def compare(one: str, other: str) -> int:
        mine, its = _key(one, language), _key(other, language)
        return (mine > its) - (mine < its)

    return compare


def _give_sqlite_collations(connection, **kwargs):
    if connection.vendor == "sqlite":
        for language in {*map(_base, languages.codes()), *map(_base, languages.KNOWN)}:
            connection.connection.create_collation(COLLATION.format(language), _compare(language))


def connect() -> None:
    connection_created.connect(_give_sqlite_collations, dispatch_uid="collations")
