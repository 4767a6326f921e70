"""The screens that unpublish, delete and move tell before what else happens by that."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from cms.core.consequences import consequences
from news.models import NewsPage
from tests.factories.pages import NewsPageFactory, translate
from tests.factories.snippets import translate_snippet

pytestmark = pytest.mark.django_db


@pytest.fixture
def languages(site):
    """The post in English, French and Polish."""
    return [translate(site.post, code) for code in ("fr", "pl")]


def address(name, *args):
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def bulk(action, row):
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={row.pk}"


SCREENS = {
    "unpublish": (lambda site: address("unpublish", site.post.pk), "2 translations go offline with it. Publishing it"),
    "unpublish in bulk": (
        lambda site: bulk("unpublish", site.post),
        "2 translations go offline with it. Publishing it",
    ),
    "delete": (lambda site: address("delete", site.post.pk), "2 translations go offline and stay as drafts"),
    "delete in bulk": (lambda site: bulk("delete", site.post), "2 translations go offline and stay as drafts"),
    "move": (lambda site: address("move_confirm", site.post.pk, site.home.pk), "2 translations move with it"),
    "move in bulk": (lambda site: bulk("move", site.post), "2 translations move with it"),
}


@pytest.mark.parametrize("screen", SCREENS)
def test_the_screen_names_the_languages_and_the_addresses(site, languages, admin_client, screen):
    where, said = SCREENS[screen]
    html = admin_client.get(where(site)).content.decode()
    assert said in html
    assert address("edit", languages[0].pk) in html
    assert "/en/news/second/" in html


def test_it_names_the_feeds_and_who_links_here(site, languages, admin_client):
    post = NewsPageFactory(parent=site.news, title="Another", slug="another")
    post.body = (
        f'[{{"type": "text", "id": "a", "value": "<p><a linktype=\\"page\\" id=\\"{site.post.pk}\\">x</a></p>"}}]'
    )
    post.save_revision().publish()
    html = admin_client.get(address("unpublish", site.post.pk)).content.decode()
    assert "It leaves these feeds" in html
    assert "/en/feeds/news." in html
    assert "It is shown or linked by:" in html
    assert address("edit", post.pk) in html


def test_unpublishing_a_snippet_tells_it_too(site, admin_client):
    translate_snippet(site.practice, "fr", live=True)
    url = reverse(site.practice.snippet_viewset.get_url_name("unpublish"), args=[site.practice.pk])
    assert "1 translation goes offline with it" in admin_client.get(url).content.decode()


def test_a_translation_says_that_nothing_else_happens(site, languages, admin_user):
    told = consequences("unpublish", NewsPage.objects.get(pk=languages[0].pk), admin_user)
    assert "the other languages stay as they are" in " ".join(each.text for each in told)


def test_a_big_tree_costs_no_more_and_is_counted(site, admin_user):
    def look():
        list(consequences("delete", Page.objects.get(pk=site.news.pk).specific, admin_user))
        with CaptureQueriesContext(connection) as queries:
            told = consequences("delete", Page.objects.get(pk=site.news.pk).specific, admin_user)
        return len(queries), told

    for n in range(12):
        NewsPageFactory(parent=site.news, slug=f"n{n}")
    few, _told = look()
    for n in range(12, 30):
        NewsPageFactory(parent=site.news, slug=f"n{n}")
    many, told = look()
    assert many <= few
    addresses = next(each for each in told if "Readers find nothing" in each.text)
    assert (len(addresses.named), addresses.more) == (10, 22)
