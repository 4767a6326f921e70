"""Facts in the words, dates and numbers of the active language."""

from collections.abc import Callable
from datetime import date, time
from typing import NamedTuple

from babel.dates import format_interval, format_time
from django.utils.translation import gettext, ngettext, pgettext

from cms.core.dates import as_written, babel_locale, in_words, number

ORDINALS = {
    1: lambda: gettext("First roundtable"),
    2: lambda: gettext("Second roundtable"),
    3: lambda: gettext("Third roundtable"),
    4: lambda: gettext("Fourth roundtable"),
    5: lambda: gettext("Fifth roundtable"),
    6: lambda: gettext("Sixth roundtable"),
}
ZONES = {
    "Europe/Paris": lambda: gettext("Paris time"),
    "Europe/Madrid": lambda: gettext("Madrid time"),
    "Europe/Warsaw": lambda: gettext("Warsaw time"),
    "Europe/Athens": lambda: gettext("Athens time"),
}


class Counted(NamedTuple):
    """How one kind of participants is counted: each gives the words for the number that rules the noun."""

    exactly: Callable[[int], str]
    between: Callable[[int], str]
    over: Callable[[int], str]


UNITS = {
    "people": Counted(
        lambda n: ngettext("%(count)s person", "%(count)s people", n),
        lambda n: ngettext("%(low)s to %(high)s person", "%(low)s to %(high)s people", n),
        lambda n: ngettext("over %(count)s person", "over %(count)s people", n),
    ),
    "organisations": Counted(
        lambda n: ngettext("%(count)s organisation", "%(count)s organisations", n),
        lambda n: ngettext("%(low)s to %(high)s organisation", "%(low)s to %(high)s organisations", n),
        lambda n: ngettext("over %(count)s organisation", "over %(count)s organisations", n),
    ),
    "stakeholders": Counted(
        lambda n: ngettext("%(count)s stakeholder", "%(count)s stakeholders", n),
        lambda n: ngettext("%(low)s to %(high)s stakeholder", "%(low)s to %(high)s stakeholders", n),
        lambda n: ngettext("over %(count)s stakeholder", "over %(count)s stakeholders", n),
    ),
}


def ordinal(value: int) -> str:
    """``Second roundtable``; beyond the sixth ``Roundtable 7``."""
    words = ORDINALS.get(value)
    return words() if words else gettext("Roundtable %(number)s") % {"number": number(value)}


def one_date(day: date | None) -> str:
    """``22 June 2021``, or an empty string."""
    return in_words(day) if day else ""


def date_range(start: date | None, end: date | None = None) -> str:
    """``22 June 2021``, ``7–9 Jun 2022`` (CLDR has intervals with short months only); empty if it is not known."""
    if not start or not end or start == end:
        return one_date(start)
    return as_written(format_interval(start, end, "yMMMd", locale=babel_locale()))


def time_range(start: time | None, end: time | None, zone: str) -> str:
    """``10:30 to 12:30 (Paris time)``; empty if the time is not known. It may stand after a date: no capital."""
    if not start:
        return ""
    texts = [format_time(moment, "HH:mm", locale=babel_locale()) for moment in (start, end) if moment]
    span = texts[0]
    if len(texts) == 2:
        span = pgettext("range of times", "%(start)s to %(end)s") % {"start": texts[0], "end": texts[1]}
    return f"{span} ({ZONES[zone]() if zone in ZONES else zone})" if zone else span


def participants(roundtable) -> str:
    """``18 stakeholders``, ``9 to 16 people``, ``over 90 people``; empty if the number is not known."""
    low, high = roundtable.participants_low, roundtable.participants_high
    if low is None:
        return ""
    text = _counted(roundtable, low, low if high is None else high)
    if roundtable.organisations_count:
        more = ngettext("from %(count)s organisation", "from %(count)s organisations", roundtable.organisations_count)
        text = f"{text} {more % {'count': number(roundtable.organisations_count)}}"
    return text


def _counted(roundtable, low: int, high: int) -> str:
    """The number with what was counted, in one message: the case, and an Arabic dual, hang on "over" and "to"."""
    words = UNITS.get(roundtable.unit, UNITS["stakeholders"])
    if roundtable.participants_open:
        return words.over(low) % {"count": number(low)}
    if high != low:
        return words.between(high) % {"low": number(low), "high": number(high)}
    return words.exactly(low) % {"count": number(low)}


def count(roundtable) -> str:
    """``18``, ``9 to 16``, ``over 90``; empty if the number is not known."""
    low, high = roundtable.participants_low, roundtable.participants_high
    if low is None:
        return ""
    if roundtable.participants_open:
        return pgettext("lower bound of a number", "over %(number)s") % {"number": number(low)}
    if high is not None and high != low:
        return pgettext("range of numbers", "%(low)s to %(high)s") % {"low": number(low), "high": number(high)}
    return number(low)


def split(online: int | None, on_site: int | None) -> str:
    """``18 online, 3 on site``; empty unless both numbers are known."""
    if online is None or on_site is None:
        return ""
    return gettext("%(online)s online, %(on_site)s on site") % {"online": number(online), "on_site": number(on_site)}


def duration(minutes: int | None) -> str:
    """``2 hours``, ``2 hours 30 minutes``; empty if it is not known."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": number(hours)})
    if rest:
        parts.append(ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": number(rest)})
    both = pgettext("duration", "%(hours)s %(minutes)s")
    return both % {"hours": parts[0], "minutes": parts[1]} if len(parts) == 2 else parts[0]
