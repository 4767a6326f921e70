"""The screens that unpublish, delete, move and restrict tell before what else happens by that."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from cms.core.consequences import consequences
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.media import make_document, make_image
from tests.factories.pages import NewsPageFactory, translate
from tests.factories.snippets import OrganisationFactory, translate_snippet

pytestmark = pytest.mark.django_db


@built_once
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


@pytest.mark.parametrize("screen", [each for each in SCREENS if "unpublish" not in each])
def test_it_is_read_before_the_button_is_pressed(site, languages, admin_client, screen):
    where, said = SCREENS[screen]
    html = admin_client.get(where(site)).content.decode()
    button = next(word for word in ("Yes, delete", "Yes, move") if word in html)
    assert html.index(said) < html.index(button)


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def privacy(client, page):
    response = client.get(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]))
    return response.json()["html"]


def test_the_privacy_of_a_page_names_them_too(site, languages, admin_client):
    html = privacy(admin_client, site.post)
    assert "Only those whom you choose can read:" in html
    assert "/en/news/second/" in html
    assert "2 translations are restricted in the same way" in html
    assert "It leaves these feeds" in html
    assert "is open again too" not in html


def test_taking_a_restriction_away_names_what_is_open_again(site, languages, admin_client):
    restrict(site.post)
    html = privacy(admin_client, site.post)
    assert "Everybody can read again:" in html
    assert "2 translations are open again too" in html
    assert "It leaves these feeds" not in html, "it is in none"


def test_nothing_is_said_where_a_page_above_is_restricted(site, languages, admin_client):
    restrict(site.news)
    html = privacy(admin_client, site.post)
    assert "Everybody can read again:" not in html
    assert "Only those whom you choose can read:" not in html


FILES = {"picture": (make_image, "images"), "document": (make_document, "docs")}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("door", ["its own", "in bulk"])
def test_deleting_a_file_says_that_it_is_gone_for_good(site, admin_client, kind, door):
    make, app = FILES[kind]
    row = make()
    names = [row._meta.app_label, row._meta.model_name, "delete"]
    many = reverse("wagtail_bulk_action", args=names) + f"?id={row.pk}"
    html = admin_client.get(many if door == "in bulk" else reverse(f"wagtail{app}:delete", args=[row.pk]))
    html = html.content.decode()
    assert html.index("The file is deleted for good.") < html.index("Yes, delete")
    assert (kind == "document") == ("Readers find nothing any more at:" in html)


@pytest.mark.parametrize("door", ["its own", "in bulk"])
def test_deleting_an_organisation_names_the_translations_that_go_too(site, admin_client, door):
    organisation = OrganisationFactory()
    translate_snippet(organisation, "fr")
    names = [organisation._meta.app_label, organisation._meta.model_name, "delete"]
    many = reverse("wagtail_bulk_action", args=names) + f"?id={organisation.pk}"
    one = reverse(organisation.snippet_viewset.get_url_name("delete"), args=[organisation.pk])
    html = admin_client.get(many if door == "in bulk" else one).content.decode()
    assert html.index("1 translation is deleted too:") < html.index("Yes, delete")


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
