"""Dates in the words of the reader's language, as far as they are known."""

from datetime import date, datetime

from babel.dates import format_date
from django import template
from django.utils import timezone

from ..dates import babel_locale, in_words

register = template.Library()

# Formats by how much of ``2022-09-30`` is given: skeletons of CLDR, which each language orders in its own way.
SKELETONS = {4: "y", 7: "yMMMM", 10: "yMMMMd"}


@register.filter
def known_date(value) -> str:
    """A day, or a text such as ``2022``, ``2022-09`` or ``2022-09-30``: ``September 2022``. Empty if there is none.

    Of a moment, its day here. Django's own formats order English as in America, and write Greek in digits alone.
    """
    if not value:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    text = str(value)
    day = date.fromisoformat((text + "-01-01")[:10])
    locale, skeleton = babel_locale(), SKELETONS[len(text)]
    if skeleton == "yMMMMd":
        return in_words(day)
    return format_date(day, locale.datetime_skeletons[skeleton].pattern, locale=locale)
