"""Names of months, weekdays and halves of the day in all languages of the table (CLDR), spelled plainly."""

import re
import unicodedata
from functools import cache

from babel import Locale
from django.utils.translation import get_language

from .. import languages

WIDTHS = ("wide", "abbreviated")
SHORTEST = 3  # letters of a beginning that stands for the whole name: with fewer, too many names begin alike
SAME = str.maketrans({"ي": "ی", "ك": "ک", "'": "", "’": "", "ʼ": ""})  # keyboards of two languages, apostrophes


def plain(text: str) -> str:
    """Small letters without accents and marks of direction, digits as 0 to 9, one kind of dash and of space."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = (letter for letter in letters if unicodedata.category(letter) not in ("Mn", "Cf"))
    return re.sub(r"\s+", " ", "".join(map(_plain_letter, kept)).translate(SAME)).strip()


def _plain_letter(letter: str) -> str:
    if unicodedata.category(letter) == "Pd":
        return "-"
    number = unicodedata.decimal(letter, None)
    return letter if number is None else str(number)


def month_of(word: str) -> int | None:
    """The month that a plain word names or begins, in the active language or else in another of the table."""
    return _the_one(word, month_names)


def weekday_of(word: str) -> int | None:
    """Likewise the day of the week, 0 being Monday."""
    return _the_one(word, weekday_names)


def half_of_day(word: str) -> str | None:
    """``am`` or ``pm`` if the word is one of those of the languages of the table, else None."""
    return _halves().get(word)


def _the_one(word, names_in):
    active = (get_language() or languages.SOURCE).split("-")[0]
    others = [code for code in languages.codes() if code != active]
    own = _only(word, names_in(active))
    return _only(word, *map(names_in, others)) if own is None else own


def _only(word, *names):
    """The number that the word means; None if it may mean several or none."""
    exact = {number for table in names for name, number in table.items() if name == word}
    begun = {number for table in names for name, number in table.items() if name.startswith(word)}
    found = exact or (begun if len(word) >= SHORTEST else set())
    return found.pop() if len(found) == 1 else None


@cache
def month_names(code: str) -> dict[str, int]:
    return _names(code, "months")


@cache
def weekday_names(code: str) -> dict[str, int]:
    return _names(code, "days")


def _names(code, what):
    tables = getattr(Locale.parse(code, sep="-"), what)
    found = {}
    for form in ("format", "stand-alone"):
        for width in WIDTHS:
            for number, name in tables[form][width].items():
                found[plain(name).strip(".")] = number
    return found


@cache
def _halves() -> dict[str, str]:
    periods = [Locale.parse(code, sep="-").day_periods for code in languages.codes()]
    named = {"am": "am", "pm": "pm"}
    for table in periods:
        for half in ("am", "pm"):
            for width in ("wide", "abbreviated"):
                name = table["format"].get(width, {}).get(half)
                named |= {re.sub(r"[\W_]", "", plain(name)): half} if name else {}
    return named
