"""Where readers meet an organisation: it has no page of its own."""

from django.apps import apps

from cms.core.content_urls import address
from cms.core.searchable import SearchDocument


def search_documents(organisation) -> list[SearchDocument]:
    """What the search shows of an organisation; nothing while no public page shows it in its language."""
    regions = list(_regions(organisation))
    place = regions[0] if regions else _practices(organisation).first()
    if place is None:
        return []
    language = organisation.locale.language_code
    countries = {organisation.country, *(region.country for region in regions)} - {""}
    facets = {("region", region.slug) for region in regions} | {("country", country) for country in countries}
    path = place.url.removeprefix(address(language, ""))
    body = "\n".join(alias.name for alias in organisation.aliases.all())
    key = str(organisation.translation_key)
    return [SearchDocument(language, organisation.name, path, key, organisation.what, body, facets=frozenset(facets))]


def platforms(organisation):
    """The links to the regions in whose platform it is, drafts as well, in the language of the organisation's row."""
    links = apps.get_model("regions", "RegionOrganisation").objects.select_related("page")
    own = links.filter(organisation__translation_key=organisation.translation_key)
    return own.filter(page__locale=organisation.locale_id).order_by("page__title")


def _regions(organisation):
    model = apps.get_model("regions", "RegionPage")
    links = apps.get_model("regions", "RegionOrganisation").objects.filter(
        organisation__translation_key=organisation.translation_key
    )
    found = model.objects.visible().filter(locale_id=organisation.locale_id).select_related("locale")
    keys = model.objects.filter(pk__in=links.values("page")).values("translation_key")
    return found.filter(translation_key__in=keys).order_by("title")


def _practices(organisation):
    links = apps.get_model("regions", "PracticeOrganisation").objects.filter(
        organisation__translation_key=organisation.translation_key
    )
    model = apps.get_model("regions", "GoodPractice")
    found = model.objects.visible().filter(locale_id=organisation.locale_id).select_related("locale")
    keys = model.objects.filter(pk__in=links.values("practice")).values("translation_key")
    return found.filter(translation_key__in=keys).order_by("title")


def shown_with(model, ids):
    """Hook ``search_dependants``: organisations met on regions and practices, practices of regions and libraries."""
    name = model._meta.label_lower
    organisations = apps.get_model("regions", "Organisation").objects
    if name == "regions.regionpage":
        links = apps.get_model("regions", "RegionOrganisation").objects.filter(
            page__translation_key__in=model.objects.filter(pk__in=ids).values("translation_key")
        )
        yield _all_languages(organisations, links)
        practices = apps.get_model("regions", "PracticeRegion").objects.filter(region__in=ids).values("practice")
        yield apps.get_model("regions", "GoodPractice").objects.filter(pk__in=practices)
    elif name == "regions.goodpractice":
        links = apps.get_model("regions", "PracticeOrganisation").objects.filter(
            practice__translation_key__in=model.objects.filter(pk__in=ids).values("translation_key")
        )
        yield _all_languages(organisations, links)
    elif name == "regions.practicelibrarypage":
        locales = model.objects.filter(pk__in=ids).values("locale")
        yield apps.get_model("regions", "GoodPractice").objects.filter(locale__in=locales)


def _all_languages(organisations, links):
    keys = organisations.filter(pk__in=links.values("organisation")).values("translation_key")
    return organisations.filter(translation_key__in=keys)
