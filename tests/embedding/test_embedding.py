"""oEmbed answers and cards: public pages alone, in the right language, and nothing that runs or remembers."""

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale, PageViewRestriction

from tests.built_once import built_once
from tests.factories.pages import translate

pytestmark = pytest.mark.django_db
POST = "http://testserver/en/news/second/"


def ask(client, url=POST, **more):
    return client.get("/api/oembed", {"url": url, **more})


@built_once
def french(site):
    Locale.objects.get_or_create(language_code="fr")
    return site


def test_a_page_leads_to_an_answer_and_the_answer_to_a_card(french, client):
    translate(french.post, "fr", title="Deuxième table ronde")
    soup = BeautifulSoup(client.get("/fr/news/second/").content.decode(), "html.parser")
    found = {link["type"]: link["href"] for link in soup.find_all("link", rel="alternate", type=True)}
    answer = client.get(found["application/json+oembed"]).json()
    assert (answer["version"], answer["type"], answer["language"]) == ("1.0", "rich", "fr")
    assert (answer["title"], answer["provider_name"]) == ("Deuxième table ronde", "Roundtable")
    xml = ElementTree.fromstring(client.get(found["text/xml+oembed"]).content)
    assert {child.tag: child.text for child in xml} == {name: str(value) for name, value in answer.items()}
    frame = BeautifulSoup(answer["html"], "html.parser").iframe
    assert frame["src"] == "http://testserver/fr/card/news/second/"
    card = client.get(frame["src"])
    assert '<html lang="fr" dir="ltr">' in card.content.decode()
    assert "Deuxième table ronde" in card.content.decode()


@pytest.mark.parametrize(
    ("path", "title"),
    [("", "Home"), ("regions/isere/", "Isère"), ("good-practices/", "Good practices"),
     ("good-practices/rural-farm/", "Rural farm"), ("news/second/?year=2021#top", "Second roundtable in Isère")],
)  # fmt: skip
def test_every_kind_of_page_has_a_card(site, client, path, title):
    answer = ask(client, f"http://testserver/en/{path}").json()
    assert answer["title"] == title
    source = BeautifulSoup(answer["html"], "html.parser").iframe["src"]
    assert title in client.get(source).content.decode()


@pytest.mark.once
@pytest.mark.parametrize(
    "url",
    ["http://elsewhere.example/en/news/second/", "http://testserver/admin/", "http://testserver/en/nothing/",
     "http://testserver/xx/news/", "ftp://testserver/en/", "http://[", "/en/news/second/", "http://testserver/en/%00/",
     "http://testserver:81/en/", "http://testserver/en/good-practices/nothing/"],
)  # fmt: skip
def test_an_address_that_is_no_public_page_of_this_site_is_404(site, client, url):
    response = ask(client, url)
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"


def test_what_is_not_for_everybody_is_told_to_nobody(site, client):
    restriction = PageViewRestriction.objects.create(page=site.news, restriction_type=PageViewRestriction.LOGIN)
    for response in (ask(client), client.get("/en/card/news/second/")):
        assert site.post.title not in response.content.decode()
    assert ask(client).status_code == 401
    assert client.get("/en/card/news/second/").status_code == 404
    restriction.delete()
    site.post.unpublish()
    assert ask(client).status_code == client.get("/en/card/news/second/").status_code == 404
    site.practice.unpublish()
    assert ask(client, "http://testserver/en/good-practices/rural-farm/").status_code == 404


@pytest.mark.once
@pytest.mark.parametrize(
    ("more", "status"),
    [({"format": "yaml"}, 501), ({"url": ""}, 400), ({"maxwidth": "wide"}, 400), ({"maxheight": "0"}, 400),
     ({"maxwidth": "-5"}, 400), ({"maxwidth": "9" * 400}, 400)],
)  # fmt: skip
def test_what_cannot_be_answered_says_why(site, client, more, status):
    response = client.get("/api/oembed", {"url": POST} | more)
    assert response.status_code == status
    assert next(iter(more)) in response.json()["title"]


def test_a_card_is_no_larger_than_asked(site, client):
    answer = ask(client, maxwidth="320", maxheight="5000").json()
    assert (answer["width"], answer["height"]) == (320, 300)
    frame = BeautifulSoup(answer["html"], "html.parser").iframe
    assert (frame["width"], frame["height"]) == ("320", "300")


def test_a_card_may_be_framed_and_runs_and_remembers_nothing(site, client):
    response = client.get("/en/card/news/second/")
    policy = response.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy and "script-src 'none'" in policy
    assert "X-Frame-Options" not in response.headers
    assert not response.cookies and "cookie" not in response.headers.get("Vary", "").lower()
    soup = BeautifulSoup(response.content.decode(), "html.parser")
    assert not soup.find_all(["script", "iframe", "img", "form"])
    assert soup.find("link", rel="canonical")["href"] == POST
    page = client.get("/en/news/second/")
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"


def test_a_card_says_in_which_language_it_is_and_how_it_came_to_be(french, client):
    html = client.get("/fr/card/news/second/").content.decode()
    assert "Cette page n’est pas encore disponible en français." in html
    assert '<html lang="fr"' in html and 'lang="en" dir="ltr">Second roundtable in Isère' in html
    assert ask(client, "http://testserver/fr/news/second/").json()["language"] == "en"
