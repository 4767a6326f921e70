"""Filters of the search that this app knows the words for."""

from django.utils.translation import gettext_lazy as _

from cms.core.findable import Facet
from cms.core.references import References

from . import countries
from .models import RegionPage, Topic


def region_facet() -> Facet:
    return Facet("region", _("Region"), 20, lambda slugs, locale_id: _names(RegionPage, "shown_name", slugs, locale_id))


def country_facet() -> Facet:
    return Facet("country", _("Country"), 30, lambda codes, locale_id: {code: countries.name(code) for code in codes})


def topic_facet() -> Facet:
    return Facet("topic", _("Topic"), 40, lambda slugs, locale_id: _names(Topic, "name", slugs, locale_id))


def _names(model, field, slugs, locale_id) -> dict[str, str]:
    """Names in the reader's language, or in the language there is, of what the public may see."""
    references = References(locale_id)
    keys = dict(model.objects.filter(slug__in=list(slugs)).values_list("slug", "translation_key"))
    references.want(model, keys.values())
    rows = {slug: references.get(model, key) for slug, key in keys.items()}
    return {slug: getattr(row, field) for slug, row in rows.items() if row is not None}
