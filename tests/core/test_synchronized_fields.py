"""Facts without words are right in every language the moment the original is published."""

from datetime import date

import pytest
from wagtail.contrib.redirects.models import Redirect

from news.models import NewsPage
from regions.models import GoodPractice, Organisation, PracticeTopic, RegionPage
from tests.factories.pages import RegionPageFactory, add_organisation, add_region, translate
from tests.factories.snippets import OrganisationFactory, TopicFactory, add_topic, translate_snippet

pytestmark = pytest.mark.django_db


def publish(instance):
    instance.save_revision().publish()


def test_a_changed_fact_reaches_the_live_translation(site):
    french = translate(site.region, "fr", title="Isère")
    site.region.nuts_code = "FRK24"
    publish(site.region)
    assert RegionPage.objects.get(pk=french.pk).nuts_code == "FRK24"


def test_a_cleared_fact_is_cleared_everywhere(site):
    site.region.nuts_code = "FRK24"
    publish(site.region)
    french = translate(site.region, "fr")
    site.region.nuts_code = ""
    publish(site.region)
    assert RegionPage.objects.get(pk=french.pk).nuts_code == ""


def test_words_of_the_translation_stay(site):
    french = translate(site.region, "fr", title="L’Isère", summary="En une phrase.")
    publish(site.region)
    french = RegionPage.objects.get(pk=french.pk)
    assert (french.title, french.summary) == ("L’Isère", "En une phrase.")


def test_a_draft_of_the_translation_gets_the_fact_and_keeps_its_words(site):
    french = translate(site.region, "fr")
    french.title = "Brouillon"
    french.save_revision()
    site.region.nuts_code = "FRK24"
    publish(site.region)
    draft = RegionPage.objects.get(pk=french.pk).get_latest_revision_as_object()
    assert (draft.title, draft.nuts_code) == ("Brouillon", "FRK24")
    assert RegionPage.objects.get(pk=french.pk).title != "Brouillon"


def test_child_rows_follow_also_when_emptied(site):
    organisation = OrganisationFactory()
    french = translate(site.region, "fr")
    add_organisation(site.region, organisation)
    publish(RegionPage.objects.get(pk=site.region.pk))
    assert [link.organisation_id for link in RegionPage.objects.get(pk=french.pk).organisations.all()] == [
        organisation.pk
    ]
    original = RegionPage.objects.get(pk=site.region.pk)
    original.organisations = []
    publish(original)
    assert RegionPage.objects.get(pk=french.pk).organisations.count() == 0


def test_publishing_a_translation_changes_no_fact_of_the_original(site):
    french = translate(site.region, "fr")
    french.nuts_code = "XX999"
    publish(french)
    assert RegionPage.objects.get(pk=site.region.pk).nuts_code == ""


def test_a_changed_slug_moves_every_language_and_leaves_redirects(site, django_capture_on_commit_callbacks):
    french = translate(site.region, "fr")
    region = RegionPage.objects.get(pk=site.region.pk)
    region.slug = "isere-38"
    with django_capture_on_commit_callbacks(execute=True):
        publish(region)
    assert RegionPage.objects.get(pk=french.pk).url == "/fr/regions/isere-38/"
    paths = set(Redirect.objects.values_list("old_path", flat=True))
    assert {"/en/regions/isere", "/fr/regions/isere"} <= paths


def test_a_changed_slug_of_a_list_moves_the_pages_below_in_every_language(site):
    french = translate(site.region, "fr")
    site.regions.slug = "places"
    publish(site.regions)
    assert RegionPage.objects.get(pk=french.pk).url == "/fr/places/isere/"


def test_home_pages_keep_slugs_of_their_own(site):
    french = translate(site.home, "fr")
    slug = french.slug
    publish(site.home)
    french.refresh_from_db()
    assert french.slug == slug != site.home.slug


def test_facts_of_a_practice_reach_its_translation(site):
    french = translate_snippet(site.practice, "fr", title="Ferme", live=True)
    topic = TopicFactory()
    add_topic(site.practice, topic)
    practice = GoodPractice.objects.get(pk=site.practice.pk)
    practice.status = "ended"
    publish(practice)
    french.refresh_from_db()
    assert (french.status, french.title) == ("ended", "Ferme")
    assert [link.topic_id for link in PracticeTopic.objects.filter(practice=french)] == [topic.pk]


def test_facts_of_an_organisation_reach_its_translation_when_saved(site):
    organisation = OrganisationFactory(name="Tero Loko")
    french = translate_snippet(organisation, "fr", what="Ferme et boulangerie.")
    organisation.website = "https://example.org/"
    organisation.save()
    french = Organisation.objects.get(pk=french.pk)
    assert (french.website, french.what) == ("https://example.org/", "Ferme et boulangerie.")


def test_a_new_date_of_a_roundtable_dates_its_posts_in_every_language(site):
    french = translate(site.post, "fr")
    site.roundtable.start = date(2022, 1, 27)
    site.roundtable.save()
    assert set(NewsPage.objects.filter(pk__in=[site.post.pk, french.pk]).values_list("key_date", flat=True)) == {
        date(2022, 1, 27)
    }


def test_regions_of_a_post_follow_in_lists_of_the_other_language(site, client):
    translate(site.post, "fr", title="Table ronde")
    other = RegionPageFactory(parent=site.regions, title="Vaucluse", slug="vaucluse")
    add_region(site.post, other)
    publish(NewsPage.objects.get(pk=site.post.pk))
    assert "Table ronde" in client.get("/fr/news/?region=vaucluse").content.decode()
