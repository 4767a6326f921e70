"""What machines read: the sitemap, hreflang, what a page is, and what is shown where it is shared."""

import json
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.factories.pages import StandardPageFactory, translate

pytestmark = pytest.mark.django_db
SITEMAP, XHTML = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.w3.org/1999/xhtml}"


def addresses(client, section="pages"):
    """Address to its alternates, of one file of the sitemap."""
    tree = ElementTree.fromstring(client.get(f"/sitemap-{section}.xml").content)
    return {
        url.findtext(f"{SITEMAP}loc"): {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
        for url in tree.iter(f"{SITEMAP}url")
    }


def test_the_index_names_a_file_for_each_kind(site, client):
    text = client.get("/sitemap.xml").content.decode()
    assert "/sitemap-pages.xml" in text
    assert "/sitemap-practices.xml" in text


def test_every_language_is_listed_with_its_others(site, client):
    translate(site.region, "fr")
    found = addresses(client)
    english, french = (f"http://testserver/{code}/regions/isere/" for code in ("en", "fr"))
    assert found[english] == found[french] == {"en": english, "fr": french, "x-default": english}


def test_practices_are_found_below_their_library(site, client):
    assert "http://testserver/en/good-practices/rural-farm/" in addresses(client, "practices")


@pytest.mark.parametrize("hide", ["draft", "private"])
def test_what_the_public_may_not_see_is_not_listed(site, client, hide):
    if hide == "draft":
        site.post.unpublish()
    else:
        PageViewRestriction.objects.create(page=site.news, restriction_type=PageViewRestriction.LOGIN)
    assert not any("/news/second/" in address for address in addresses(client))


def test_a_translation_that_is_not_there_is_no_address(site, client):
    translate(site.home, "fr")
    assert "http://testserver/fr/news/second/" not in addresses(client)


def test_a_long_list_has_pages_and_costs_the_same(site, client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("cms.core.sitemaps.ContentSitemap.limit", 5)
    with django_assert_max_num_queries(12):
        assert len(addresses(client)) == 5
    for number in range(10):
        StandardPageFactory(parent=site.home, slug=f"page-{number}")
    assert client.get("/sitemap.xml").content.decode().count("sitemap-pages.xml") > 2
    with django_assert_max_num_queries(12):
        client.get("/sitemap-pages.xml?p=2")


def test_robots_are_told_where_the_sitemap_is(client, db):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def graph(client, path):
    soup = BeautifulSoup(client.get(path).content.decode(), "html.parser")
    data = json.loads(soup.find("script", type="application/ld+json").string)
    return {node["@type"]: node for node in data["@graph"]}


def test_a_report_is_an_article_about_an_event(site, client):
    found = graph(client, "/en/news/second/")
    assert found["NewsArticle"]["inLanguage"] == "en"
    event = found["NewsArticle"]["about"]
    assert event["startDate"] == "2021-06-22"
    assert event["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert [item["name"] for item in found["BreadcrumbList"]["itemListElement"]][-2:] == ["News", site.post.title]


def test_no_word_of_an_editor_ends_the_data(site, client):
    site.post.title = "</script><script>alert(1)</script>"
    site.post.save()
    html = client.get("/en/news/second/").content.decode()
    assert "<script>alert(1)" not in html
    assert graph(client, "/en/news/second/")["NewsArticle"]["headline"] == "</script><script>alert(1)</script>"


def test_a_shared_page_says_its_title_and_language(site, client):
    translate(site.post, "fr", title="Table ronde")
    soup = BeautifulSoup(client.get("/fr/news/second/").content.decode(), "html.parser")
    told = {meta["property"]: meta["content"] for meta in soup.find_all("meta", property=True)}
    assert told["og:title"] == "Table ronde"
    assert told["og:locale"] == "fr"
    assert told["og:locale:alternate"] == "en"
    assert told["og:url"] == "http://testserver/fr/news/second/"


def test_a_practice_is_shared_and_found_as_itself_and_not_as_its_library(site, client):
    soup = BeautifulSoup(client.get("/en/good-practices/rural-farm/").content.decode(), "html.parser")
    told = {meta["property"]: meta["content"] for meta in soup.find_all("meta", property=True)}
    assert (told["og:title"], told["og:type"]) == ("Rural farm", "article")
    assert told["og:url"] == "http://testserver/en/good-practices/rural-farm/"
    data = json.loads(soup.find("script", type="application/ld+json").string)
    way = {node["@type"]: node for node in data["@graph"]}["BreadcrumbList"]["itemListElement"]
    assert [(item["name"], item.get("item")) for item in way] == [
        ("Home", "http://testserver/en/"),
        ("Good practices", "http://testserver/en/good-practices/"),
        ("Rural farm", None),
    ]


NEEDED = {  # what schema.org's readers ask each of them to have
    "Organization": {"@id", "name", "url"},
    "BreadcrumbList": {"itemListElement"},
    "NewsArticle": {"headline", "inLanguage", "datePublished", "publisher", "url", "about"},
    "Event": {"name", "startDate", "eventStatus", "location"},
}


def test_what_machines_read_is_whole_and_in_the_language_of_the_page(site, client):
    site.post.save_revision().publish()
    translate(site.region, "fr", title="Isère en français")
    translate(site.post, "fr", title="Table ronde", first_published_at=site.post.first_published_at)
    found = graph(client, "/fr/news/second/")
    found["Event"] = found["NewsArticle"]["about"]
    assert {kind: needed - found[kind].keys() for kind, needed in NEEDED.items()} == {kind: set() for kind in NEEDED}
    assert (found["NewsArticle"]["headline"], found["NewsArticle"]["inLanguage"]) == ("Table ronde", "fr")
    assert found["Event"]["name"].startswith("Isère en français: Deuxième")
    assert found["NewsArticle"]["publisher"]["@id"] == found["Organization"]["@id"]
