"""Dates and numbers as they are written in the active language, also where CLDR or Babel does otherwise."""

import re
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils.translation import get_language

from . import languages

FIRST = re.compile(r"(?<!\d)1(?=[\s–-])")  # the day alone: no year and no other day has a 1 by itself
GROUPED_FROM_FIVE = {"es", "pl"}  # CLDR's minimumGroupingDigits of 2, which Babel does not read: 4000, but 12.345


def babel_locale() -> Locale:
    """The active language with the customs of Europe: English dates begin with the day."""
    code = get_language() or languages.SOURCE
    return Locale.parse("en-GB" if code == "en" else code, sep="-")


def as_written(text: str) -> str:
    """A date in the active language, as it is written there: in French the first of a month is ``1er``."""
    return FIRST.sub("1er", text) if (get_language() or "").split("-")[0] == "fr" else text


def in_words(day: date) -> str:
    """``22 June 2021`` in the active language."""
    return as_written(format_date(day, format="long", locale=babel_locale()))


def number(value: int) -> str:
    """A whole number with the separators of the active language."""
    locale = babel_locale()
    grouped = locale.language not in GROUPED_FROM_FIVE or abs(value) >= 10_000
    return format_decimal(value, locale=locale, group_separator=grouped)
