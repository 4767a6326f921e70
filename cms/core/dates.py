"""Dates and numbers as they are written in the active language, also where CLDR or Babel does otherwise."""

import re
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils.translation import get_language

from . import languages

FIRST = re.compile(r"(?<!\d)1(?=[\s–-])")  # the day alone: no year and no other day has a 1 by itself


def babel_locale() -> Locale:
    """The active language with the customs of Europe: English dates begin with the day."""
    code = get_language() or languages.SOURCE
    own = languages.KNOWN.get(code)
    return Locale.parse((own and own.formats.locale) or code, sep="-")


def as_written(text: str) -> str:
    """A date in the active language, as it is written there: in French the first of a month is ``1er``."""
    first = languages.rules_of(get_language() or "").formats.first_of_month
    return FIRST.sub(first, text) if first else text


def in_words(day: date) -> str:
    """``22 June 2021`` in the active language."""
    return as_written(format_date(day, format="long", locale=babel_locale()))


def number(value: int) -> str:
    """A whole number with the separators of the active language."""
    locale = babel_locale()
    grouped = not languages.rules_of(locale.language).formats.grouped_from_five or abs(value) >= 10_000
    return format_decimal(value, locale=locale, group_separator=grouped)
