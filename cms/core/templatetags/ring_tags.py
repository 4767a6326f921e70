"""A roundtable's ring of seats in a template. It is decoration: the words always stand beside it."""

from django import template

from .. import seat_chart

register = template.Library()


@register.inclusion_tag("components/_ring.html")
def ring(roundtable, size=56) -> dict:
    """``{% ring roundtable 56 %}``: drawn from its facts, ``size`` in CSS pixels."""
    drawing = seat_chart.ring(
        roundtable.participants_low,
        roundtable.participants_high,
        open_bound=roundtable.participants_open,
        format=roundtable.format,
        status=roundtable.status,
        online=roundtable.online_count,
        on_site=roundtable.on_site_count,
    )
    return {"ring": drawing, "size": size}
