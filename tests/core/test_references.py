"""References are resolved into the reader's language when they are shown."""

import pytest
from wagtail.models import Locale

from cms.core.references import References
from regions.models import RegionPage
from tests.factories.pages import RegionPageFactory, translate

pytestmark = pytest.mark.django_db


def test_a_reference_leads_to_the_readers_language_where_it_exists(site):
    french = translate(site.region, "fr", title="Isère (fr)")
    assert References(french.locale_id).resolve(site.region).pk == french.pk


def test_otherwise_it_leads_to_what_was_chosen(site):
    polish = Locale.objects.create(language_code="pl")
    assert References(polish.pk).resolve(site.region).pk == site.region.pk


def test_a_handle_of_any_language_will_do(site):
    french = translate(site.region, "fr")
    assert References(site.region.locale_id).resolve(french).pk == site.region.pk


def test_what_is_not_public_is_not_shown(site):
    draft = RegionPageFactory(parent=site.regions, live=False)
    references = References(draft.locale_id)
    assert references.resolve(draft) is None
    assert references.resolve_all(RegionPage, [draft.translation_key, site.region.translation_key]) == [site.region]


@pytest.mark.parametrize("number", [1, 12])
def test_the_number_of_queries_does_not_grow(site, number, django_assert_num_queries):
    keys = [RegionPageFactory(parent=site.regions).translation_key for _ in range(number)]
    references = References(site.region.locale_id)
    references.want(RegionPage, keys)
    with django_assert_num_queries(1):
        assert len(references.resolve_all(RegionPage, keys)) == number
