"""Pages that are not translated yet: the original answers under the reader's prefix, whoever may see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction

from cms.core.routing import route
from tests.built_once import built_once
from tests.factories.pages import (
    NewsIndexPageFactory,
    NewsPageFactory,
    RegionIndexPageFactory,
    StandardPageFactory,
    make_alias,
    translate,
)
from tests.factories.snippets import GoodPracticeFactory, translate_snippet

pytestmark = pytest.mark.django_db

PATHS = ["", "regions/", "regions/isere/", "news/", "news/second/", "good-practices/", "good-practices/rural-farm/"]


@built_once
def french(site):
    return Locale.objects.create(language_code="fr")


def answer(client, path):
    """The response and what it says is shown in place of what."""
    response = client.get(path)
    fallback = getattr(response.wsgi_request, "fallback", None)
    return response, fallback and (fallback.asked.language_code, fallback.shown)


@pytest.mark.parametrize("path", PATHS)
def test_every_public_address_answers_in_a_language_in_which_nothing_is_translated(site, french, client, path):
    response, fallback = answer(client, f"/fr/{path}")
    assert response.status_code == 200
    assert fallback[0] == "fr"
    assert fallback[1].locale.language_code == "en"


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_a_fallback_in_the_language_of_the_original(site, french, client, path):
    assert answer(client, f"/en/{path}")[1] is None


def test_a_third_language_answers_as_soon_as_it_is_open(site, open_language, client):
    assert client.get("/pl/news/second/").status_code == 404
    open_language("pl")
    response, fallback = answer(client, "/pl/news/second/")
    assert response.status_code == 200
    assert fallback == ("pl", site.post)


def test_a_translated_page_answers_itself_as_soon_as_it_is_live(site, client):
    translate(site.post, "fr", title="Table ronde")
    response, fallback = answer(client, "/fr/news/second/")
    assert fallback is None
    assert "Table ronde" in response.content.decode()


def test_a_draft_translation_leaves_readers_the_original(site, client):
    draft = translate(site.post, "fr", title="Brouillon")
    draft.unpublish()
    response, fallback = answer(client, "/fr/news/second/")
    assert fallback == ("fr", site.post)
    assert "Brouillon" not in response.content.decode()


def test_other_words_above_in_the_address_do_no_harm(site, client):
    translate(site.news, "fr", slug="actualites")
    assert answer(client, "/fr/actualites/second/")[1] == ("fr", site.post)
    assert answer(client, "/fr/news/second/")[1] == ("fr", site.post)


def test_a_page_of_the_reader_with_the_same_slug_does_not_hide_the_original_below(site, french, client):
    home = site.home.get_translation(french)
    NewsIndexPageFactory(parent=home, locale=french, title="Autre chose", slug="news")
    assert answer(client, "/fr/news/second/")[1] == ("fr", site.post)


def test_a_translation_elsewhere_is_led_to_with_the_rest_of_the_address(site, client):
    translate(site.library, "fr", slug="bonnes-pratiques")
    response = client.get("/fr/good-practices/rural-farm/?from=mail")
    assert (response.status_code, response["Location"]) == (302, "/fr/bonnes-pratiques/rural-farm/?from=mail")
    assert client.get(response["Location"]).status_code == 200


def test_what_no_language_has_is_not_led_in_a_circle(site, client):
    translate(site.library, "fr")
    for path in ("good-practices/no/where/", "news/nothing/", "nothing/", "good-practices/nothing/"):
        assert client.get(f"/fr/{path}").status_code == 404, path


@pytest.mark.parametrize("path", ["news/?year=2021", "news/?region=isere", "good-practices/?region=isere"])
def test_filtered_lists_answer_in_every_language(site, french, client, path):
    html = client.get(f"/fr/{path}").content.decode()
    assert 'href="/fr/' in html
    assert "/en/news/second" not in html.replace('rel="canonical" href="http://testserver/en', "")


def test_a_practice_that_is_not_translated_answers_in_a_translated_library(site, client):
    translate(site.library, "fr", title="Bonnes pratiques")
    response, fallback = answer(client, "/fr/good-practices/rural-farm/")
    assert fallback == ("fr", site.practice)
    assert "Bonnes pratiques" in response.content.decode()


def test_a_translated_practice_is_no_fallback(site, client):
    translate(site.library, "fr")
    translate_snippet(site.practice, "fr", title="Ferme rurale", live=True)
    response, fallback = answer(client, "/fr/good-practices/rural-farm/")
    assert fallback is None
    assert "Ferme rurale" in response.content.decode()


def test_an_original_in_another_language_than_the_sites_first_answers_too(site, french, client):
    news = translate(site.news, "fr")
    post = NewsPageFactory(parent=news, locale=french, title="Chez nous", slug="chez-nous")
    response, fallback = answer(client, "/en/news/chez-nous/")
    assert fallback == ("en", post)
    assert "You are reading the original in French." in response.content.decode()


def test_what_is_shown_is_called_the_original_only_if_it_is(site, open_language, client):
    open_language("pl")
    translate(site.post, "fr", title="Table ronde")
    Page.objects.filter(pk=site.post.pk).update(live=False)
    response, fallback = answer(client, "/pl/news/second/")
    assert fallback[1].locale.language_code == "fr"
    assert response.wsgi_request.fallback.original is False
    assert "Czytasz ją po francusku." in response.content.decode()


def test_a_translation_that_moved_up_is_led_to(site, client):
    parent = StandardPageFactory(parent=site.home, slug="above")
    page = StandardPageFactory(parent=parent, slug="below")
    translation = translate(page, "fr")
    Page.objects.filter(pk=translation.get_parent().pk).update(live=False)
    home = site.home.get_translation(translation.locale)
    type(page).objects.get(pk=translation.pk).move(Page.objects.get(pk=home.pk), pos="last-child")
    assert client.get("/fr/above/below/")["Location"] == "/fr/below/"


# What the public may not see


def test_a_private_original_stays_private_under_every_prefix(site, french, client):
    PageViewRestriction.objects.create(page=site.post, restriction_type=PageViewRestriction.LOGIN)
    response = client.get("/fr/news/second/")
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_also_where_the_restriction_stands_above_it(site, french, client):
    PageViewRestriction.objects.create(page=site.news, restriction_type=PageViewRestriction.LOGIN)
    assert "login" in client.get("/fr/news/second/")["Location"]


def test_a_password_opens_the_original_under_the_readers_prefix_and_nothing_before(site, french, client):
    restriction = PageViewRestriction.objects.create(
        page=site.post, restriction_type=PageViewRestriction.PASSWORD, password="table"
    )
    before = client.get("/fr/news/second/")
    assert site.post.summary not in before.content.decode()
    form = {"password": "table", "return_url": "/fr/news/second/"}
    opened = client.post(f"/fr/_util/authenticate_with_password/{restriction.pk}/{site.post.pk}/", form, follow=True)
    assert opened.redirect_chain == [("/fr/news/second/", 302)]
    assert site.post.summary in opened.content.decode()


def test_a_private_translation_elsewhere_is_not_told_of(site, client):
    translation = translate(site.post, "fr", slug="plan-secret")
    PageViewRestriction.objects.create(page=site.post, restriction_type=PageViewRestriction.LOGIN)
    assert PageViewRestriction.objects.filter(page=translation).exists()
    assert "plan-secret" not in client.get("/fr/news/second/")["Location"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_draft_is_not_found_in_any_language_and_nothing_tells_of_it(site, french, client, language):
    nowhere = client.get(f"/{language}/news/nothing/")
    site.post.unpublish()
    response = client.get(f"/{language}/news/second/")
    assert response.status_code == 404
    assert response.content == nowhere.content


def test_a_practice_that_is_a_draft_is_not_found_in_any_language(site, french, client):
    GoodPracticeFactory(slug="soon", live=False)
    nowhere = client.get("/fr/good-practices/nothing/")
    response = client.get("/fr/good-practices/soon/")
    assert response.status_code == 404
    assert response.content == nowhere.content


# Languages that are not open


def test_a_language_without_locale_is_not_found_at_all(site, client):
    assert client.get("/fr/").status_code == 404
    assert client.get("/fr/news/second/").status_code == 404


def test_a_locale_that_is_not_in_the_table_has_no_addresses(site, client):
    romanian = Locale.objects.create(language_code="ro")
    assert client.get("/ro/").status_code == 404
    assert client.get("/ro/news/second/").status_code == 404
    assert not site.home.has_translation(romanian)


def test_nor_do_others_show_what_is_written_in_it(site, client):
    romanian = translate(site.news, "ro")
    NewsPageFactory(parent=romanian, locale=romanian.locale, title="Pe românește", slug="pe-romaneste")
    assert client.get("/en/news/pe-romaneste/").status_code == 404
    assert "Pe românește" not in client.get("/en/news/").content.decode()


# Aliases from before


def test_an_alias_is_not_served(site, client):
    make_alias(site.post)
    assert client.get("/en/news/second-alias/").status_code == 404


def test_an_alias_in_the_place_of_a_translation_is_passed_over_for_the_original(site, client):
    translation = translate(site.post, "fr", title="Alias")
    Page.objects.filter(pk=translation.pk).update(alias_of=site.post.pk)
    response, fallback = answer(client, "/fr/news/second/")
    assert fallback == ("fr", site.post)
    assert response.status_code == 200


# What it costs


def routed(rf, path):
    from django.utils import translation

    request = rf.get(path)
    language, _, below = path.strip("/").partition("/")
    with translation.override(language), CaptureQueriesContext(connection) as queries:
        try:
            route(request, below + "/")
        except Exception as error:
            return len(queries), type(error).__name__
    return len(queries), None


def test_finding_a_page_costs_as_much_as_ever_and_an_original_two_queries_more(site, french, rf):
    translate(site.news, "fr")
    routed(rf, "/en/news/second/")  # content types and home pages are known from then on
    assert routed(rf, "/en/news/second/") == (3, None)  # one of them for the site
    assert routed(rf, "/fr/news/") == (3, None)
    assert routed(rf, "/fr/regions/isere/") == (4, None)  # below a home page whose counterparts are known
    assert routed(rf, "/fr/news/second/") == (5, None)


def test_what_is_not_found_costs_little(site, open_language, rf):
    for code in ("fr", "pl", "es", "el"):
        open_language(code)
        translate(site.library, code)
        translate(site.news, code)
    routed(rf, "/fr/nothing/")
    assert routed(rf, "/fr/nothing/") == (3, "Http404")
    assert routed(rf, "/fr/news/nothing/") == (4, "Http404")
    assert routed(rf, "/fr/good-practices/a/b/c/") == (5, "Http404")
    assert routed(rf, "/fr/" + "a/" * 40)[0] == 3


def test_an_unpublished_page_above_does_not_hide_what_is_live_below(site, french, client):
    lists = RegionIndexPageFactory(parent=site.home, slug="lists")
    page = StandardPageFactory(parent=lists, slug="inside")
    Page.objects.filter(pk=lists.pk).update(live=False)
    assert answer(client, "/fr/lists/inside/")[1] == ("fr", page)
