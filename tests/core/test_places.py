"""No page stands below a page of another language, by whatever door it comes."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Locale, Page

from cms.core.places import OtherLanguageError
from home.models import StandardPage
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory, make_stray, translate

pytestmark = pytest.mark.django_db

WHY = "This place is in another language (French) than the page (English)."


@built_once
def french_news(site):
    return translate(site.news, "fr")


def page_of(page):
    """As the admin loads it."""
    return Page.objects.get(pk=page.pk)


def copy_in_the_admin(client, post, parent):
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": parent.pk, "publish_copies": "on"}
    return client.post(reverse("wagtailadmin_pages:copy", args=[post.pk]), form)


def move_in_the_admin(client, post, parent):
    return client.post(reverse("wagtailadmin_pages:move_confirm", args=[post.pk, parent.pk]), follow=True)


def choose_to_move(client, post, parent):
    form = {"new_parent_page": parent.pk}
    return client.post(reverse("wagtailadmin_pages:move", args=[post.pk]), form, follow=True)


def move_in_bulk(client, post, parent):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    return client.post(f"{address}?id={post.pk}", {"chooser": parent.pk}, follow=True)


def by_api(action, **more):
    def call(client, post, parent):
        address = reverse("wagtailadmin_api:pages:action", args=[post.pk, action])
        body = json.dumps({"destination_page_id": parent.pk} | more)
        return client.post(address, body, content_type="application/json")

    return call


DOORS = {
    "copy": copy_in_the_admin,
    "move": move_in_the_admin,
    "choose a place": choose_to_move,
    "move in bulk": move_in_bulk,
    "copy by the API": by_api("copy"),
    "move by the API": by_api("move", position="last-child"),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_page_does_not_come_below_one_of_another_language_and_the_person_is_told(
    site, french_news, admin_client, door
):
    before = sorted(Page.objects.values_list("pk", "path", "numchild"))
    response = DOORS[door](admin_client, site.post, french_news)
    assert WHY in response.content.decode()
    assert sorted(Page.objects.values_list("pk", "path", "numchild")) == before


@pytest.mark.parametrize("door", DOORS)
def test_it_does_come_below_one_of_its_own(site, admin_client, door):
    other = NewsIndexPageFactory(parent=site.home, slug="other")
    response = DOORS[door](admin_client, site.post, other)
    if door != "choose a place":  # that only leads to the confirmation
        assert NewsPage.objects.child_of(other).exists()
    assert "in another language" not in response.content.decode()


def test_nor_beside_one_by_the_api(site, french_news, admin_client):
    beside = NewsPageFactory(parent=french_news, locale=french_news.locale)
    response = by_api("move", position="left")(admin_client, site.post, beside)
    assert (response.status_code, response.json()["detail"].startswith(WHY)) == (403, True)


def made(post, parent):
    parent.add_child(instance=NewsPage(title="New", slug="new", summary="A.", locale=post.locale))


def made_beside(post, parent):
    beside = NewsPageFactory(parent=parent, locale=parent.locale)
    beside.add_sibling("right", instance=NewsPage(title="New", slug="new", summary="A.", locale=post.locale))


def copied(post, parent):
    post.copy(to=parent)


def copied_with_all_below(post, parent):
    page_of(post.get_parent()).specific.copy(
        to=page_of(parent.get_parent()), recursive=True, update_attrs={"slug": "x"}
    )


def moved(post, parent):
    page_of(post).move(parent, pos="last-child")


def moved_beside(post, parent):
    page_of(post).move(NewsPageFactory(parent=parent, locale=parent.locale), pos="right")


def made_an_alias(post, parent):
    post.create_alias(parent=parent)


def given_another_language(post, parent):
    post.locale = parent.locale
    post.save()


@pytest.mark.parametrize(
    "come",
    [made, made_beside, copied, copied_with_all_below, moved, moved_beside, made_an_alias, given_another_language],
)
def test_nor_does_code_bring_it_there(site, french_news, come):
    with pytest.raises(PermissionDenied):
        come(NewsPage.objects.get(pk=site.post.pk), page_of(french_news))
    wrong = [page.pk for page in Page.objects.filter(depth__gt=2) if page.locale_id != page.get_parent().locale_id]
    assert not wrong


def test_home_pages_of_all_languages_stand_below_the_root(site, french_news):
    root = Page.get_first_root_node()
    assert {page.locale.language_code for page in root.get_children()} >= {"en", "fr"}


def test_a_page_made_without_a_language_takes_that_of_its_place(site, french_news):
    page = StandardPage(title="Une page", slug="une-page", summary="Ici.")
    french_news.get_parent().add_child(instance=page)
    assert page.locale.language_code == "fr"


def test_one_that_stands_there_from_before_can_still_be_saved(site, french_news):
    stray = make_stray(NewsPageFactory(parent=french_news, locale=french_news.locale), "en")
    stray.title = "Changed"
    stray.save_revision().publish()
    assert NewsPage.objects.get(pk=stray.pk).title == "Changed"


def test_the_refusal_is_in_the_words_of_the_person(site, french_news):
    from django.utils import translation

    with translation.override("fr"), pytest.raises(OtherLanguageError, match="dans une autre langue"):
        site.post.copy(to=page_of(french_news))
    assert Locale.objects.count() >= 2
