"""A visitor searches in French on the real site; in Polish and Arabic on a small one whose content is made here."""

import re

import pytest
from playwright.sync_api import expect

from cms.core import languages
from tests.real_site import served

from .further_languages import WRITTEN
from .test_isere_story import DESK, PHONE, no_sideways_scroll


@pytest.fixture(scope="module")
def site_in_polish_and_arabic():
    """The address of a small site that has Polish and Arabic beside English."""
    make = ["shell", "--no-imports", "-c", "from tests.browser.further_languages import make; make()"]
    with served(make, ["repair_search", "--verbosity", "0"]) as address:
        yield address


def search_from_the_header(page, words):
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first.fill(words)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_a_visitor_finds_it_in_french_without_accents_and_in_another_form(visit, device):
    page = visit("/fr/", **device)
    search_from_the_header(page, "benevole")
    expect(page).to_have_url(re.compile(r"/fr/search/\?q=benevole$"))
    expect(page.locator(".found mark", has_text=re.compile("bénévoles", re.I)).first).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "fr"
    assert no_sideways_scroll(page)
    page.locator(".found a").first.click()
    expect(page).to_have_url(re.compile("/fr/(?!search)"))
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
    box = page.get_by_role("combobox").first
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


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    ("language", "words", "marked"),
    [
        ("pl", "uchodźca", "uchodźców"),
        ("pl", "mieszkanie", "mieszkania"),
        ("pl", "rodzina", "rodzin"),
        ("ar", "بلدية", "البلدية"),
        ("ar", "متطوع", "المتطوعون"),
        ("ar", "قرية بعيدة", "القرى"),
    ],
)
def test_a_visitor_finds_it_in_polish_and_arabic(chromium, site_in_polish_and_arabic, language, words, marked, width):
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{site_in_polish_and_arabic}/{language}/")
    search_from_the_header(page, words)
    expect(page.locator(".found mark", has_text=marked).first).to_be_visible()
    expect(page.locator(".result__title").first).to_have_text(WRITTEN[language][0])
    assert page.locator("html").get_attribute("dir") == languages.direction(language)
    assert no_sideways_scroll(page)
    context.close()
