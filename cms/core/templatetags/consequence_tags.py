"""The tag that tells what else happens, on Wagtail's screens of confirmation."""

from django import template

from ..consequences import MANY, consequences

register = template.Library()


@register.inclusion_tag("core/staff/consequences.html", takes_context=True)
def consequences_of(context, action, row=None, items=None) -> dict:
    """For one row, or for the first ones of an action on many (dictionaries with ``item``)."""
    rows = [row] if row is not None else [each["item"] for each in items or []]
    rows = [each for each in rows if each is not None]
    user = context["request"].user
    found = [{"row": each, "told": consequences(action, _specific(each), user)} for each in rows[:MANY]]
    return {"found": [each for each in found if each["told"]], "many": len(rows) > 1, "more": max(0, len(rows) - MANY)}


def _specific(row):
    return getattr(row, "specific", row)
