"""Facts in the words, dates and numbers of the active language."""

from datetime import date, time

from babel.dates import format_interval, format_time
from babel.numbers import format_decimal
from django.utils.translation import gettext, ngettext, pgettext

from cms.core.dates import as_written, babel_locale, in_words

ORDINALS = {
    1: lambda: gettext("First roundtable"),
    2: lambda: gettext("Second roundtable"),
    3: lambda: gettext("Third roundtable"),
    4: lambda: gettext("Fourth roundtable"),
    5: lambda: gettext("Fifth roundtable"),
    6: lambda: gettext("Sixth roundtable"),
}


def number(value: int) -> str:
    """A whole number with the separators of the active language."""
    return format_decimal(value, locale=babel_locale())


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
    """``10:30 to 12:30 (Europe/Paris)``; empty if the time is not known."""
    if not start:
        return ""
    locale = babel_locale()
    texts = [format_time(moment, "HH:mm", locale=locale) for moment in (start, end) if moment]
    span = gettext("%(start)s to %(end)s") % {"start": texts[0], "end": texts[1]} if len(texts) == 2 else texts[0]
    return f"{span} ({zone})" if zone else span


def participants(roundtable) -> str:
    """``18 stakeholders``, ``9 to 16 people``, ``over 90 people``; empty if the number is not known."""
    low, high = roundtable.participants_low, roundtable.participants_high
    if low is None:
        return ""
    text = _unit_text(roundtable.unit, low if high is None else high) % {"count": count(roundtable)}
    if roundtable.organisations_count:
        more = ngettext("from %(count)s organisation", "from %(count)s organisations", roundtable.organisations_count)
        text = f"{text} {more % {'count': number(roundtable.organisations_count)}}"
    return text


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


def _unit_text(unit: str, quantity: int) -> str:
    if unit == "people":
        return ngettext("%(count)s person", "%(count)s people", quantity)
    if unit == "organisations":
        return ngettext("%(count)s organisation", "%(count)s organisations", quantity)
    return ngettext("%(count)s stakeholder", "%(count)s stakeholders", quantity)


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
    return " ".join(parts)
