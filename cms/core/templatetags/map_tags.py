"""Where regions are: seats on a dotted map of Europe. A list of links always stands beside it and is the main way."""

from django import template

from .. import geography

register = template.Library()


@register.inclusion_tag("components/_map.html")
def region_map(countries) -> dict:
    """All regions of ``countries``, pairs of a country's name and its regions, that say where they are."""
    return _map([region for _name, regions in countries for region in regions])


@register.inclusion_tag("components/_map.html")
def region_locator(region) -> dict:
    """One region."""
    return {**_map([region]), "one": True}


def _map(regions):
    found = [region for region in regions if region.latitude is not None and region.longitude is not None]
    places = [(region, *geography.place(float(region.latitude), float(region.longitude))) for region in found]
    return {
        "places": [{"region": region, "x": x, "y": y} for region, x, y in places if geography.shown(x, y)],
        "countries": sorted({region.country for region in found}),
        "width": geography.WIDTH,
        "height": geography.HEIGHT,
    }
