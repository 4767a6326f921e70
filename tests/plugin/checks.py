"""What the sample app gets without a change elsewhere. Run by test_plugin.py, with the app installed."""

import datetime
import json

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from wagtail.models import PageViewRestriction

from cms.translations.states import states
from cms.users.roles import group_of
from tests.factories.pages import BasePageFactory, translate
from tests.factories.snippets import SnippetFactory, translate_snippet
from tests.factories.translations import start, translated
from tests.plugin.events.models import EventPage, Venue
from tests.translations.commits import committed

pytestmark = pytest.mark.django_db
TEXT = "We plant trees beside the river"


class VenueFactory(SnippetFactory):
    name = "Town hall"
    access = "Two steps, and a ramp"

    class Meta:
        model = Venue


class EventFactory(BasePageFactory):
    title, slug, start = "Planting day", "planting-day", datetime.date(2030, 4, 1)
    body = [("text", f"<p>{TEXT}</p>")]

    class Meta:
        model = EventPage


@pytest.fixture
def event(site):
    event = EventFactory(parent=site.home, venue=VenueFactory())
    event.save_revision().publish()
    return event


def api(client, path, **headers):
    return client.get(f"/api/v1/{path}", headers=headers)


def test_it_has_a_page_in_the_frame_of_the_site(event, client):
    html = client.get("/en/planting-day/").content.decode()
    assert TEXT in html and "Town hall" in html and '<html lang="en"' in html
    translate_snippet(event.venue, "fr", access="Deux marches")
    assert "Town hall" in client.get("/fr/planting-day/").content.decode()


def test_the_api_serves_it_with_its_languages(event, client):
    translate(event, "fr", title="Journée de plantation")
    (item,) = api(client, "events?locale=fr").json()["items"]
    assert (item["title"], item["start"], item["venue"]["title"]) == (
        "Journée de plantation",
        "2030-04-01",
        "Town hall",
    )
    assert [edition["locale"] for edition in item["editions"]] == ["en", "fr"]
    detail = api(client, f"events/{event.translation_key}?locale=en").json()
    assert TEXT in json.dumps(detail["body"])
    (venue,) = api(client, "venues?locale=en").json()["items"]
    assert venue["access"] == "Two steps, and a ramp"
    assert any(path.endswith("/events/{id}") for path in api(client, "openapi.json").json()["paths"])
    assert api(client, "events?locale=en&bogus=1").status_code == 400


def test_a_cached_answer_is_given_up_when_the_event_or_its_venue_changes(event, client):
    path = f"events/{event.translation_key}?locale=en"
    tag = api(client, path).headers["ETag"]
    assert api(client, path, **{"if-none-match": tag}).status_code == 304
    event.venue.name = "Library"
    event.venue.save()
    changed = api(client, path, **{"if-none-match": tag})
    assert changed.status_code == 200 and changed.json()["venue"]["title"] == "Library"
    event.title = "Planting week"
    event.save_revision().publish()
    assert api(client, path, **{"if-none-match": changed.headers["ETag"]}).json()["title"] == "Planting week"
    changes = api(client, "changes").json()["items"]
    assert str(event.translation_key) in json.dumps(changes)


def test_the_search_finds_it(event, client):
    with committed():
        event.save_revision().publish()
    html = client.get("/en/search/", {"q": "plant trees"}).content.decode()
    assert "/en/planting-day/" in html
    event.unpublish()
    assert "/en/planting-day/" not in client.get("/en/search/", {"q": "plant trees"}).content.decode()


def test_its_translations_have_a_state(event, client):
    french = start(event, "fr").target_locale
    assert not states([event], french)[event.translation_key].is_translated
    with committed():
        translated(event)
        translated(event.venue)
    assert states([event], french)[event.translation_key].is_complete
    assert states([event.venue], french)[event.venue.translation_key].is_complete
    client.force_login(superuser())
    assert "Planting day" in client.get("/admin/translations/").content.decode()


def test_the_sitemap_lists_it_in_its_languages(event, client):
    translate(event, "fr")
    text = client.get("/sitemap-pages.xml").content.decode()
    assert "http://testserver/en/planting-day/" in text and "http://testserver/fr/planting-day/" in text


def test_its_pages_do_not_flood_the_footer(event, client):
    def menus():
        page = BeautifulSoup(client.get("/en/").content.decode(), "html.parser")
        return page.find("header").decode(), page.find("footer").decode()

    assert not any("planting-day" in menu for menu in menus())
    event.show_in_menus = True
    event.save_revision().publish()
    header, footer = menus()
    assert "planting-day" in header and "planting-day" not in footer


def test_it_has_a_feed_that_pages_name_and_a_card(event, client):
    response = client.get("/en/feeds/events.atom")
    assert "public" in response.headers["Cache-Control"] and response.headers["ETag"]
    feed = feedparser.parse(response.content)
    assert not feed.bozo and [entry.title for entry in feed.entries] == ["Planting day"]
    assert TEXT in feed.entries[0].content[0].value
    assert "/en/feeds/events.atom" in client.get("/en/planting-day/").content.decode()
    assert "Planting day" in client.get("/en/card/planting-day/").content.decode()


def test_its_report_shows_no_draft_that_the_person_may_not_read(event, client):
    hidden = EventFactory(parent=event.get_parent(), slug="hidden", title="Surprise", live=False)
    translator = get_user_model().objects.create_user("translator")
    translator.groups.add(group_of("translators"))
    for user, titles in ((translator, {"Planting day"}), (superuser(), {"Planting day", hidden.title})):
        client.force_login(user)
        html = client.get("/admin/reports/events/").content.decode()
        assert {title for title in ("Planting day", hidden.title) if title in html} == titles
        table = client.get("/admin/reports/events/?export=csv").getvalue().decode()
        assert ("Surprise" in table) == ("Surprise" in titles)


def superuser():
    return get_user_model().objects.create_superuser("administrator")


def test_what_is_private_is_in_none_of_it(event, client):
    PageViewRestriction.objects.create(page=event, restriction_type=PageViewRestriction.LOGIN)
    for path in ("/en/feeds/events.atom", "/api/v1/events?locale=en", "/sitemap-pages.xml", "/en/search/?q=trees"):
        response = client.get(path)
        assert response.status_code == 200
        assert "lanting" not in response.content.decode(), path
