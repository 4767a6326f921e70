"""Reads what somebody typed; what is not understood is refused with a sentence that says how to write it.

Nothing is guessed: the day comes first always, also where the numbers would allow another order.
"""

import re
from datetime import date, datetime, time

from django.utils.dateparse import parse_datetime

from . import sentences
from .words import half_of_day, month_of, plain, weekday_of

YEARS = range(1900, 2101)
CENTURY = 2000  # of a year typed with two digits

# What is matched is plain: small letters, digits 0 to 9, and no space around a point, a stroke or a dash.
ISO = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
NUMBERS = re.compile(r"(?P<day>\d{1,2})([-/. ])(?P<month>\d{1,2})\2(?P<year>\d{4}|(?<=[/.])\d{2})(?!\d)")
NAMED = re.compile(
    r"(?:(?P<weekday>[^\W\d_]+)[.,]?,? ?)?"
    r"(?P<day>\d{1,2})(?:(?:er|st|nd|rd|th|o|a)(?![^\W\d_]))?[ .\-/]*(?:(?:of|de|d) )?"
    r"(?P<word>[^\W\d_]+)[ .,\-/]*(?:(?:of|del?) )?(?P<year>\d{4})(?!\d)"
)
ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
MONTH = re.compile(r"(?:(?P<first>\d{4})[-/.])?(?P<month>\d{1,2})(?:[-/. ](?P<year>\d{4}))?")
NAMED_MONTH = re.compile(r"(?P<word>[^\W\d_]+)[ .,\-/]*(?:(?:of|del?) )?(?P<year>\d{4})")
CLOCK = re.compile(
    r"(?P<hour>\d{1,2}) ?(?:(?P<mark>[:.h]) ?(?:(?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?)?)?(?P<tail>.*)"
)
AFTER_A_YEAR = re.compile(r"(?:[ .]*(?:r|rok[u]?|р|року|γ|г|م|میلادی)(?![^\W\d_])[.]?)?")
BEFORE_A_TIME = re.compile(r"[ ,;\-]*(?:t(?=\d)|(?:at|a las|a la|a|las|o godz|o|godz|στισ|о|об|الساعة|ساعت|في)[ .]+)?")
HOURS = {"", "h", "hr", "hrs", "heures", "heure", "min", "mn", "horas", "год", "ω"}


def read_day(text: str) -> date:
    day, rest = _day_of(_packed(text), text)
    if rest.strip(" .,"):
        raise sentences.no_day(text)
    return day


def read_clock(text: str) -> time:
    found = _clock_of(BEFORE_A_TIME.sub("", _packed(text), count=1))
    if found is None:
        raise sentences.no_clock(text)
    return found


def read_moment(text: str) -> datetime:
    """A day and a time; a day alone begins at midnight. ISO 8601 may name its time zone, everything else is local."""
    if ISO_MOMENT.fullmatch(text.strip()):
        return _iso_moment(text)
    day, rest = _day_of(_packed(text), text)
    rest = rest.strip(" .,")
    clock = _clock_of(BEFORE_A_TIME.sub("", rest, count=1)) if rest else time()
    if clock is None:
        raise sentences.no_moment(text)
    return datetime.combine(day, clock)


def read_part(text: str) -> str:
    """A year, a month or a day, as far as it is known: ``2022``, ``2022-09`` or ``2022-09-30``."""
    packed = _packed(text)
    if re.fullmatch(r"\d{4}", packed):
        return str(_year(packed, text))
    if found := MONTH.fullmatch(packed) or NAMED_MONTH.fullmatch(packed):
        parts = found.groupdict()
        year, month = parts.get("first") or parts["year"], _month(parts, text)
        if year:
            return _made(_year(year, text), month, 1, text).isoformat()[:7]
    return read_day(text).isoformat()


def _iso_moment(text: str) -> datetime:
    try:
        found = parse_datetime(text.strip())
    except ValueError as error:
        raise sentences.no_such_day(text) from error
    if found is None:
        raise sentences.no_day(text)
    _year(str(found.year), text)
    return found


def _packed(text: str) -> str:
    return re.sub(r" ?([-/.]) ?", r"\1", plain(text))


def _day_of(packed: str, typed: str) -> tuple[date, str]:
    """The day that a text begins with, and what follows it."""
    found = ISO.match(packed) or NUMBERS.match(packed) or NAMED.match(packed)
    if found is None:
        raise sentences.no_day(typed)
    parts = found.groupdict()
    day = _made(_year(parts["year"], typed), _month(parts, typed), int(parts["day"]), typed)
    if (word := parts.get("weekday")) and weekday_of(word) != day.weekday():
        raise sentences.no_day(typed) if weekday_of(word) is None else sentences.no_such_day(typed)
    rest = packed[found.end() :]
    return day, AFTER_A_YEAR.sub("", rest, count=1)


def _month(parts: dict, typed: str) -> int:
    month = month_of(parts["word"]) if "word" in parts else int(parts["month"])
    if month is None:
        raise sentences.no_day(typed)
    return month


def _year(digits: str, typed: str) -> int:
    year = int(digits) + (CENTURY if len(digits) == 2 else 0)
    if year not in YEARS:
        raise sentences.too_far(typed, YEARS)
    return year


def _made(year: int, month: int, day: int, typed: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise sentences.no_such_day(typed) from error


def _clock_of(packed: str) -> time | None:
    found = CLOCK.fullmatch(packed)
    if found is None:
        return None
    tail = re.sub(r"[\W_]", "", found["tail"])
    half = half_of_day(tail)
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if half is None and (tail not in HOURS or not (found["minute"] or found["mark"] == "h" or tail)):
        return None
    if half is not None and not 1 <= hour <= 12:
        return None
    hour = hour if half is None else hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
