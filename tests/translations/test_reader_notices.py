"""Readers see, in place, what changed since the page before them was translated, and can read both languages."""

import json

import pytest
from bs4 import BeautifulSoup
from django.utils.timezone import now
from wagtail_localize.models import String, StringTranslation, TranslationContext

from cms.translations.models import Authorship
from cms.translations.reader_notices.change_markers import marks
from cms.translations.reader_notices.context import told
from cms.translations.reader_notices.rich_text import MarkedRichText, elements_of_paragraphs
from news.models import NewsPage
from tests.built_once import built_once
from tests.translations.commits import committed
from tests.translations.freshening import LINKED, QUOTE, TEXT, body, change, generate, live_in, target

pytestmark = pytest.mark.django_db


@built_once
def french(site):
    """The post, live in French, complete and written for what the original says now."""
    change(site.post, body(*TEXT))
    return live_in(site.post, "fr")


def read(client, path="/fr/news/second/"):
    return BeautifulSoup(client.get(path).content.decode(), "html.parser")


def test_nothing_is_said_where_nothing_changed(french, client):
    page = read(client)
    assert page.select(".told, .changed") == []


def test_a_changed_paragraph_is_marked_with_the_current_original_one_tap_away(site, french, client):
    change(site.post, body(TEXT[0], "Everybody brought something to drink.", *TEXT[2:]))
    page = read(client)
    paragraph = page.select_one("p.changed")
    assert "Everybody brought something to eat." in paragraph.text
    told_here = paragraph.find_next_sibling()
    assert told_here.name == "details"
    original = told_here.select_one(".told__original")
    assert original.text == "Everybody brought something to drink."
    assert (original["lang"], original["dir"]) == ("en", "ltr")
    assert len(page.select(".changed")) == 1


@pytest.mark.once
def test_the_notice_counts_and_dates(site, french, client):
    change(site.post, body(TEXT[0], "Everybody brought something to drink.", *TEXT[2:]))
    notice = read(client).select_one("aside.notices").text
    assert "1 des 9 paragraphes a changé dans l’original (anglais)" in notice


@pytest.mark.once
def test_a_changed_fact_is_told_more_strongly(site, french, client):
    change(site.post, body("We met in the village at 9 o'clock.", *TEXT[1:]))
    page = read(client)
    assert page.select_one(".notice--fact")
    assert page.select_one("details.told--fact")


@pytest.mark.once
def test_a_removed_paragraph_is_named(site, french, client):
    change(site.post, body(*TEXT[:3]))
    assert read(client).select_one("details.told--removed")


@pytest.mark.once
def test_a_new_paragraph_is_named_where_it_belongs(site, french, client):
    change(site.post, body(TEXT[0], "A new guest came from far away and told a story.", *TEXT[1:]))
    page = read(client)
    new = page.select_one("details.told--new")
    assert "A new guest came" in new.text
    assert TEXT[0] in new.find_previous_sibling("p").text


@pytest.mark.once
def test_the_original_of_a_changed_link_leads_where_it_leads_now(site, french, client):
    moved = LINKED.replace("example.org/report", "example.org/second-report")
    change(site.post, body(TEXT[0], TEXT[1], moved, TEXT[3]))
    link = read(client).select_one(".told__original a")
    assert link["href"] == "https://example.org/second-report"


@pytest.mark.once
def test_a_changed_title_is_told_below_it(site, french, client):
    change(site.post, body(*TEXT), title="Third roundtable in Isère")
    page = read(client)
    assert "Third roundtable in Isère" in page.select_one(".page-header details.told").text


@pytest.mark.once
def test_a_changed_quote_is_told_below_its_block(site, french, client):
    change(site.post, body(*TEXT, quote={"text": "We sit at a long table.", "speaker": "", "role": "Coordinator"}))
    assert "We sit at a long table." in read(client).select_one(".block--quote details.told").text


@pytest.mark.once
def test_a_block_that_is_new_is_named_in_the_notice(site, french, client):
    blocks = [*body(*TEXT), {"type": "text", "id": "text-2", "value": "<p>A part that did not exist.</p>"}]
    change(site.post, blocks)
    assert "A part that did not exist." in read(client).select_one(".notices details.told--new").text


@pytest.mark.once
def test_an_untranslated_paragraph_says_which_language_it_is_in(site, french, client):
    with committed():
        StringTranslation.objects.filter(translation_of__data=TEXT[3]).delete()
    generate(french)
    page = read(client)
    paragraph = next(each for each in page.select("main p") if each.text == TEXT[3])
    assert (paragraph["lang"], paragraph["dir"]) == ("en", "ltr")
    assert page.select_one(".notice--partly")


PLAIN = {
    "title": "Second roundtable",
    "summary": "What was said.",
    "for_whom": "Whoever lives here",
    "event_place": "The hall",
    "contact_role": "The coordinator",
    "search_description": "Words for search engines",
}


@built_once
def facts(site):
    """The post with every plain text that it may have, live in French."""
    change(site.post, body(*TEXT), roundtable=None, **PLAIN)
    return live_in(site.post, "fr")


@pytest.mark.once
def test_whatever_changed_is_told_once_and_facts_in_their_place(site, facts, client):
    blocks = body(*TEXT, quote={"text": "We sit at a round table.", "speaker": "", "role": "Another role"})
    change(site.post, blocks, **{name: f"{words}, or so" for name, words in PLAIN.items()})
    page = read(client)
    told_here = [each.text for each in page.select("details.told .told__original")]
    assert sorted(told_here) == sorted(
        [*(f"{words}, or so" for words in PLAIN.values()), "We sit at a round table.", "Another role"]
    )
    in_facts = {each.text for each in page.select("aside.facts dd details.told .told__original")}
    assert in_facts == {f"{PLAIN[name]}, or so" for name in ("for_whom", "event_place", "contact_role")}
    assert [each.text for each in page.select(".told-rest .told__original")] == ["Words for search engines, or so"]
    assert f"{len(told_here)} des " in page.select_one(".notice--changed, .notice--fact").text


@pytest.mark.once
def test_plain_words_that_nobody_translated_say_which_language_they_are_in(site, facts, client):
    with committed():
        StringTranslation.objects.all().delete()
        StringTranslation.objects.create(
            translation_of=String.objects.get(data="What was said."),
            context=TranslationContext.objects.get(object_id=facts.source.object_id, path="summary"),
            locale=facts.target_locale,
            data="Ce qui fut dit.",
        )
    generate(facts)
    page = read(client)
    shown = [PLAIN[name] for name in ("title", "for_whom", "event_place", "contact_role")]
    for words in [*shown, QUOTE["text"], QUOTE["role"]]:
        near = page.main.find(string=words).find_parent(lang=True)
        assert (near["lang"], near["dir"]) == ("en", "ltr"), words
    assert page.select_one(".breadcrumb [aria-current] bdi")["lang"] == "en"
    lead = page.select_one("p.lead")
    assert (lead.text, lead.get("lang")) == ("Ce qui fut dit.", None)


def test_what_the_public_may_not_see_of_the_original_is_not_shown(site, french, client):
    change(site.post, body(TEXT[0], "Everybody brought something to drink.", *TEXT[2:]))
    row = target(french)
    from cms.translations.models import TranslationStatus

    TranslationStatus.objects.filter(translation_key=row.translation_key).update(original_public=False)
    told(row)
    assert "something to drink" not in str(row.body)


def test_a_preview_says_nothing(site, french):
    change(site.post, body(TEXT[0], "Everybody brought something to drink.", *TEXT[2:]))
    row = target(french)
    row.live_revision_id = None
    assert "changed" not in str(told(row).get("told"))


@pytest.mark.once
@pytest.mark.parametrize(
    ("html", "position", "element"),
    [
        ("<p>One</p><ul><li>Two</li><li>Three</li></ul>", 2, "li"),
        ("<h2>One</h2><p>Two</p>", 0, "h2"),
        ("<blockquote>One</blockquote>", 0, "blockquote"),
        ("<p>One<br/>more</p><p>Two</p>", 1, "p"),
    ],
)
def test_a_mark_stands_at_its_paragraph(html, position, element):
    stored = {
        "path": "body.1",
        "position": position,
        "kind": "wording",
        "now": None,
        "attrs": None,
        "untranslated": False,
    }
    shown = BeautifulSoup(str(MarkedRichText(html, marks([stored], "en"))), "html.parser")
    assert [each.name for each in shown.select(".changed")] == [element]


def test_both_languages_stand_side_by_side(site, french, client):
    page = read(client, "/fr/news/second/?with=en")
    assert page.html["lang"] == "fr"
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
    assert page.select_one('link[rel="canonical"]')["href"].endswith("/fr/news/second/")
    pairs = page.select(".pair--same")
    first = next(pair for pair in pairs if TEXT[0] in pair.text)
    assert [side["lang"] for side in first.select(".pair__side")] == ["fr", "en"]


@pytest.mark.parametrize("address", ["/fr/news/second/?with=en", "/en/news/second/?with=fr"])
def test_who_or_what_translated_it_is_said_beside_the_original_too(french, client, address):
    assert read(client, address).select(".notice--machine") == []
    for text in StringTranslation.objects.filter(locale=french.target_locale):
        Authorship.objects.update_or_create(
            string_translation=text, defaults={"origin": "machine", "written_at": now()}
        )
    Authorship.objects.update(reviewed_at=None)
    generate(french)
    page = read(client, address)
    assert len(page.select(".notice--machine")) == 1
    assert page.select("aside.notices a") == []  # both are shown already


@pytest.mark.once
def test_what_is_not_translated_has_no_words_on_the_side_of_the_translation(site, french, client):
    with committed():
        StringTranslation.objects.filter(translation_of__data__in=[TEXT[3], QUOTE["text"]]).delete()
    generate(french)
    page = read(client, "/fr/news/second/?with=en")
    assert [pair.select_one("[lang=en]").text for pair in page.select(".pair--untranslated")] == [
        TEXT[3],
        QUOTE["text"],
    ]
    assert [pair.select_one("[lang=fr]").text for pair in page.select(".pair--untranslated")] == ["", ""]
    change(site.post, body(*TEXT[:3]))
    assert TEXT[3] not in read(client, "/fr/news/second/?with=en").main.text


@pytest.mark.once
def test_a_text_that_cannot_be_cut_shows_the_page_itself(french, client):
    row = target(french)
    blocks = json.dumps([{"type": "text", "id": "text-1", "value": "<p>One <text>two</text></p>"}])
    NewsPage.objects.filter(pk=row.pk).update(body=blocks)
    for address in ("/fr/news/second/?with=en", "/en/news/second/?with=fr"):
        assert read(client, address).select(".pair") == []


@pytest.mark.once
def test_pairs_stay_aligned_when_a_paragraph_is_inserted(site, french, client):
    change(site.post, body(TEXT[0], "A new guest came from far away and told a story.", *TEXT[1:]))
    change(site.post, contact_role="Whom to ask")
    page = read(client, "/fr/news/second/?with=en")
    lonely = [pair.select_one("[lang=en]").text for pair in page.select(".pair--only-original")]
    assert sorted(lonely) == ["A new guest came from far away and told a story.", "Whom to ask"]
    for pair in page.select(".pair--same"):
        sides = [side.get_text() for side in pair.select(".pair__side")]
        assert sides[1] in sides[0]


def test_the_view_is_kept_by_no_cache_and_costs_few_queries(french, client, django_assert_max_num_queries):
    client.get("/fr/news/second/")
    with django_assert_max_num_queries(20):
        response = client.get("/fr/news/second/?with=en")
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("asked", ["de", "fr", "x" * 300, "en\x00"])
def test_a_language_that_is_not_there_shows_the_page_itself(french, client, asked):
    page = read(client, f"/fr/news/second/?with={asked}")
    assert page.select(".pair") == []
    assert page.h1


def test_a_text_that_holds_the_engines_own_mark_has_no_paragraphs_and_does_no_harm():
    assert elements_of_paragraphs("<p>One</p><p>Two</p>") == (2, {0: 0, 1: 1})
    assert elements_of_paragraphs('<p><text position="0"></text></p>') is None
