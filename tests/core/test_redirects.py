"""An address that moved leads on in every language, with or without a row there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from news.models import NewsPage
from regions.models import PracticeLibraryPage
from tests.built_once import built_once
from tests.factories.pages import RegionIndexPageFactory, translate

pytestmark = pytest.mark.django_db


@built_once
def french(site):
    return Locale.objects.create(language_code="fr")


@pytest.fixture
def at_once(django_capture_on_commit_callbacks):
    """Wagtail tells of a changed slug when the transaction is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def leads_to(client, path):
    response = client.get(path)
    return response.status_code, response.headers.get("Location")


def rename(page, slug, at_once):
    page = type(page).objects.get(pk=page.pk)
    page.slug = slug
    with at_once():
        page.save_revision().publish()


def test_a_renamed_original_leads_on_where_it_is_not_translated(site, french, client, at_once):
    rename(site.post, "deuxieme", at_once)
    assert leads_to(client, "/fr/news/second/") == (301, "/fr/news/deuxieme/")
    assert client.get("/fr/news/deuxieme/").status_code == 200


def test_and_where_it_is(site, client, at_once):
    translate(site.post, "fr")
    rename(site.post, "deuxieme", at_once)
    assert leads_to(client, "/fr/news/second/") == (301, "/fr/news/deuxieme/")
    assert leads_to(client, "/en/news/second/") == (301, "/en/news/deuxieme/")


def test_what_stands_below_a_renamed_page_leads_on_too(site, french, client, at_once):
    rename(site.news, "journal", at_once)
    assert leads_to(client, "/fr/news/") == (301, "/fr/journal/")
    assert leads_to(client, "/fr/news/second/") == (301, "/fr/journal/second/")
    assert client.get("/fr/journal/second/").status_code == 200


def test_also_a_translation_below_a_parent_that_is_a_draft(site, client, at_once):
    translate(site.post, "fr")
    Page.objects.filter(translation_key=site.news.translation_key, locale__language_code="fr").update(live=False)
    rename(site.news, "journal", at_once)
    assert leads_to(client, "/fr/news/second/") == (301, "/fr/journal/second/")
    assert client.get("/fr/journal/second/").wsgi_request.fallback is None


def test_a_moved_original_leads_on_in_every_language(site, open_language, client):
    open_language("pl")
    translate(site.region, "fr")
    places = RegionIndexPageFactory(parent=site.home, slug="places")
    type(site.region).objects.get(pk=site.region.pk).move(Page.objects.get(pk=places.pk), pos="last-child")
    for language in ("en", "fr", "pl"):
        old, new = f"/{language}/regions/isere/", f"/{language}/places/isere/"
        assert leads_to(client, old) == (301, new)
        assert client.get(new).status_code == 200


def test_a_renamed_practice_leads_on_where_the_library_is_not_translated(site, french, client):
    site.practice.slug = "city-farm"
    site.practice.save()
    assert leads_to(client, "/fr/good-practices/rural-farm/") == (301, "/fr/good-practices/city-farm/")


def test_an_original_in_french_leads_on_for_english_readers(site, french, client, at_once):
    news = translate(site.news, "fr")
    post = NewsPage(title="Chez nous", slug="chez-nous", summary="Ici.", locale=french)
    news.add_child(instance=post)
    rename(post, "chez-vous", at_once)
    assert leads_to(client, "/en/news/chez-nous/") == (301, "/en/news/chez-vous/")


def test_the_query_counts_as_it_does_for_wagtail(site, french, client):
    Redirect.add_redirect("/en/old/?page=2", redirect_to="/en/regions/")
    Redirect.add_redirect("/en/old/", redirect_to="/en/news/")
    for language in ("en", "fr"):
        assert leads_to(client, f"/{language}/old/?page=2") == (301, f"/{language}/regions/")
        assert leads_to(client, f"/{language}/old/?page=3") == (301, f"/{language}/news/")


def test_a_redirect_of_the_language_itself_comes_first(site, french, client):
    Redirect.add_redirect("/en/old/", redirect_to="/en/news/")
    Redirect.add_redirect("/fr/old/", redirect_to="/fr/regions/")
    assert leads_to(client, "/fr/old/") == (301, "/fr/regions/")


def test_a_temporary_redirect_is_temporary_everywhere(site, french, client):
    Redirect.add_redirect("/en/old/", redirect_to="/en/news/", is_permanent=False)
    assert leads_to(client, "/fr/old/") == (302, "/fr/news/")


def test_another_host_is_led_to_only_as_the_administrator_wrote_it(site, french, client):
    Redirect.add_redirect("/en/old/", redirect_to="https://example.org/en/there/")
    assert leads_to(client, "/fr/old/") == (301, "https://example.org/en/there/")


@pytest.mark.parametrize(
    "path", ["/fr//evil.example/", "/fr/%2F%2Fevil.example/", "/fr/old/%00/", "/fr/\\evil.example/"]
)
def test_no_address_of_the_asker_is_led_to(site, french, client, path):
    assert client.get(path).status_code == 404


def test_a_redirect_of_another_site_is_not_followed(site, french, client):
    other = Site.objects.create(hostname="other.example", root_page=site.home)
    Redirect.add_redirect("/en/old/", redirect_to="/en/news/", site=other)
    assert client.get("/fr/old/").status_code == 404


def test_nobody_is_led_in_a_circle(site, french, client):
    Redirect.add_redirect("/en/one/", redirect_to="/en/two/")
    Redirect.add_redirect("/en/two/", redirect_to="/en/one/")
    Redirect.add_redirect("/en/same/", redirect_to="/fr/same/")
    for path in ("one", "two", "same"):
        assert client.get(f"/fr/{path}/").status_code == 404


def test_a_chain_of_redirects_is_no_circle(site, french, client):
    Redirect.add_redirect("/en/one/", redirect_to="/en/two/")
    Redirect.add_redirect("/en/two/", redirect_to="/en/news/")
    response = client.get("/fr/one/", follow=True)
    assert [address for address, _status in response.redirect_chain] == ["/fr/two/", "/fr/news/"]


def test_a_redirect_to_what_is_offline_tells_nothing_of_it(site, french, client, at_once):
    rename(site.post, "deuxieme", at_once)
    NewsPage.objects.get(pk=site.post.pk).unpublish()
    assert client.get("/fr/news/second/").status_code == 404


def test_slugs_can_be_exchanged_and_back(site, french, client, at_once):
    rename(site.news, "journal", at_once)
    rename(site.news, "news", at_once)
    assert client.get("/fr/news/").status_code == 200
    assert leads_to(client, "/fr/journal/") == (301, "/fr/news/")


def test_looking_for_a_redirect_costs_one_query_and_only_where_nothing_is_found(site, french, client):
    def asked(path):
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return sum("wagtailredirects_redirect" in query["sql"] for query in queries)

    client.get("/fr/")
    assert asked("/fr/news/second/") == 0
    assert asked("/fr/nothing/") == 2  # one of them Wagtail's own
    assert asked("/fr/nothing/?a=b") == 3
    assert asked("/nothing/") == 2  # Wagtail's, and that of the page that says what other languages have


def test_what_is_gone_is_not_led_to(site, french, client, at_once):
    rename(site.library, "farms", at_once)
    assert leads_to(client, "/fr/good-practices/") == (301, "/fr/farms/")
    PracticeLibraryPage.objects.get(pk=site.library.pk).delete()
    assert client.get("/fr/good-practices/").status_code == 404
