"""A small site: home page, lists and one region with its roundtable, post and practice."""

from dataclasses import dataclass

from wagtail.models import Page, Site

from home.models import HomePage
from news.models import NewsIndexPage, NewsPage, Roundtable
from regions.models import GoodPractice, PracticeLibraryPage, RegionIndexPage, RegionPage

from .pages import (
    HomePageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    PracticeLibraryPageFactory,
    RegionIndexPageFactory,
    RegionPageFactory,
    add_practice,
    add_region,
)
from .snippets import GoodPracticeFactory, RoundtableFactory, place


@dataclass
class SmallSite:
    home: HomePage
    regions: RegionIndexPage
    news: NewsIndexPage
    library: PracticeLibraryPage
    region: RegionPage
    roundtable: Roundtable
    post: NewsPage
    practice: GoodPractice


def small_site() -> SmallSite:
    """Take the place of Wagtail's welcome page with a small site of our own."""
    home = HomePageFactory(parent=Page.get_first_root_node(), slug="front")
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": home}
    )
    Page.objects.filter(depth=2).exclude(pk=home.pk).delete()
    regions = RegionIndexPageFactory(parent=home)
    news = NewsIndexPageFactory(parent=home)
    library = PracticeLibraryPageFactory(parent=home)
    region = RegionPageFactory(parent=regions, title="Isère", slug="isere")
    roundtable = RoundtableFactory(region=region, ordinal=2)
    practice = GoodPracticeFactory(title="Rural farm", slug="rural-farm")
    place(practice, region)
    post = NewsPageFactory(parent=news, title="Second roundtable in Isère", slug="second", roundtable=roundtable)
    add_region(post, region)
    add_practice(post, practice)
    home, regions, news, library = (
        page.specific_class.objects.get(pk=page.pk) for page in (home, regions, news, library)
    )
    return SmallSite(home, regions, news, library, region, roundtable, post, practice)
