"""Whatever language content is written in first, everything works as it does for English."""

import json
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Locale, Page, PageViewRestriction

from cms.core import languages
from cms.translations.models import TranslationStatus
from cms.translations.reader_notices.plain_notice import told
from cms.translations.states import Freshness, state_of
from cms.translations.status.rebuilding import rebuild
from news.models import NewsPage
from regions.models import GoodPractice, Topic
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory, StandardPageFactory, translate
from tests.factories.snippets import GoodPracticeFactory, TopicFactory
from tests.factories.translations import translated
from tests.translations.commits import committed
from tests.translations.freshening import body

pytestmark = pytest.mark.django_db

FIRST = {"en": "fr", "fr": "en", "pl": "en"}  # the language of the original: the one it is translated into
READER = "es"  # has lists, and nothing of what is written here
NAMES = {"en": "inglés", "fr": "francés", "pl": "polaco"}
first = pytest.mark.parametrize("code", FIRST)


@built_once
def world(site):
    """A post and a practice first written in each language, with a translation by the engine and its review."""
    for code in ("fr", "pl", READER):
        for page in (site.news, site.library):
            translate(page, code)
    for code, other in FIRST.items():
        locale = Locale.objects.get(language_code=code)
        news = site.news.get_translation(locale)
        post = NewsPageFactory(parent=news, locale=locale, title=f"Post {code}", slug=f"post-{code}", live=False)
        post.body = json.dumps(body("We meet on 3 May.", "Everybody is welcome here."))
        post.save_revision().publish()
        practice = GoodPracticeFactory(locale=locale, title=f"Practice {code}", slug=f"practice-{code}")
        topic = TopicFactory(locale=locale, name=f"Topic {code}", slug=f"topic-{code}")
        for content in (NewsPage.objects.get(pk=post.pk), practice, topic):
            translated(content, other)
    rebuild()
    return site


def original(model, code):
    return model.objects.get(slug__endswith=f"-{code}", locale__language_code=code)


def counterpart(model, code):
    return model.objects.get(slug__endswith=f"-{code}", locale__language_code=FIRST[code])


def page(client, address):
    return BeautifulSoup(client.get(address).content.decode(), "html.parser")


def alternates(client, address):
    return {link["hreflang"]: link["href"] for link in page(client, address).select("link[hreflang]")}


# Readers


@first
@pytest.mark.parametrize("place", ["news/post-{}/", "good-practices/practice-{}/"])
def test_a_reader_of_a_third_language_gets_the_original_and_is_told_its_language(world, client, code, place):
    text = client.get(f"/{READER}/{place.format(code)}").content.decode()
    assert f"Está leyendo el original en {NAMES[code]}." in text
    own = page(client, f"/{READER}/{place.format(code)}")
    assert own.find("main").find("h1").find_parent(lang=code) or own.find("h1").get("lang") == code
    assert own.select_one("link[rel=canonical]")["href"] == f"http://testserver/{code}/{place.format(code)}"


@first
def test_the_language_of_the_original_is_right_in_every_language(world, client, code):
    """The notice names it in the reader's words, from the same table as all others."""
    for reader in {"el", "uk", "ar", "fa", "pl", "fr", "en"} - {code, FIRST[code]}:
        locale = Locale.objects.get_or_create(language_code=reader)[0]
        if not Page.objects.filter(translation_key=world.news.translation_key, locale=locale).exists():
            translate(world.news, reader)
        response = client.get(f"/{reader}/news/post-{code}/")
        assert response.wsgi_request.fallback.original
        assert languages.said_in(code, reader) in response.content.decode()


@first
def test_lists_show_the_translation_where_there_is_one_and_else_the_original(world, client, code):
    titles = {
        reader: [card.text.strip() for card in page(client, f"/{reader}/news/").select(".card__title")]
        for reader in (code, FIRST[code], READER)
    }
    title, other = f"Post {code}", f"Post {code} ({FIRST[code]})"
    assert titles[code].count(title) == 1 and other not in titles[code]
    assert titles[FIRST[code]].count(other) == 1 and title not in titles[FIRST[code]]
    assert titles[READER].count(title) == 1 and other not in titles[READER]


@first
def test_feeds_have_what_is_in_their_language(world, client, code):
    def titles(reader):
        return [item["title"] for item in client.get(f"/{reader}/feeds/news.json").json()["items"]]

    title, other = f"Post {code}", f"Post {code} ({FIRST[code]})"
    for reader, expected in ((code, [title]), (FIRST[code], [other]), (READER, [])):
        assert [each for each in titles(reader) if each.startswith(f"Post {code}")] == expected


@first
def test_search_engines_are_told_of_both_languages_and_of_one_for_all_others(world, client, code):
    versions = {each: f"http://testserver/{each}/news/post-{code}/" for each in (code, FIRST[code])}
    expected = versions | {"x-default": versions["en"]}
    assert alternates(client, f"/{code}/news/post-{code}/") == expected
    assert alternates(client, f"/{FIRST[code]}/news/post-{code}/") == expected
    assert alternates(client, f"/{READER}/news/post-{code}/") == {}
    assert sitemap(client, "pages")[versions[code]] == expected


def sitemap(client, section):
    tree = ElementTree.fromstring(client.get(f"/sitemap-{section}.xml").content)
    xhtml, own = "{http://www.w3.org/1999/xhtml}link", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return {
        url.findtext(f"{own}loc"): {link.get("hreflang"): link.get("href") for link in url.iter(xhtml)}
        for url in tree.iter(f"{own}url")
    }


@pytest.mark.parametrize(
    ("content", "address"), [("post", "news/post-{}/"), ("practice", "good-practices/practice-{}/")]
)
@pytest.mark.parametrize("code", ["fr", "pl"])
def test_what_does_not_exist_in_english_has_its_original_for_all_others(world, client, code, content, address):
    row = counterpart(NewsPage if content == "post" else GoodPractice, code)
    row.unpublish()
    here = f"/{code}/{address.format(code)}"
    assert alternates(client, here) == {code: f"http://testserver{here}", "x-default": f"http://testserver{here}"}
    section = "pages" if content == "post" else "practices"
    assert sitemap(client, section)[f"http://testserver{here}"]["x-default"] == f"http://testserver{here}"


@first
@pytest.mark.parametrize("kind", ["news", "practices"])
def test_programs_learn_which_language_is_the_original(world, client, code, kind):
    row = original(NewsPage if kind == "news" else GoodPractice, code)
    for reader, served, how in (
        (code, code, "original"),
        (FIRST[code],) * 2 + ("translated",),
        (READER, code, "original"),
    ):
        item = client.get(f"/api/v1/{kind}/{row.translation_key}", {"locale": reader, "fallback": code}).json()
        language = item["language"]
        assert (language["served"], language["original"], language["completeness"]) == (served, code, how)
        editions = {each["locale"]: each["completeness"] for each in item["editions"]}
        assert editions == {code: "original", FIRST[code]: "translated"}


@first
def test_a_card_for_other_sites_names_the_language_it_is_in(world, client, code):
    address = f"http://testserver/{READER}/news/post-{code}/"
    assert f"Post {code}" in client.get("/api/oembed", {"url": address, "format": "json"}).content.decode()


# What changes in the original


@first
def test_a_changed_original_is_told_of_in_the_translation_with_its_language(world, client, code):
    post = original(NewsPage, code)
    post.body = json.dumps(body("We meet on 4 May.", "Everybody is welcome here."))
    with committed():
        post.save_revision().publish()
    state = state_of(counterpart(NewsPage, code))
    assert (state.freshness, state.original_language, state.facts) == (Freshness.CHANGED, code, 1)
    with translation.override(FIRST[code]):
        name = languages.name_in(code)
        assert any(name in sentence for sentence in told(state))
    assert state_of(post).is_original and not state.is_original
    assert name in client.get(f"/{FIRST[code]}/news/post-{code}/").content.decode()


@first
def test_facts_follow_the_original_and_never_a_translation(world, code):
    day = timezone.now().date()
    post, other = original(NewsPage, code), counterpart(NewsPage, code)
    other.publication_date = day.replace(year=day.year - 5)
    NewsPage.objects.get(pk=other.pk).save()
    post.publication_date = day.replace(year=day.year - 7, day=1)
    post.save_revision().publish()
    assert NewsPage.objects.get(pk=other.pk).publication_date == post.publication_date


@first
@pytest.mark.parametrize("model", [NewsPage, GoodPractice])
def test_an_original_takes_its_translations_offline_and_no_translation_does(world, code, model):
    counterpart(model, code).unpublish()
    assert original(model, code).live
    model.objects.filter(pk=counterpart(model, code).pk).update(live=True)
    original(model, code).unpublish()
    assert not counterpart(model, code).live


@first
def test_without_drafts_they_are_deleted_together_and_a_translation_alone(world, code):
    other = counterpart(Topic, code)
    other.delete()
    assert original(Topic, code)
    translated(original(Topic, code), "pl" if code != "pl" else "fr")
    original(Topic, code).delete()
    assert not Topic.objects.filter(slug=f"topic-{code}").exists()


@first
def test_a_restriction_follows_the_original_and_never_a_translation(world, code):
    def restrict(row):
        return PageViewRestriction.objects.create(page=row, restriction_type="login")

    alone = restrict(counterpart(NewsPage, code))
    assert original(NewsPage, code) in NewsPage.objects.visible()
    alone.delete()
    whole = restrict(original(NewsPage, code))
    assert counterpart(NewsPage, code) not in NewsPage.objects.visible()
    whole.delete()
    assert counterpart(NewsPage, code) in NewsPage.objects.visible()


@first
def test_a_move_follows_the_original_and_never_a_translation(world, code):
    section = StandardPageFactory(parent=Page.objects.get(pk=world.home.pk), slug="section", title="Section")
    places = {"en": section, **{each: translate(section, each) for each in {code, FIRST[code]} - {"en"}}}
    page = StandardPageFactory(parent=_home(world, code), locale=_locale(code), slug="moves", title="Moves")
    other = translate(page, FIRST[code])
    type(other).objects.get(pk=other.pk).move(Page.objects.get(pk=places[FIRST[code]].pk), pos="last-child")
    assert Page.objects.get(pk=page.pk).get_parent().pk == _home(world, code).pk
    type(other).objects.get(pk=other.pk).move(_home(world, FIRST[code]), pos="last-child")
    type(page).objects.get(pk=page.pk).move(Page.objects.get(pk=places[code].pk), pos="last-child")
    assert Page.objects.get(pk=other.pk).get_parent().pk == places[FIRST[code]].pk


def _locale(code):
    return Locale.objects.get(language_code=code)


def _home(world, code):
    return Page.objects.get(translation_key=world.home.translation_key, locale=_locale(code))


# Those who translate


@first
def test_it_is_sent_into_every_other_language(world, admin_client, code):
    spanish = Locale.objects.get(language_code=READER)
    for row in (original(NewsPage, code), counterpart(NewsPage, code)):
        address = reverse("wagtail_localize:submit_page_translation", args=[row.pk])
        assert str(spanish.pk) in [
            option.get("value") for option in page(admin_client, address).select("[name=locales]")
        ]
    admin_client.post(address, {"locales": [spanish.pk]})
    draft = NewsPage.objects.get(slug=f"post-{code}", locale=spanish)
    assert not draft.live and draft.title == f"Post {code}"  # the words of the original, not of a translation


@first
def test_the_overview_names_the_original(world, admin_client, code):
    text = admin_client.get(reverse("translations:overview"), {"q": f"Post {code}"}).content.decode()
    assert f"Post {code}" in text and f"Post {code} ({FIRST[code]})" not in text
    rows = TranslationStatus.objects.filter(translation_key=original(NewsPage, code).translation_key)
    assert [row.locale.language_code for row in rows.filter(is_original=True)] == [code]
