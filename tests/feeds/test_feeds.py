"""Feeds: what is in them, in which language, and that stock readers understand them."""

import json
from datetime import UTC, date, datetime
from io import BytesIO

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from PIL import Image as Drawing
from wagtail.models import Locale, PageViewRestriction

from cms.core.models import CustomDocument, CustomImage
from cms.translations.models import TranslationStatus
from news.models import NewsPage, Roundtable
from tests.factories.bodies import every_block
from tests.factories.pages import NewsPageFactory, add_practice, add_region, store_raw, translate
from tests.factories.snippets import GoodPracticeFactory, OrganisationFactory, RoundtableFactory, add_organiser, place

pytestmark = pytest.mark.django_db
HOSTILE = '<p>Good words<img src=x onerror="alert(1)"><script>alert(2)</script></p>'


@pytest.fixture
def picture(db):
    file = BytesIO()
    Drawing.new("RGB", (40, 30)).save(file, "PNG")
    return CustomImage.objects.create(
        title="Table", description="A long table", credit="Drawn here", file=ContentFile(file.getvalue(), "table.png")
    )


@pytest.fixture
def document(db):
    return CustomDocument.objects.create(title="Minutes", file=ContentFile(b"text", "minutes.txt"), language="en")


def full_body(site, picture, document, number=0):
    """One of each kind of block, each leading somewhere on this site, and words that nobody may be served."""
    link = f'<a linktype="page" id="{site.region.pk}">the region</a> <a linktype="document" id="{document.pk}">doc</a>'
    values = {
        "text": f"<p>We met in {link}, time {number}. <a href='#below'>Below</a></p>",
        "quote": {"text": "One table\x0b & more ]]>", "speaker": "", "role": "Coordinator"},
        "picture": {"image": picture.pk, "decorative": False, "alt_text": "Around a table"},
        "document": {"document": document.pk, "text": ""},
        "practices": {"heading": "Practices", "practices": [site.practice.pk]},
        "call_to_action": {"text": "Come", "link_text": "to us", "page": site.region.pk, "url": ""},
        "video": {"url": "http://testserver/film", "title": "A film", "language": "en"},
        "presenters": {"heading": ""},
    }
    return [*every_block(NewsPage._meta.get_field("body"), values), {"type": "text", "value": HOSTILE}]


def fill(post, site, picture, document, number=0):
    field = NewsPage._meta.get_field("body")
    post.body = field.to_python(json.dumps(full_body(site, picture, document, number)))
    post.picture = picture
    post.save_revision().publish()
    store_raw(post, full_body(site, picture, document, number))  # no mending before the last cleaning


def parsed(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    found = feedparser.parse(response.content)
    assert not found.bozo, found.get("bozo_exception")
    return found


def content_of(entry):
    return next(part.value for part in entry.content if part.value)


@pytest.mark.parametrize("extension", ["atom", "rss"])
def test_readers_get_the_whole_text_with_addresses_that_hold_anywhere(site, client, picture, document, extension):
    add_organiser(site.roundtable, OrganisationFactory(name="Tero Loko"), "presenter")
    fill(site.post, site, picture, document)
    NewsPageFactory(parent=site.news, title="Another", slug="another")
    found = parsed(client, f"/en/feeds/news.{extension}")
    assert found.feed.language == "en"
    assert len({entry.id for entry in found.entries}) == len(found.entries) == 2
    entry = next(entry for entry in found.entries if entry.title == site.post.title)
    assert entry.link == "http://testserver/en/news/second/"
    html = BeautifulSoup(content_of(entry), "html.parser")
    for words in ("We met in", "22 June 2021", "18 stakeholders", "One table & more ]]>", "Tero Loko", "Drawn here"):
        assert words in html.get_text()
    leads = {link["href"] for link in html.find_all("a")} | {image["src"] for image in html.find_all("img")}
    assert all(address.startswith("http://testserver/") for address in leads), leads
    assert {"http://testserver/en/regions/isere/", "http://testserver/en/good-practices/rural-farm/"} <= leads
    assert "http://testserver/en/news/second/#below" in leads
    assert {image["alt"] for image in html.find_all("img")} == {"Around a table", "A long table"}
    assert "script" not in content_of(entry) and "onerror" not in content_of(entry)
    assert {"Isère", "Roundtable"} <= {tag.term for tag in entry.tags}


def test_json_feed_says_the_same(site, client, picture, document):
    fill(site.post, site, picture, document)
    response = client.get("/en/feeds/news.json")
    assert response.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(response.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://testserver/en/feeds/news.json"
    (item,) = feed["items"]
    assert {"id", "url", "title", "summary", "content_html", "date_published", "date_modified"} <= item.keys()
    assert item["language"] == feed["language"] == "en"
    assert item["_translation"]["state"] == "original"


def test_a_feed_holds_its_own_language_alone_and_says_what_a_machine_wrote(site, client):
    assert client.get("/fr/feeds/news.atom").status_code == 404  # a language without a home page has no addresses
    Locale.objects.get_or_create(language_code="fr")
    assert parsed(client, "/fr/feeds/news.atom").entries == []
    french = translate(site.post, "fr", title="Deuxième table ronde")
    TranslationStatus.objects.update_or_create(
        translation_key=french.translation_key,
        locale=french.locale,
        content_type=french.content_type,
        defaults={
            "specific_type": french.content_type,
            "live": True,
            "completeness": "translated",
            "provenance": "machine",
            "freshness": "changed",
            "segments": 5,
            "reworded": 2,
            "original_language": "en",
        },
    )
    found = parsed(client, "/fr/feeds/news.atom")
    (entry,) = found.entries
    assert (found.feed.language, entry.title) == ("fr", "Deuxième table ronde")
    assert "Une machine a traduit ce texte" in content_of(entry)
    assert "2 des 5 paragraphes" in content_of(entry)
    assert "machine" in {tag.term for tag in entry.tags}
    (item,) = json.loads(client.get("/fr/feeds/news.json").content)["items"]
    assert item["_translation"]["state"] == "machine" and not item["_translation"]["current"]
    assert item["id"] != json.loads(client.get("/en/feeds/news.json").content)["items"][0]["id"]


def hide_draft(post):
    post.unpublish()


def hide_private(post):
    PageViewRestriction.objects.create(page=post.get_parent(), restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("hide", [hide_draft, hide_private])
def test_what_is_not_public_is_in_no_feed(site, client, hide):
    hide(site.post)
    for path in ("/en/feeds/news.atom", "/en/feeds/news/isere.rss", "/en/feeds/news.json"):
        response = client.get(path)
        assert response.status_code == 200
        assert site.post.title not in response.content.decode()


def test_a_region_has_a_feed_of_its_own_unless_it_is_hidden(site, client):
    NewsPageFactory(parent=site.news, title="Elsewhere", slug="elsewhere")
    found = parsed(client, "/en/feeds/news/isere.atom")
    assert [entry.title for entry in found.entries] == [site.post.title]
    assert found.feed.title == "News – Isère – Roundtable"
    site.post.unpublish()
    assert parsed(client, "/en/feeds/news/isere.atom").feed.title == "News – Isère – Roundtable"
    site.region.unpublish()
    for path in ("news/isere.atom", "news/nowhere.atom", "news.doc", "nothing.atom", "news/%00.atom"):
        assert client.get(f"/en/feeds/{path}").status_code == 404, path


def test_a_cache_may_keep_a_feed_and_learns_of_every_change(site, client):
    first = client.get("/en/feeds/news.atom")
    assert "public" in first.headers["Cache-Control"]
    assert not first.cookies and "cookie" not in first.headers.get("Vary", "").lower()
    again = client.get("/en/feeds/news.atom", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    site.region.title = "Isère, renamed"
    site.region.save_revision().publish()
    changed = client.get("/en/feeds/news.atom", headers={"if-none-match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert "Isère, renamed" in changed.content.decode()


def test_an_item_is_newer_when_its_roundtable_moved_and_at_nothing_else(site, client):
    def updated():
        (entry,) = parsed(client, "/en/feeds/news.atom").entries
        (item,) = json.loads(client.get("/en/feeds/news.json").content)["items"]
        assert item["date_modified"] == entry.updated
        return entry.updated

    NewsPage.objects.update(last_published_at=datetime(2024, 1, 1, tzinfo=UTC))
    NewsPage.objects.update(first_published_at=datetime(2024, 1, 1, tzinfo=UTC))
    before = updated()
    roundtable = Roundtable.objects.get(pk=site.roundtable.pk)
    roundtable.save()
    assert updated() == before
    roundtable.start = date(2031, 2, 3)
    roundtable.save()
    assert updated() > before


def test_a_feed_costs_the_same_whatever_it_holds(
    site, client, picture, document, django_assert_max_num_queries, django_assert_num_queries
):
    fill(site.post, site, picture, document)
    client.get("/en/feeds/news/isere.atom")
    with django_assert_max_num_queries(8) as few:
        client.get("/en/feeds/news/isere.atom")
    for number in range(6):
        roundtable = RoundtableFactory(region=site.region, ordinal=10 + number)
        add_organiser(roundtable, OrganisationFactory(), "presenter")
        post = NewsPageFactory(parent=site.news, slug=f"post-{number}", roundtable=roundtable)
        add_region(post, site.region)
        practice = GoodPracticeFactory()
        place(practice, site.region)
        add_practice(post, practice)
        fill(post, site, picture, document, number)
    with django_assert_num_queries(len(few)):
        assert client.get("/en/feeds/news/isere.atom").content.count(b"<entry>") == 7


def test_pages_lead_programs_and_readers_to_the_feeds(site, client):
    def found(path):
        soup = BeautifulSoup(client.get(path).content.decode(), "html.parser")
        return {link["href"] for link in soup.find("head").find_all("link", type=True, rel="alternate")}, soup

    links, _soup = found("/en/")
    whole = {"http://testserver/en/feeds/news.atom", "http://testserver/en/feeds/roundtables.ics"}
    assert whole <= links
    links, soup = found("/en/regions/isere/")
    own = {address.replace(".", "/isere.") for address in ("/en/feeds/news.atom", "/en/feeds/roundtables.ics")}
    assert whole | {f"http://testserver{address}" for address in own} <= links
    assert own <= {link["href"] for link in soup.find("main").find_all("a")}
