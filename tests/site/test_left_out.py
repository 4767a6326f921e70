"""One item of many that fails: each outlet answers the others, and staff are told."""

import io
import zipfile
from urllib.parse import urlparse

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from cms.api import operations
from cms.api.changes import listing
from cms.core import sitemaps
from cms.core.models import Failure
from cms.feeds import calendars, feeds
from cms.translations.file_exchange import collecting
from news.cards import Card
from news.models import NewsPage
from regions.models import GoodPractice, RegionResource
from search import results, tasks
from search.models import SearchEntry
from search.sources import ModelSource
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory
from tests.factories.snippets import GoodPracticeFactory, RoundtableFactory, place
from tests.site.breaking import breaks
from tests.translations.exchanging import being_translated

pytestmark = pytest.mark.django_db


def about(thing) -> str:
    for name in ("translation_key", "key", "post", "title", "entry"):
        if hasattr(thing, name):
            return str(getattr(thing, name))
    return ""


@built_once
def two(site):
    """Two of everything; the first is the one that fails."""
    NewsPageFactory(parent=site.news, title="Another post", slug="another")
    RoundtableFactory(region=site.region, ordinal=3)
    place(GoodPracticeFactory(title="Another practice", slug="another-practice"), site.region)
    return site


@pytest.fixture
def told(left_out):
    """Takes what was left out from the list that fails the test: ``told()`` gives its places."""

    def take():
        found = {outlet for outlet, _item, _error in left_out}
        left_out.clear()
        assert set(Failure.objects.values_list("outlet", flat=True)) == found
        return found

    return take


@pytest.mark.parametrize("extension", ["atom", "rss", "json"])
def test_a_feed(two, client, told, monkeypatch, extension):
    breaks(monkeypatch, feeds.Feed, "_item", lambda each: getattr(each, "pk", None) == two.post.pk)
    text = client.get(f"/en/feeds/news.{extension}").content.decode()
    assert "Another post" in text and two.post.title not in text
    assert told() == {"feed"}


def test_a_calendar(two, client, told, monkeypatch):
    breaks(monkeypatch, calendars, "_event", lambda each: "Second" in str(getattr(each, "title", "")))
    text = client.get("/en/feeds/roundtables.ics").content.decode()
    assert text.count("BEGIN:VEVENT") == 1
    assert told() == {"calendar"}


def test_a_list_of_the_api(two, client, told, monkeypatch):
    breaks(monkeypatch, operations, "_summary", lambda each: getattr(each, "pk", None) == two.post.pk)
    titles = [item["title"] for item in client.get("/api/v1/news?locale=en").json()["items"]]
    assert titles == ["Another post"]
    assert told() == {"api"}


def test_the_changes_of_the_api(two, client, told, monkeypatch):
    every = len(client.get("/api/v1/changes").json()["items"])
    breaks(monkeypatch, listing, "_item", lambda each: getattr(each, "key", None) == two.post.translation_key)
    answer = client.get("/api/v1/changes?limit=99").json()
    assert len(answer["items"]) == every - 1
    assert told() == {"api"}


def test_the_sitemap(two, client, told, monkeypatch):
    breaks(monkeypatch, sitemaps.PageSitemap, "path", lambda each: getattr(each, "pk", None) == two.post.pk)
    text = client.get(reverse("sitemap_section", args=["pages"])).content.decode()
    assert "/en/news/another/" in text and "/en/news/second/" not in text
    assert told() == {"sitemap"}


def test_the_index_of_the_search(two, told, monkeypatch):
    breaks(monkeypatch, ModelSource, "search_documents", lambda each: getattr(each, "pk", None) == two.post.pk)
    other = NewsPage.objects.get(slug="another")
    SearchEntry.objects.all().delete()
    tasks.index_rows.call("news.newspage", [two.post.pk, other.pk])
    assert list(SearchEntry.objects.values_list("target_id", flat=True)) == [other.pk]
    assert told() == {"search"}


def test_the_results_of_the_search(two, client, told, monkeypatch):
    tasks.index_rows.call("news.newspage", list(NewsPage.objects.values_list("pk", flat=True)))
    breaks(monkeypatch, results, "_result", lambda each: "Second" in str(getattr(each, "title", "")))
    assert client.get("/en/search/", {"q": "roundtable post"}).status_code == 200
    assert told() == {"search"}


def test_a_list_of_news(two, client, told, monkeypatch):
    good = Card.kicker.fget
    monkeypatch.setattr(Card, "kicker", property(lambda card: 1 / 0 if card.post.pk == two.post.pk else good(card)))
    html = client.get(two.news.url).content.decode()
    assert "Another post" in html and two.post.title not in html
    assert told() == {"list"}


@pytest.mark.parametrize("where", ["library", "region"])
def test_a_list_of_practices(two, client, told, monkeypatch, where):
    good = GoodPractice.url.fget
    monkeypatch.setattr(GoodPractice, "url", property(lambda row: 1 / 0 if row.pk == two.practice.pk else good(row)))
    html = client.get(getattr(two, where).url).content.decode()
    assert "Another practice" in html and "Rural farm" not in html
    assert told() == {"list"}


def test_a_list_of_documents(two, client, told, monkeypatch):
    for title in ("Broken", "Kept"):
        RegionResource.objects.create(page=two.region, title=title, url="https://example.org/")
    monkeypatch.setattr(RegionResource, "link", property(lambda row: 1 / 0 if row.title == "Broken" else row.url))
    html = client.get(two.region.url).content.decode()
    assert "Kept" in html and "Broken" not in html
    assert told() == {"list"}


def test_a_paragraph_of_a_page(two, client, told, monkeypatch):
    from cms.core.blocks import QuoteBlock

    two.post.body = [("text", "<p>Still here</p>"), ("quote", {"text": "Broken words", "speaker": "", "role": ""})]
    two.post.save_revision().publish()
    monkeypatch.setattr(QuoteBlock, "render", lambda *args, **kwargs: 1 / 0)
    html = client.get(urlparse(two.post.url).path).content.decode()
    assert "Still here" in html and "Broken words" not in html
    assert told() == {"page"}


def test_an_export_of_translations_names_what_it_lacks(two, client, told, monkeypatch):
    first = being_translated(two)
    breaks(monkeypatch, collecting, "_document", lambda each: getattr(each, "pk", None) == first.pk)
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    with zipfile.ZipFile(
        io.BytesIO(client.get(reverse("translations:export_language", args=["fr", "po"])).content)
    ) as packed:
        index = packed.read("index.txt").decode()
    assert f"Could not be written, an administrator is told: {first.source.object_repr}" in index
    assert told() == {"export"}


def test_a_database_that_does_not_answer_is_no_fault_of_one_item(two, client, monkeypatch):
    """An empty feed would be kept by caches as if it were true."""
    from django.db import OperationalError

    def gone(*args):
        raise OperationalError("gone")

    monkeypatch.setattr(feeds.Feed, "_item", gone)
    client.raise_request_exception = False
    assert client.get("/en/feeds/news.atom").status_code == 500
