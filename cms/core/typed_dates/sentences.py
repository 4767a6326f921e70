"""What is said beside a field whose date or time is refused: what is wrong, and how to write it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..dates import in_words

EXAMPLE = date(2027, 2, 18)


def no_day(typed: str) -> ValidationError:
    message = _("“%(typed)s” is not understood. Write the day first: 18/02/2027, %(example)s or 2027-02-18.")
    return _refused(message, typed)


def no_such_day(typed: str) -> ValidationError:
    message = _("There is no such day: “%(typed)s”. Write the day first, then the month and the year, as %(example)s.")
    return _refused(message, typed)


def no_clock(typed: str) -> ValidationError:
    return _refused(_("“%(typed)s” is not understood. Write the time of day as 14:30, 14h30 or 2:30 pm."), typed)


def no_moment(typed: str) -> ValidationError:
    message = _("The time in “%(typed)s” is not understood. Write day and time: 18/02/2027 14:30 or %(example)s 14:30.")
    return _refused(message, typed)


def too_far(typed: str, years: range) -> ValidationError:
    message = _("“%(typed)s” is too far away: write a year from %(first)s to %(last)s.")
    return _refused(message, typed, first=years[0], last=years[-1])


def _refused(message: str, typed: str, **words) -> ValidationError:
    return ValidationError(message, code="invalid", params={"typed": typed, "example": in_words(EXAMPLE), **words})
