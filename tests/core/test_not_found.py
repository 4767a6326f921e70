"""An address that leads nowhere says in which languages it does, and never what the public may not see."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from tests.factories.pages import translate
from tests.factories.snippets import translate_snippet

pytestmark = pytest.mark.django_db


def told(client, path, accepts=""):
    """The page, and the addresses that it says have the same content, with their languages."""
    response = client.get(path, headers={"accept-language": accepts})
    assert response.status_code == 404
    soup = BeautifulSoup(response.content.decode(), "html.parser")
    links = soup.select(".elsewhere a")
    assert all(link["lang"] == link["hreflang"] and link["dir"] == "ltr" for link in links)
    return soup, [(link["hreflang"], link["href"]) for link in links]


ISERE = [("en", "/en/regions/isere/"), ("fr", "/fr/regions/isere/")]


@pytest.mark.parametrize("path", ["/de/regions/isere/", "/regions/isere/", "/pt-BR/regions/isere"])
def test_a_page_that_other_languages_have_is_led_to_in_each_of_them(site, client, path):
    translate(site.region, "fr")
    soup, found = told(client, path, "fr")
    assert found == ISERE
    assert soup.html["lang"] == "fr"
    with translation.override("fr"):
        assert translation.gettext("It is not here, but it can be read in another language.") in soup.main.get_text()
    switcher = soup.find("nav", class_="languages")
    assert {link["href"] for link in switcher.find_all("a")} == {"/en/regions/isere/"}


def test_a_language_that_is_not_open_speaks_itself_and_leads_on_in_one_that_is(site, client):
    soup, found = told(client, "/fr/regions/isere/")
    assert (soup.html["lang"], found) == ("fr", [("en", "/en/regions/isere/")])
    assert not soup.select('a[href^="/fr/"], form[action^="/fr/"]')


def test_a_practice_and_a_slug_of_another_language_are_known_too(site, client):
    translate(site.library, "fr", slug="bonnes-pratiques")
    translate_snippet(site.practice, "fr", live=True)
    both = [("en", "/en/good-practices/rural-farm/"), ("fr", "/fr/bonnes-pratiques/rural-farm/")]
    assert told(client, "/de/bonnes-pratiques/rural-farm/")[1] == both
    assert told(client, "/good-practices/rural-farm/")[1] == both
    assert told(client, "/good-practices/nothing/")[1] == told(client, "/good-practices/rural-farm/x/")[1] == []


def test_an_address_that_moved_leads_to_where_it_went(site, client):
    translate(site.region, "fr")
    Redirect.objects.create(old_path="/fr/old", redirect_page=site.region)
    Redirect.objects.create(old_path="/en/older", redirect_link="/en/regions/isere/")
    assert told(client, "/de/old/")[1] == told(client, "/older/")[1] == ISERE


@pytest.mark.parametrize("hide", ["draft", "private", "private above"])
def test_nothing_tells_of_what_the_public_may_not_see(site, client, hide):
    nowhere = client.get("/de/news/nothing/").content
    Redirect.objects.create(old_path="/en/old", redirect_page=site.post)
    if hide == "draft":
        site.post.unpublish()
    else:
        page = site.post if hide == "private" else site.news
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        nowhere = client.get("/de/news/nothing/").content
    assert client.get("/de/news/second/").content == client.get("/de/old/").content == nowhere


def test_the_page_has_ways_on_and_says_what_it_depends_on(site, client):
    soup, found = told(client, "/en/nothing/")
    links = {link["href"] for link in soup.main.find_all("a")}
    assert found == []
    assert {"/en/", "/en/regions/", "/en/good-practices/", "/en/regions/isere/"} <= links
    assert soup.main.find("form", action="/en/search/")
    assert len(soup.find_all("search")) == 1
    assert "Accept-Language" not in client.get("/en/nothing/").headers.get("Vary", "")
    assert "Accept-Language" in client.get("/nothing/").headers["Vary"]


def test_a_missing_file_costs_no_more_than_the_words_around_it(site, client, django_assert_max_num_queries):
    client.get("/favicon.ico")
    with django_assert_max_num_queries(4):
        assert client.get("/favicon.ico").status_code == 404
    with django_assert_max_num_queries(14):
        assert client.get("/de/nothing/").status_code == 404


NO_PAGE_CAN_HAVE = [
    "/.git/config",
    "/a%20b/",
    "/it/x.y/",
    "/it/a%20b",
    "/.well-known/security.txt",
    "/%FF",
    "/%00/",
    "/en/%00/",
    "/\\en\\",
    "/en/\\..\\/",
    "/:80/",
    "/@",
    "/http://x/",
    "/{{x}}/",
    "/a.b/c%20d",
    "/xx-yy/a.b/",
    "/en//",
    "/en/%25%5B/",
    "/en/" + "a" * 3000 + "/",
    "/zz/" + "a.b/" * 300,
    "/%F0%9F%98%80/",
]


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_an_address_that_no_page_can_have_leads_nowhere_and_breaks_nothing(site, client, method):
    answers = {path[:40]: getattr(client, method)(path).status_code for path in NO_PAGE_CAN_HAVE}
    assert {path: status for path, status in answers.items() if status not in (404, 301)} == {}


def test_a_redirect_from_an_address_that_no_page_can_have_is_followed_in_every_language(site, client):
    translate(site.region, "fr")
    Redirect.objects.create(old_path="/en/index.php", redirect_page=site.region)
    assert told(client, "/de/index.php/")[1] == ISERE


def test_programs_that_keep_passwords_are_led_to_where_one_is_changed(client):
    response = client.get("/.well-known/change-password")
    assert (response.status_code, response.url) == (302, "/admin/account/")
