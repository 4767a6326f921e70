"""Facts of a roundtable that contradict each other: refused beside the field that has to change."""

from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _


def faults(roundtable) -> dict[str, str]:
    """Field to sentence. What is merely unusual is no fault."""
    return _of_days(roundtable) | _of_hours(roundtable) | _of_numbers(roundtable) | _of_parts(roundtable)


def _of_days(it):
    found = {}
    if it.start and it.end and it.end < it.start:
        found["end"] = _("The last day is before the first: correct one of the two dates.")
    if it.status == it.Status.HELD and it.start and it.start > _today(it):
        found["status"] = _(
            "It cannot have been held yet, as its date is to come: choose “planned”, or correct the date."
        )
    return found


def _today(it):
    """Where it takes place, as far as that is known."""
    return timezone.localdate(timezone=ZoneInfo(it.time_zone) if it.time_zone else None)


def _of_hours(it):
    found = {}
    if it.start_time and not it.time_zone:
        found["time_zone"] = _("A time needs its time zone.")
    if it.end_time and not it.start_time:
        found["start_time"] = _("Give the time at which it begins too.")
    elif it.end_time and it.end_time <= it.start_time and it.end in (None, it.start):
        found["end_time"] = _("It ends before it begins: correct one of the two times.")
    return found


def _of_numbers(it):
    found, low, high = {}, it.participants_low, it.participants_high
    if high is not None and low is None:
        found["participants_low"] = _("Give the lowest number too, or only one number here.")
    if low is not None and high is not None and high < low:
        found["participants_high"] = _("The highest number is below the lowest: exchange them.")
    if it.participants_open and (low is None or high not in (None, low)):
        found["participants_open"] = _("“Or more” needs one number, the lower bound, and no highest number.")
    return found


def _of_parts(it):
    """Online and on site are parts of all participants; an open number has no end that they could exceed."""
    low, high = it.participants_low, it.participants_high
    most = low if high is None else max(high, low or 0)
    parts = {name: getattr(it, name) or 0 for name in ("online_count", "on_site_count")}
    together = sum(parts.values())
    if most is None or it.participants_open or together <= most:
        return {}
    message = _(
        "Online and on site are %(together)s together, but only %(most)s took part: correct one of the numbers."
    )
    name = "on_site_count" if parts["on_site_count"] else "online_count"
    return {name: message % {"together": together, "most": most}}
