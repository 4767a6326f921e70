"""A roundtable is shown as what it is: planned, held, cancelled, or a plan whose day has passed."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from icalendar import Calendar

from news.models import Roundtable
from tests.factories.pages import NewsPageFactory, add_region, translate
from tests.factories.snippets import RoundtableFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OVERDUE = "Date has passed, report expected"


def day(away):
    return timezone.localdate() + away * DAY


def words(response, selector="main"):
    return BeautifulSoup(response.content.decode(), "html.parser").select_one(selector).get_text(" ", strip=True)


@pytest.fixture
def announced(site):
    """A post that announces a roundtable, with another before and after it in time; gives it by status and day."""

    def announce(status, away=10):
        roundtable = RoundtableFactory(region=site.region, ordinal=3, status=status, start=day(away))
        post = NewsPageFactory(parent=site.news, title="We meet in the hall", slug="hall", roundtable=roundtable)
        add_region(post, site.region)
        return post

    return announce


SHOWN = {
    "the front page": ("/en/", "[aria-labelledby=latest-news] .cards"),
    "the list of news": ("/en/news/", ".cards"),
    "the list of a region's news": ("/en/news/?region=isere", ".cards"),
    "the timeline of a region": ("/en/regions/isere/", ".timeline"),
    "the table of a region": ("/en/regions/isere/", ".timeline__table"),
    "the news of a region": ("/en/regions/isere/", "[aria-labelledby=news] .cards"),
    "the head of the post": ("/en/news/hall/", ".page-header"),
    "the facts of the post": ("/en/news/hall/", ".facts__status"),
    "the way on from another post": ("/en/news/second/", ".neighbours"),
    "the card on other sites": ("/en/card/news/hall/", ".embed__kind"),
}


@pytest.mark.parametrize(
    ("status", "away", "told"),
    [
        ("cancelled", 10, "Cancelled"),
        ("cancelled", -10, "Cancelled"),
        ("planned", 10, "Planned"),
        ("planned", -10, OVERDUE),
    ],
)
def test_every_list_tells_how_a_roundtable_stands(site, client, announced, status, away, told):
    announced(status, away)
    silent = [name for name, (path, where) in SHOWN.items() if told not in words(client.get(path), where)]
    assert silent == []


def test_what_was_held_needs_no_word(site, client, announced):
    announced("held", -10)
    assert "Held" not in words(client.get("/en/news/"), ".cards")


@pytest.mark.parametrize("address", ["news.atom", "news.rss", "news.json", "news/isere.atom"])
def test_the_feed_says_in_the_title_that_a_roundtable_is_cancelled(site, client, announced, address):
    announced("cancelled")
    text = client.get(f"/en/feeds/{address}").content.decode()
    assert "Cancelled – We meet in the hall" in text
    assert "Status" in text


def test_the_calendar_and_the_data_say_it_too(site, client, announced):
    announced("cancelled")
    calendar = Calendar.from_ical(client.get("/en/feeds/roundtables.ics").content)
    assert "CANCELLED" in {str(event["STATUS"]) for event in calendar.walk("VEVENT")}
    statuses = [each["status"] for each in client.get("/api/v1/roundtables?locale=en").json()["items"]]
    assert "cancelled" in statuses
    news = client.get("/api/v1/news?locale=en").json()["items"]
    assert "cancelled" in {each["roundtable"]["status"] for each in news}


def test_the_search_says_it_in_the_language_of_the_result(site, announced):
    post = announced("cancelled")
    french = translate(post, "fr", summary="On se retrouve dans la salle.")
    translate(site.region, "fr")
    titles = {each.language: each.title for each in post.roundtable.search_documents()}
    assert titles["en"].startswith("Cancelled – Isère") and titles["fr"].startswith("Annulée – Isère")
    assert french.search_summary() == "Annulée – On se retrouve dans la salle."
    post.roundtable.status = "planned"
    assert post.search_summary() == post.summary


def heading_the_front_page(client):
    return words(client.get("/en/"), ".meeting")


def test_a_plan_whose_day_has_passed_never_heads_the_front_page(site, client):
    RoundtableFactory(region=site.region, ordinal=3, status="planned", start=day(-1))
    text = heading_the_front_page(client)
    assert "The latest roundtable" in text and "Second roundtable" in text


def test_the_next_roundtable_heads_it_until_its_last_day_is_over(site, client):
    RoundtableFactory(region=site.region, ordinal=3, status="planned", start=day(-1), end=day(0))
    RoundtableFactory(region=site.region, ordinal=4, status="planned", start=day(9))
    text = heading_the_front_page(client)
    assert "The next roundtable" in text and "Third roundtable" in text


def test_without_one_that_was_held_the_front_page_has_no_latest_one(site, client):
    Roundtable.objects.all().update(status="planned", start=day(-1))
    assert BeautifulSoup(client.get("/en/").content, "html.parser").select_one(".meeting") is None


def test_a_cancelled_one_is_neither_next_nor_latest(site, client):
    RoundtableFactory(region=site.region, ordinal=3, status="cancelled", start=day(5))
    RoundtableFactory(region=site.region, ordinal=4, status="cancelled", start=day(-1))
    assert "Second roundtable" in heading_the_front_page(client)


def test_the_list_of_the_admin_tells_which_reports_are_missing(site, admin_client):
    RoundtableFactory(region=site.region, ordinal=3, status="planned", start=day(-1))
    assert OVERDUE in admin_client.get("/admin/snippets/news/roundtable/").content.decode()
