"""Filters of the search that this app knows the words for."""

from collections import defaultdict
from functools import partial

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cms.core import languages
from cms.core.references import References
from cms.core.searchable import Facet

from . import countries
from .models import RegionPage, Topic


def region_facet() -> Facet:
    labels = partial(_names, RegionPage, "shown_name")
    return Facet("region", _("Region"), 20, labels, _names_of_regions)


def country_facet() -> Facet:
    return Facet("country", _("Country"), 30, _labels_of_countries, _names_of_countries)


def _labels_of_countries(codes, locale_id):
    return {code: countries.name(code) for code in codes}


def topic_facet() -> Facet:
    return Facet("topic", _("Topic"), 40, lambda slugs, locale_id: _names(Topic, "name", slugs, locale_id))


def _names(model, field, slugs, locale_id) -> dict[str, str]:
    """Names in the reader's language, or in the language there is, of what the public may see."""
    references = References(locale_id)
    keys = dict(model.objects.filter(slug__in=list(slugs)).values_list("slug", "translation_key"))
    references.want(model, keys.values())
    rows = {slug: references.get(model, key) for slug, key in keys.items()}
    return {slug: getattr(row, field) for slug, row in rows.items() if row is not None}


def _names_of_regions(slugs) -> dict[str, set[tuple[str, str]]]:
    """What public pages call regions in each language, and what they call themselves. One query."""
    known = RegionPage.objects.filter(slug__in=list(slugs)).values("translation_key")
    rows = RegionPage.objects.visible().filter(translation_key__in=known)
    rows = rows.values_list("translation_key", "slug", "locale__language_code", "title", "local_language", "local_name")
    found, names = defaultdict(set), defaultdict(set)
    for key, slug, language, title, local_language, local_name in rows:
        names[key] |= {(language, title), (local_language, local_name)}
        found[slug].add(key)
    return {slug: {pair for key in found[slug] for pair in names[key] if all(pair)} for slug in slugs if slug in found}


def _names_of_countries(codes) -> dict[str, set[tuple[str, str]]]:
    found = defaultdict(set)
    for language in dict(languages.LANGUAGES):
        with translation.override(language):
            for code in codes:
                found[code].add((language, countries.name(code)))
    return found
