"""Where regions are: dots on a small map of Europe. The map is an addition; a list of links always stands beside it."""

from django import template

register = template.Library()


@register.inclusion_tag("components/_map.html")
def region_map(countries):
    """All regions of ``countries`` (pairs of a name and its regions) that have coordinates."""
    return {"places": []}


@register.inclusion_tag("components/_map.html")
def region_locator(region):
    """One region."""
    return {"places": []}
