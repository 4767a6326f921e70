"""What happens to an original reaches its translations: nothing private stays public, nothing live is orphaned."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import TranslationSource

from news.models import NewsPage
from regions.models import GoodPractice, RegionPage
from tests.factories.pages import RegionIndexPageFactory, StandardPageFactory, translate
from tests.factories.snippets import translate_snippet

pytestmark = pytest.mark.django_db


@pytest.fixture
def french(site):
    return translate(site.post, "fr", title="Table ronde")


def restrict(page, kind=PageViewRestriction.LOGIN, **values):
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, **values)


def is_public(client, path):
    return client.get(path).status_code == 200


def test_a_restriction_put_on_the_original_later_hides_the_translation_at_once(site, french, client):
    assert is_public(client, "/fr/news/second/")
    restrict(site.post)
    assert not is_public(client, "/fr/news/second/")
    assert not NewsPage.objects.visible().filter(pk=french.pk).exists()


def test_a_restriction_above_the_original_hides_the_translation(site, french, client):
    restrict(site.news)
    assert not is_public(client, "/fr/news/second/")


def test_also_where_the_translation_stands_under_another_page(site, french, client):
    elsewhere = translate(StandardPageFactory(parent=site.home), "fr")
    NewsPage.objects.get(pk=french.pk).move(Page.objects.get(pk=elsewhere.pk), pos="last-child")
    restrict(site.news)
    assert not NewsPage.objects.visible().filter(pk=french.pk).exists()


def test_a_removed_restriction_is_removed_from_the_translation(site, french, client):
    restrict(site.post).delete()
    assert is_public(client, "/fr/news/second/")


def test_a_restriction_of_the_translation_alone_stays(site, french, client):
    restrict(french)
    restrict(site.post).delete()
    assert not is_public(client, "/fr/news/second/")
    assert is_public(client, "/en/news/second/")


def test_a_copy_that_the_engine_made_follows_too(site, client):
    restriction = restrict(site.post)
    french = translate(site.post, "fr")
    TranslationSource.sync_view_restrictions(None, site.post, french)
    assert not is_public(client, "/fr/news/second/")
    restriction.delete()
    assert is_public(client, "/fr/news/second/")


def test_a_changed_restriction_changes_in_every_language(site, french):
    restriction = restrict(site.post)
    restriction.restriction_type, restriction.password = PageViewRestriction.PASSWORD, "table"
    restriction.save()
    copy = PageViewRestriction.objects.get(page=french)
    assert (copy.restriction_type, copy.password) == (PageViewRestriction.PASSWORD, "table")


def test_groups_follow(site, french):
    restriction = restrict(site.post, PageViewRestriction.GROUPS)
    group = Group.objects.create(name="Partners")
    restriction.groups.add(group)
    assert list(PageViewRestriction.objects.get(page=french).groups.all()) == [group]
    restriction.groups.clear()
    assert not PageViewRestriction.objects.get(page=french).groups.exists()


def test_a_translation_published_after_the_restriction_is_private_too(site, client):
    translate(site.news, "fr")
    restrict(site.post)
    french = translate(site.post, "fr")
    french.save_revision().publish()
    assert not is_public(client, "/fr/news/second/")


def test_moving_an_original_under_a_private_page_takes_the_translation_along(site, client):
    translate(site.region, "fr")
    private = RegionIndexPageFactory(parent=site.home, slug="internal")
    translate(private, "fr", slug="internal")
    restrict(private)
    RegionPage.objects.get(pk=site.region.pk).move(Page.objects.get(pk=private.pk), pos="last-child")
    french = RegionPage.objects.get(translation_key=site.region.translation_key, locale__language_code="fr")
    assert french.url == "/fr/internal/isere/"
    assert not RegionPage.objects.visible().filter(pk=french.pk).exists()


def test_moving_to_a_place_that_is_not_translated_makes_it_as_a_draft(site):
    translate(site.region, "fr")
    other = RegionIndexPageFactory(parent=site.home, slug="places")
    RegionPage.objects.get(pk=site.region.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    french = RegionPage.objects.get(translation_key=site.region.translation_key, locale__language_code="fr")
    assert french.get_parent().translation_key == other.translation_key
    assert not french.get_parent().live
    assert french.get_parent().alias_of_id is None


def test_moving_a_translation_moves_nothing_else(site, french):
    elsewhere = translate(StandardPageFactory(parent=site.home), "fr")
    NewsPage.objects.get(pk=french.pk).move(Page.objects.get(pk=elsewhere.pk), pos="last-child")
    assert NewsPage.objects.get(pk=site.post.pk).get_parent().pk == site.news.pk


def test_unpublishing_the_original_takes_the_translation_offline(site, french, client):
    site.post.unpublish()
    assert not is_public(client, "/fr/news/second/")
    assert NewsPage.objects.filter(pk=french.pk).exists()


def test_unpublishing_a_translation_leaves_the_original_alone(site, french, client):
    french.unpublish()
    assert is_public(client, "/en/news/second/")


def test_deleting_the_original_leaves_no_live_orphan_and_loses_no_translation(site, french, client):
    NewsPage.objects.get(pk=site.post.pk).delete()
    assert not is_public(client, "/fr/news/second/")
    assert NewsPage.objects.get(pk=french.pk).title == "Table ronde"


def test_deleting_a_list_takes_the_translations_of_what_was_in_it_offline(site, french):
    Page.objects.get(pk=site.news.pk).delete()
    assert not NewsPage.objects.get(pk=french.pk).live


def test_an_unpublished_practice_is_offline_in_every_language(site):
    french = translate_snippet(site.practice, "fr", live=True)
    site.practice.unpublish()
    assert not GoodPractice.objects.get(pk=french.pk).live


def test_a_deleted_practice_leaves_no_live_orphan(site):
    french = translate_snippet(site.practice, "fr", live=True)
    site.practice.delete()
    assert not GoodPractice.objects.get(pk=french.pk).live
