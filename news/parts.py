"""Regions as parts of feeds and calendars."""

from django.http import Http404

from regions.models import RegionPage

from .models import NewsIndexPage


class ByRegion:
    """For a stream whose parts are regions, and which the list of news offers as a whole."""

    region = ""  # the name of the region whose stream it is

    def part_of(self, page):
        return page.slug if isinstance(page, RegionPage) else ""

    def is_shown_on(self, page):
        return isinstance(page, (RegionPage, NewsIndexPage))

    def title_for(self, reader):
        return " – ".join(filter(None, (str(self.title), self.region, reader.network)))


def region_name(slug: str, language: str) -> str:
    """The name of a visible region, in a language if it is translated, else in its own. Raises Http404."""
    found = RegionPage.objects.visible().filter(slug=slug).select_related("locale").order_by("pk")
    best = sorted(found, key=lambda region: region.locale.language_code != language)
    if not best:
        raise Http404("no such region")
    return best[0].shown_name
