"""A visitor searches in French, Polish and Arabic as they speak, on the demonstration's content."""

import re

import pytest
from playwright.sync_api import expect

from cms.core import languages
from tests.real_site import served

from .test_isere_story import DESK, PHONE, no_sideways_scroll

# What they type, and how the word they look for stands in the text.
SPOKEN = {
    "fr": (("benevole", "bénévoles"), ("boulangerie rurale", "boulangerie")),
    "pl": (("uchodźca", "uchodźcy"), ("wolontariusz", "wolontariusz(y|ach)"), ("region wiejski", "regionów")),
    "ar": (("متطوع", "متطوعين"), ("لمزرعة", "مزرعة"), ("والمنطقة الريفية", "المناطق")),
}


def search_from_the_header(page, words):
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first.fill(words)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", SPOKEN)
def test_a_visitor_finds_it_as_they_speak_it(visit, language, device):
    page = visit(f"/{language}/", **device)
    for words, written in SPOKEN[language]:
        search_from_the_header(page, words)
        expect(page).to_have_url(re.compile(rf"/{language}/search/\?q="))
        expect(page.locator(".found mark", has_text=re.compile(written, re.I)).first).to_be_visible()
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("html").get_attribute("dir") == languages.direction(language)
        assert no_sideways_scroll(page)
    page.locator(".found a").first.click()
    expect(page).to_have_url(re.compile(f"/{language}/(?!search)"))
    # Leaving the page while a suggestion is on its way gives it up: that is no fault.
    assert [fault for fault in page.faults if "/suggestions/" not in fault] == []
    assert page.context.cookies() == []


def test_a_mistyped_word_leads_on_by_a_link(visit):
    page = visit("/fr/search/?q=lgement", **PHONE)
    page.get_by_role("link", name="logement", exact=True).click()
    expect(page.locator(".found mark").first).to_have_text(re.compile("logement", re.I))
    assert page.faults == []


def test_filters_are_links(visit):
    page = visit("/fr/search/?q=logement", **DESK)
    before = page.locator(".found > li").count()
    page.locator(".narrow a", has_text="Isère").click()
    expect(page).to_have_url(re.compile("region=isere"))
    assert 0 < page.locator(".found > li").count() <= before
    assert page.faults == []


def test_suggestions_are_chosen_with_the_keyboard(visit):
    page = visit("/fr/", **DESK)
    box = page.locator("input[type=search]").first  # a combobox as soon as it is one
    box.press_sequentially("isè")
    expect(page.get_by_role("option").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(page).to_have_url(re.compile("/fr/(regions|news)/"))
    assert page.faults == []


def test_the_search_works_without_script(visit):
    page = visit("/fr/", java_script_enabled=False, **PHONE)
    page.get_by_role("searchbox").fill("ferme")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".found mark").first).to_have_text(re.compile("ferme", re.I))


def test_what_is_only_in_another_language_comes_after_it_and_says_so(visit):
    page = visit("/ar/search/?q=Silesia", **PHONE)
    group = page.locator(".elsewhere").first
    expect(group.get_by_role("heading", level=2)).to_be_visible()
    title = group.locator(".result__title").first
    expect(title).to_have_attribute("dir", "ltr")
    foreign = title.get_attribute("lang")
    assert foreign != "ar"
    assert no_sideways_scroll(page)
    title.get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/{foreign}/"))


def test_who_finds_nothing_is_helped_on_without_script_too(visit):
    page = visit("/pl/search/?q=qwertzuiop", java_script_enabled=False, **PHONE)
    expect(page.locator(".advice li")).to_have_count(2)
    expect(page.locator("main a[href='/pl/regions/isere/']")).to_be_visible()
    expect(page.locator("main .topic-links a").first).to_be_visible()
    assert no_sideways_scroll(page)


def test_the_glossary_leads_from_an_arabic_word_to_a_page_that_is_only_in_english(chromium):
    make = ["shell", "--no-imports", "-c", "from tests.browser.further_languages import make; make()"]
    with served(make, ["repair_search", "--verbosity", "0"]) as address:
        page = chromium.new_context(**PHONE).new_page()
        page.goto(f"{address}/ar/")
        search_from_the_header(page, "الوسيط")
        group = page.locator(".elsewhere")
        expect(group.locator(".elsewhere__term [lang=en]")).to_have_text("mediator")
        expect(group.locator(".result__title[lang=en] mark")).to_have_text("mediators")
        group.get_by_role("link").first.click()
        expect(page).to_have_url(f"{address}/en/mediators/")
        page.context.close()
