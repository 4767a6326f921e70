"""Parts that this app hands in to the home page and to region pages."""

from django.utils.translation import npgettext

from cms.core.collation import in_order
from cms.core.content_urls import address
from cms.core.sections import Section
from cms.core.sites import for_reader

from .library import cards
from .models import (
    GoodPractice,
    PracticeLibraryPage,
    PracticeRegion,
    PracticeTopic,
    RegionIndexPage,
    RegionOrganisation,
    Topic,
)
from .models.pages import regions_by_country

ON_HOME = 3
ON_REGION = 6


def find_your_region(page, context):
    indexes = RegionIndexPage.objects.available_in(page.reader_locale_id).select_related("locale")
    index = indexes.order_by("foreign", "pk").first()
    countries = regions_by_country(page.reader_locale_id)
    if not countries:
        return None
    return Section("regions/_find_your_region.html", 10, {"countries": countries, "region_index": index})


def some_practices(page, context):
    """The practices last published, those in the reader's language first."""
    found = GoodPractice.objects.available_in(page.reader_locale_id).select_related("locale")
    found = list(found.order_by("foreign", "-last_published_at", "-pk")[:ON_HOME])
    if not found:
        return None
    libraries = PracticeLibraryPage.objects.available_in(page.reader_locale_id).select_related("locale")
    library = libraries.order_by("foreign", "pk").first()
    return Section(
        "regions/_some_practices.html", 40, {"cards": cards(found, page.reader_locale_id), "library": library}
    )


def platform(page, context):
    roles = page.organisations_by_role(context["references"])
    groups = [(_heading(role, len(found)), found) for role, found in roles.items() if found]
    return Section("regions/_platform.html", 20, {"groups": groups})


def practices_of_region(page, context):
    links = PracticeRegion.objects.filter(region__translation_key=page.translation_key).values("practice")
    found = GoodPractice.objects.available_in(page.reader_locale_id).filter(
        translation_key__in=GoodPractice.objects.filter(pk__in=links).values("translation_key")
    )
    found = list(found.select_related("locale").order_by("foreign", in_order("title"))[: ON_REGION + 1])
    more = f"{_library_address(found[0])}?region={page.slug}" if len(found) > ON_REGION else ""
    return Section(
        "regions/_practices.html",
        30,
        {"cards": cards(found[:ON_REGION], page.reader_locale_id, with_regions=False), "more": more},
    )


def resources(page, context):
    return Section("regions/_resources.html", 50, {"resources": list(page.resources.select_related("document"))})


def ways_to_regions(page, context):
    """For a search that found nothing: all regions by country."""
    countries = regions_by_country(context["locale_id"])
    return Section("regions/_ways_to_regions.html", 10, {"countries": countries}) if countries else None


def ways_to_topics(page, context):
    """For the same: the topics of the good-practice library of the reader's language."""
    locale_id = context["locale_id"]
    library = PracticeLibraryPage.objects.visible().filter(locale_id=locale_id).select_related("locale").first()
    keys = Topic.objects.filter(pk__in=PracticeTopic.objects.values("topic")).values("translation_key")
    topics = Topic.objects.available_in(locale_id).filter(translation_key__in=keys).select_related("locale")
    if library is None or not topics:
        return None
    return Section(
        "regions/_ways_to_topics.html", 20, {"topics": topics.order_by("foreign", in_order("name")), "library": library}
    )


def _library_address(practice) -> str:
    """The reader's own, or the original's under the reader's prefix: as the practice's language is."""
    language = practice.locale.language_code
    return for_reader(address(language, f"{practice.library_slug}/"), language)


def _heading(role, number):
    headings = {
        RegionOrganisation.Role.LEAD: npgettext("heading", "Lead organisation", "Lead organisations", number),
        RegionOrganisation.Role.CO_ORGANISER: npgettext("heading", "Co-organiser", "Co-organisers", number),
        RegionOrganisation.Role.MEMBER: npgettext("heading", "Platform member", "Platform members", number),
    }
    return headings[role]
