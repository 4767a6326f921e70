"""The calendar beside a date field shows days and takes clicks; it never changes what somebody typed."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import pgettext


def script() -> str:
    """For all pages of the admin, after Wagtail's calendar is loaded and before a page uses it."""
    day = pgettext("how to type a date", "dd/mm/yyyy")
    clock = pgettext("how to type a time of day", "hh:mm")
    words = {"address": static("admin/dates.js"), "day": day, "clock": clock}
    return format_html('<script src="{address}" data-day="{day}" data-clock="{clock}"></script>', **words)
