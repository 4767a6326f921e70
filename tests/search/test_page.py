"""The page of results as visitors meet it."""

import re
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.core.models import NetworkSettings
from cms.translations.models import Term
from search.models import FruitlessSearch, PromotedResult
from tests.factories.pages import NewsPageFactory, RegionPageFactory, StandardPageFactory, add_region, translate
from tests.factories.snippets import TopicFactory, add_topic

from .conftest import titles_in

pytestmark = pytest.mark.django_db


def get(client, query="", language="en", **more):
    response = client.get(f"/{language}/search/", {"q": query, **more})
    return response, response.content.decode()


def test_exact_comes_before_lemma_before_stem_and_title_before_text(indexed, titles, changes):
    with changes():
        for slug, title, summary in (
            ("a", "One", "They were volunteering all day."),
            ("b", "Two", "A volunteer came."),
            ("c", "Three", "Several volunteers came."),
            ("d", "A volunteer", "Somebody."),
        ):
            StandardPageFactory(parent=indexed.home, title=title, summary=summary, slug=slug)
    assert titles("volunteer") == ["A volunteer", "Two", "Three", "One"]


def test_the_newest_comes_first_among_equals(indexed, titles, changes):
    with changes():
        for year in (2019, 2023, 2021):
            NewsPageFactory(
                parent=indexed.news, title=f"Harvest {year}", slug=f"h{year}", publication_date=f"{year}-05-01"
            )
    with changes():
        call_command("repair_search", verbosity=0)
    assert titles("harvests") == ["Harvest 2023", "Harvest 2021", "Harvest 2019"]


def test_the_words_are_marked_in_the_form_the_text_has(indexed, client, changes):
    with changes():
        StandardPageFactory(parent=indexed.home, title="Mice & men", summary="Children <b>teach</b> others.", slug="m")
    _response, html = get(client, "child teaching")
    assert "<mark>Children</mark> &lt;b&gt;<mark>teach</mark>&lt;/b&gt; others." in html
    assert "<mark>Mice</mark> &amp; men" in get(client, "mouse")[1]


def test_what_is_typed_is_shown_and_never_run(indexed, client):
    _response, html = get(client, '"><script>alert(1)</script>')
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_facets_are_links_with_what_they_leave(indexed, client, titles, changes):
    with changes():
        topic = TopicFactory(name="Housing", slug="housing")
        add_topic(indexed.practice, topic)
        indexed.practice.summary = "In Isère."
        indexed.practice.save()
        RegionPageFactory(parent=indexed.regions, title="Soria", summary="Unlike Isère.", slug="soria", country="ES")
    _response, html = get(client, "isere")
    choices = dict(
        re.findall(r'<a href="\?q=isere&amp;(\w+=[\w-]+)"[^>]*><span>.*?</span> <span class="count">(\d+)<', html)
    )
    assert choices["kind=practice"] == "1"
    assert choices["region=isere"] == "4"
    assert choices["country=FR"] == "4"
    for choice, count in choices.items():
        name, value = choice.split("=")
        assert len(titles("isere", **{name: value})) == int(count), choice
    assert titles("isere", kind="practice") == ["Rural farm"]
    assert titles("isere", kind="practice", topic="housing") == ["Rural farm"]
    assert titles("isere", kind="news", topic="housing") == []


def test_a_chosen_facet_can_be_taken_back_and_the_others_keep_their_counts(indexed, client):
    _response, html = get(client, "isere", kind="region")
    assert re.search(r'<a href="\?q=isere" aria-current="true"', html)
    assert '<a href="?q=isere&amp;kind=news"' in html
    assert "Clear all filters" in html


def test_an_unknown_facet_value_is_no_error(indexed, titles):
    assert titles("isere", kind="nonsense") == []
    assert len(titles("isere", colour="red")) == 3


def test_long_lists_have_pages_and_every_page_is_an_address(indexed, client, titles, changes):
    with changes():
        for number in range(23):
            StandardPageFactory(parent=indexed.home, title=f"Apple {number:02}", slug=f"apple-{number}")
    seen = [title for number in (1, 2, 3) for title in titles("apples", page=number)]
    assert len(seen) == len(set(seen)) == 23
    _response, html = get(client, "apples", page=2)
    assert 'rel="prev" href="?q=apples"' in html
    assert 'rel="next" href="?q=apples&amp;page=3"' in html
    assert titles("apples", page=99) == titles("apples", page=3)
    assert titles("apples", page="x") == titles("apples")


def test_a_mistyped_word_is_offered_as_a_link_and_never_put_right_silently(indexed, client):
    _response, html = get(client, "fram")
    assert titles_in(html) == []
    assert 'Did you mean: <a href="?q=farm">' in html
    assert 'Did you mean: <a href="?q=rural%20farm">' in get(client, "rural fram")[1]


def test_what_exists_only_in_another_language_comes_after_under_its_own_heading(indexed, client, changes):
    with changes():
        StandardPageFactory(parent=indexed.home, title="Sponsorship of families", slug="sponsorship")
    _response, html = get(client, "sponsorships", "fr")
    section = html[html.index('id="in-en"') :]
    assert re.search(
        r'lang="en" dir="ltr"><a href="/en/sponsorship/" hreflang="en"><mark>Sponsorship</mark> of families', section
    )


def test_what_is_translated_is_not_shown_twice(indexed, client, changes):
    with changes():
        translate(indexed.region, "fr", title="Isère")
    _response, html = get(client, "isere", "fr")
    own, _heading, elsewhere = html.partition('id="in-en"')
    assert "Isère" in titles_in(own)
    assert "Isère" not in titles_in(elsewhere)


def test_how_good_a_match_is_gets_asked_only_of_languages_that_have_one(indexed, client):
    with CaptureQueriesContext(connection) as asked:
        get(client, "farm", "fr")
    ranked = [query["sql"] for query in asked if "SUM(points)" in query["sql"]]
    assert any("en0afarm" in sql for sql in ranked)
    assert not any("pl0afarm" in sql for sql in ranked)


def test_the_glossary_carries_a_query_across_languages_and_says_so(indexed, client, changes):
    from wagtail.models import Locale

    with changes():
        StandardPageFactory(parent=indexed.home, title="Mediators at work", slug="mediators")
    english = Term.objects.create(locale=Locale.objects.get(language_code="en"), text="mediator")
    Term.objects.create(
        concept=english.concept, locale=Locale.objects.get(language_code="fr"), text="médiatrice interculturelle"
    )
    _response, html = get(client, "mediatrices interculturelles", "fr")
    assert titles_in(html) == ["Mediators at work"]
    assert 'médiatrice interculturelle</bdi> = <bdi lang="en"' in html


def test_a_forbidden_term_is_not_looked_for(indexed, client, changes):
    from wagtail.models import Locale

    with changes():
        StandardPageFactory(parent=indexed.home, title="Aliens", slug="aliens")
    bad = Term.objects.create(locale=Locale.objects.get(language_code="en"), text="aliens", use="forbidden")
    Term.objects.create(concept=bad.concept, locale=Locale.objects.get(language_code="fr"), text="étrangers")
    assert titles_in(get(client, "étrangers", "fr")[1]) == []


def test_when_no_text_has_all_words_those_with_some_are_shown_and_it_is_said(indexed, client):
    _response, html = get(client, "farm helicopter")
    assert titles_in(html) == ["Rural farm"]
    assert "No page in your language contains all your search words" in html


def test_a_search_that_finds_nothing_is_no_dead_end(indexed, client):
    from wagtail.models import Site

    settings = NetworkSettings.for_site(Site.objects.get())
    settings.contact_email = "office@example.org"
    settings.save()
    add_topic(indexed.practice, TopicFactory(name="Housing", slug="housing"))
    _response, html = get(client, "qqqqq")
    assert 'href="/en/regions/isere/"' in html
    assert 'href="/en/good-practices/?topic=housing"' in html
    assert "mailto:office@example.org" in html


def test_editors_promote_a_page_for_any_form_of_the_words(indexed, client, changes):
    with changes():
        about = StandardPageFactory(parent=indexed.home, title="Ask for help", slug="help")
    PromotedResult.objects.create(language="en", words="emergency phone", page=about, note="Day and night.")
    for query in ("emergency phone", "Phones emergencies", "the emergency phone"):
        _response, html = get(client, query)
        assert 'href="/en/help/"' in html[html.index('id="promoted"') :], query
    assert 'id="promoted"' not in get(client, "emergency")[1]
    assert 'id="promoted"' not in get(client, "emergency phone", "fr")[1]
    about.unpublish()
    assert 'id="promoted"' not in get(client, "emergency phone")[1]


def test_fruitless_words_are_kept_only_when_many_asked_and_nothing_tells_who(indexed, client):
    for _time in range(4):
        get(client, "Unfindablé")
    row = FruitlessSearch.objects.get()
    assert (row.words, row.times) == ("", 4)
    get(client, "unfindable")
    row.refresh_from_db()
    assert (row.words, row.times, row.language) == ("unfindable", 5, "en")
    assert {field.name for field in row._meta.fields} == {"id", "language", "hash", "words", "times", "last_month"}


@pytest.mark.parametrize("query", ["me@example.org", "0612345678", "isere", "a" * 400, "\u202e"])
def test_what_may_be_personal_or_was_found_is_not_recorded(indexed, client, query):
    get(client, query)
    assert not FruitlessSearch.objects.exists()


def test_old_records_are_forgotten(indexed):
    from search.fruitless import forget_old

    FruitlessSearch.objects.create(language="en", hash="x", last_month="2020-01-01")
    assert forget_old() == 1


def test_suggestions_are_titles_that_begin_like_what_is_typed(indexed, client):
    answer = client.get("/en/search/suggestions/", {"q": "isè sec"})
    assert {row["title"] for row in answer.json()["suggestions"]} == {
        "Second roundtable in Isère",
        "Isère – Second roundtable",
    }
    assert client.get("/en/search/suggestions/", {"q": "i"}).json() == {"suggestions": []}
    assert client.get("/en/search/suggestions/", {"q": "' OR 1 --*"}).status_code == 200


@pytest.mark.sampled("query")
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("query", ["", "isere", "qqqqq"])
def test_the_page_is_in_one_piece(indexed, client, language, query):
    response, html = get(client, query, language)
    assert f'<html lang="{language}" dir="ltr">' in html
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert len(re.findall(r"<main[ >]", html)) == 1
    assert '<meta name="robots" content="noindex">' in html
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert 'rel="canonical"' not in html
    other = "fr" if language == "en" else "en"
    assert f'href="/{other}/search/{"?q=" + quote(query) if query else ""}"' in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_every_page_has_one_search_and_it_needs_no_script(indexed, client):
    places = {"/en/": "header", "/en/regions/isere/": "header", "/fr/news/": "header", "/en/no-such-page/": "main"}
    for path, place in places.items():
        html = client.get(path).content.decode()
        assert html.count("<search") == 1
        form = html[html.index("<search") : html.index("</search>")]
        assert f'action="{path[:4]}search/" method="get"' in form
        assert f'<label for="search-{place}"' in form


def test_a_language_without_pages_has_no_search(site, client):
    assert client.get("/fr/search/?q=x").status_code == 404


def test_the_search_answers_get_and_head_alone(indexed, client):
    assert client.head("/en/search/?q=isere").status_code == 200
    assert client.post("/en/search/", {"q": "isere"}).status_code == 405


def test_a_page_of_results_costs_the_same_however_much_is_found(indexed, client, changes):
    get(client, "isere")
    with CaptureQueriesContext(connection) as few:
        get(client, "isere")
    with changes():
        for number in range(30):
            post = NewsPageFactory(parent=indexed.news, title=f"Isère {number}", slug=f"i{number}")
            add_region(post, indexed.region)
    cache.clear()
    with CaptureQueriesContext(connection) as many:
        get(client, "isere")
    assert len(many) <= len(few) + 1
    assert len(many) <= 25


ODD = [
    "a" * 10_000,
    "word " * 2_000,
    " ".join(f"w{n}" for n in range(3000)),
    "\x00",
    "isere\x00drop",
    "\u202e\u2066abc\u2069",
    '"',
    "'",
    "'; DROP TABLE search_tokens; --",
    "AND OR NOT NEAR(",
    "c'est",
    "-x a:b col:*",
    "title : x ^ y",
    "(a | b) & !c <-> d:*",
    "\\",
    "%_%",
    "* **",
    "the of and",
    "de la",
    "   ",
    "\ud800",
    "🙂 🙃",
    "٢٠٢١",
    "ﷺ" * 300,
    "ß" * 300,
    "\u0301" * 1000,
    "a\u0301" * 1000,
    "\u200c" * 100,
    "İ" * 100,
]


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_no_query_is_an_error(indexed, client, settings, query):
    settings.SEARCH_RATE = 10_000
    for path in ("/en/search/", "/fr/search/", "/en/search/suggestions/"):
        encoded = query.encode("utf-8", "surrogatepass")
        response = client.get(f"{path}?q={quote(encoded)}")
        assert response.status_code == 200
        assert b"\x00" not in response.content
    for name in ("kind", "region", "year", "page"):
        assert client.get(f"/en/search/?q=isere&{name}={quote(query.encode('utf-8', 'ignore'))}").status_code == 200


def test_raw_bytes_that_are_no_text_are_no_error(indexed, client):
    assert client.get("/en/search/?q=%ff%fe%00%c0").status_code == 200


def test_a_query_of_stop_words_alone_asks_for_them(indexed, titles, changes):
    with changes():
        StandardPageFactory(parent=indexed.home, title="To be or not to be", slug="be")
    assert titles("to be or not to be") == ["To be or not to be"]


def test_a_long_query_says_that_only_its_beginning_counts(indexed, client):
    assert "Your search was too long. We used only the first words." in get(client, "isere " + "x" * 400)[1]


def test_too_many_searches_from_one_address_are_told_to_wait(indexed, client, settings):
    settings.SEARCH_RATE = 3
    assert [get(client, "isere")[0].status_code for _time in range(4)] == [200, 200, 200, 429]
    response, html = get(client, "isere", "fr")
    assert response.status_code == 429
    assert 1 <= int(response.headers["Retry-After"]) <= 60
    assert '<html lang="fr"' in html
    assert get(client, "")[0].status_code == 200  # the empty form costs nothing
    assert client.get("/en/search/", {"q": "isere"}, REMOTE_ADDR="203.0.113.9").status_code == 200


def test_behind_a_proxy_the_visitor_is_told_by_its_last_word_alone(indexed, client, settings):
    settings.SEARCH_RATE, settings.BEHIND_PROXY = 1, True

    def ask(forwarded):
        return client.get("/en/search/", {"q": "isere"}, headers={"x-forwarded-for": forwarded}).status_code

    assert [ask("1.1.1.1, 203.0.113.1"), ask("2.2.2.2, 203.0.113.1"), ask("203.0.113.2")] == [200, 429, 200]
    settings.BEHIND_PROXY = False
    assert [ask("1.1.1.1"), ask("2.2.2.2")] == [200, 429]


def test_a_household_counts_once_whatever_its_ipv6_addresses(indexed, client, settings):
    settings.SEARCH_RATE = 1

    def ask(address):
        return client.get("/en/search/", {"q": "isere"}, REMOTE_ADDR=address).status_code

    assert [ask("2001:db8:1:2::1"), ask("2001:db8:1:2:ffff::2"), ask("2001:db8:1:3::1")] == [200, 429, 200]
