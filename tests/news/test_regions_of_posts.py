"""A post about a roundtable belongs to its region: choosing the roundtable is enough, wherever it is looked for."""

import json

import pytest
from bs4 import BeautifulSoup

from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory, RegionPageFactory, add_region, translate
from tests.factories.snippets import RoundtableFactory

pytestmark = pytest.mark.django_db
TITLE = "They met in the barn"


@built_once
def post(site):
    """A post that names no region, about a roundtable of one; that region has no other news."""
    barn = RegionPageFactory(parent=site.regions, title="Corrèze", slug="correze", country="FR")
    roundtable = RoundtableFactory(region=barn, ordinal=1)
    return NewsPageFactory(parent=site.news, title=TITLE, slug="barn", roundtable=roundtable)


def shown(client, path, where="main"):
    found = BeautifulSoup(client.get(path).content.decode(), "html.parser").select(where)
    return " ".join(each.get_text(" ", strip=True) for each in found)


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/en/regions/correze/", ".cards"),
        ("/en/news/?region=correze", ".cards"),
        ("/en/feeds/news/correze.json", ""),
        ("/en/feeds/news/correze.atom", ""),
        ("/api/v1/news?locale=en&region=correze", ""),
        ("/api/v1/news?locale=en&country=FR&region=correze", ""),
    ],
)
def test_it_is_found_at_its_region(site, post, client, path, where):
    assert TITLE in (shown(client, path, where) if where else client.get(path).content.decode())


@pytest.mark.parametrize(
    "path", ["/en/regions/isere/", "/en/news/?region=isere", "/api/v1/news?locale=en&region=isere"]
)
def test_it_is_not_found_at_another(site, post, client, path):
    assert TITLE not in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("path", "where"),
    [("/en/news/", ".kicker"), ("/en/news/barn/", ".page-header .kicker"), ("/en/news/barn/", ".facts dd")],
)
def test_its_region_is_named(site, post, client, path, where):
    assert "Corrèze" in shown(client, path, where)


def test_the_data_and_the_feed_name_its_region(site, post, client):
    (item,) = client.get("/api/v1/news?locale=en&region=correze").json()["items"]
    assert [region["title"] for region in item["regions"]] == ["Corrèze"]
    (item,) = json.loads(client.get("/en/feeds/news/correze.json").content)["items"]
    assert "Corrèze" in item["tags"]
    assert "Corrèze" in client.get("/en/feeds/news/correze.atom").content.decode()


def test_the_search_finds_it_by_its_region(site, post):
    assert {("region", "correze"), ("country", "FR")} <= post.search_facets()


def test_a_region_that_is_chosen_too_is_named_once_and_others_stand_before(site, post, client):
    add_region(post, site.region)
    add_region(post, translate(post.roundtable.region, "fr", title="Corrèze"))
    (item,) = client.get("/api/v1/news?locale=en&region=correze").json()["items"]
    assert [region["title"] for region in item["regions"]] == ["Isère", "Corrèze"]
    assert shown(client, "/en/news/", ".kicker").count("Corrèze") == 1
    assert shown(client, "/en/news/barn/", ".page-header .kicker").startswith("Isère , Corrèze ·")
    (item,) = json.loads(client.get("/en/feeds/news/correze.json").content)["items"]
    assert item["tags"].count("Corrèze") == 1


def test_it_moves_with_its_roundtable(site, post, client):
    post.roundtable.region = site.region
    post.roundtable.ordinal = 9
    post.roundtable.save()
    assert TITLE in shown(client, "/en/regions/isere/", ".cards")
    assert TITLE not in shown(client, "/en/regions/correze/")


def test_a_post_without_a_roundtable_has_no_region_of_others(site, post):
    plain = NewsPageFactory(parent=site.news, title="A report", slug="report")
    assert plain.search_facets() == set()
    assert plain not in NewsPage.objects.about_regions(country="FR")


def test_its_translation_is_found_there_too(site, post, client):
    french = translate(post, "fr", title="Ils se sont réunis dans la grange")
    french.save_revision().publish()
    assert "grange" in client.get("/fr/regions/correze/").content.decode()
