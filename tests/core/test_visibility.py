"""What the public may see, and what it may not."""

import pytest
from wagtail.models import Locale, PageViewRestriction

from news.models import NewsPage
from regions.models import GoodPractice, RegionPage
from tests.factories.pages import NewsPageFactory, RegionPageFactory, make_alias, make_stray, translate
from tests.factories.snippets import GoodPracticeFactory, translate_snippet

pytestmark = pytest.mark.django_db


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_drafts_are_not_visible(site):
    draft = RegionPageFactory(parent=site.regions, live=False)
    assert draft not in RegionPage.objects.visible()


def test_a_restriction_on_the_page_hides_it(site):
    restrict(site.post)
    assert list(NewsPage.objects.visible()) == []


def test_a_restriction_above_hides_what_is_below_and_nothing_else(site):
    restrict(site.news)
    assert list(NewsPage.objects.visible()) == []
    assert list(RegionPage.objects.visible()) == [site.region]


def test_visible_asks_the_database_once(site, django_assert_num_queries):
    restrict(site.regions)
    with django_assert_num_queries(1):
        list(NewsPage.objects.visible())


def test_what_permissions_are_found_by_is_loaded_with_every_list(site, django_assert_num_queries):
    (post,) = NewsPage.objects.only("pk", "locale", "depth")
    with django_assert_num_queries(0):
        assert (post.path, post.specific_class) == (site.post.path, NewsPage)


def test_aliases_are_no_content_of_their_own(site):
    alias = make_alias(site.post)
    assert alias.pk not in NewsPage.objects.visible().values_list("pk", flat=True)


def test_practices_are_public_only_while_their_library_is(site):
    assert list(GoodPractice.objects.visible()) == [site.practice]
    restrict(site.library)
    assert list(GoodPractice.objects.visible()) == []


def test_a_practice_needs_a_library_in_its_own_language(site):
    french = translate_snippet(site.practice, "fr", title="Ferme", live=True)
    assert french not in GoodPractice.objects.visible()
    translate(site.library, "fr", title="Bonnes pratiques")
    assert french in GoodPractice.objects.visible()


def test_a_list_offers_originals_that_nobody_has_translated_and_says_so(site):
    translated = translate(site.post, "fr", title="Deuxième table ronde")
    only_english = NewsPageFactory(parent=site.news, title="Only in English")
    french = Locale.objects.get(language_code="fr")
    found = NewsPage.objects.available_in(french.pk).order_by("foreign", "pk")
    assert [(post.pk, post.foreign) for post in found] == [(translated.pk, False), (only_english.pk, True)]


def test_an_original_is_offered_once_even_with_several_translations(site):
    translate(site.post, "fr", title="Deuxième table ronde")
    translate(site.post, "es", title="Segunda mesa")
    polish = Locale.objects.create(language_code="pl")
    assert [post.pk for post in NewsPage.objects.available_in(polish.pk)] == [site.post.pk]


def test_an_original_in_a_language_without_addresses_is_not_offered(site):
    post = make_stray(NewsPageFactory(parent=site.news), "ro")
    assert post not in NewsPage.objects.visible().filter(pk=post.pk).available_in(site.post.locale_id)


def test_a_hidden_translation_does_not_hide_the_original(site):
    french = translate(site.post, "fr", title="Deuxième table ronde")
    restrict(french)
    found = NewsPage.objects.available_in(french.locale_id)
    assert [(post.pk, post.foreign) for post in found] == [(site.post.pk, True)]


def test_unpublished_practices_are_not_visible(site):
    draft = GoodPracticeFactory(live=False)
    assert draft not in GoodPractice.objects.visible()
