"""What the search shows of a roundtable: its facts in words, in every language its region can be read in."""

from django.utils import translation

from cms.core.content_urls import address
from cms.core.listing import in_one_line
from cms.core.searchable import SearchDocument
from regions.models import RegionPage

from .models import NewsPage, Roundtable


def search_documents(roundtable) -> list[SearchDocument]:
    """One for each language: it leads to the post about the roundtable, or to its region."""
    key = roundtable.region.translation_key
    regions = RegionPage.objects.visible().filter(translation_key=key).select_related("locale")
    posts = NewsPage.objects.visible().filter(roundtable=roundtable).select_related("locale").order_by("pk")
    posts = {post.locale_id: post for post in posts}
    organisers = list(roundtable.organisations.values_list("organisation__name", flat=True))
    return [_search_document(roundtable, region, posts.get(region.locale_id), organisers) for region in regions]


def _search_document(roundtable, region, post, organisers) -> SearchDocument:
    language = region.locale.language_code
    with translation.override(language):
        facts = (roundtable.date_text, roundtable.place, roundtable.format_text, roundtable.participants_text)
        title = f"{region.title} – {roundtable.ordinal_text}"
        if roundtable.status == Roundtable.Status.CANCELLED:
            title = f"{roundtable.standing_text} – {title}"
        summary = in_one_line(facts)
    facets = {("region", region.slug), ("country", region.country)}
    if roundtable.start:
        facets.add(("year", str(roundtable.start.year)))
    return SearchDocument(
        language,
        title,
        (post or region).url.removeprefix(address(language, "")),
        f"roundtable-{roundtable.pk}",
        summary,
        "\n".join(dict.fromkeys(organisers)),
        roundtable.start.isoformat() if roundtable.start else "",
        frozenset(facets),
    )


def told_by(model, ids):
    """Hook ``search_dependants``: roundtables of changed regions, and those that changed posts are about; and back."""
    if model is RegionPage:
        keys = RegionPage.objects.filter(pk__in=ids).values("translation_key")
        yield Roundtable.objects.filter(region__translation_key__in=keys)
        yield NewsPage.objects.about_regions(pk__in=ids)
    elif model is NewsPage:
        yield Roundtable.objects.filter(posts__in=ids).distinct()
    elif model is Roundtable:
        yield NewsPage.objects.filter(roundtable__in=ids)
