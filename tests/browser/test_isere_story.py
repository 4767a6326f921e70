"""A visitor follows the Isère story, on a phone and at a desk."""

import re

import pytest
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
POST = "second-regional-multi-stakeholder-cooperation-platform-for-migrant-and-refugee-integration-in-isere"


def no_sideways_scroll(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_from_the_front_page_to_the_practice(visit, device, language):
    page = visit(f"/{language}/", **device)
    page.get_by_role("link", name="Isère", exact=True).first.click()
    expect(page).to_have_url(re.compile(rf"/{language}/regions/isere/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Isère")
    assert no_sideways_scroll(page)

    page.locator(f'main a[href="/{language}/news/{POST}/"]').first.click()
    expect(page.locator("main")).to_contain_text("Tero Loko")
    expect(page.locator("main")).to_contain_text("22 June 2021" if language == "en" else "22 juin 2021")
    assert no_sideways_scroll(page)

    page.locator(f'main a[href="/{language}/good-practices/rotating-family-hosting/"]').first.click()
    expect(page.locator("main")).to_contain_text("JRS Welcome Isère")
    assert no_sideways_scroll(page)
    assert page.faults == []


def test_a_reader_changes_the_language_of_the_page_they_are_on(visit):
    page = visit("/en/regions/isere/", **DESK)
    page.locator('a[hreflang="fr"]').first.click()
    expect(page).to_have_url(re.compile("/fr/regions/isere/$"))
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.faults == []


@pytest.mark.parametrize(
    "path", ["", "regions/", "regions/isere/", "news/", f"news/{POST}/", "good-practices/", "about/", "resources/"]
)
@pytest.mark.parametrize("width", [320, 768])
def test_nothing_scrolls_sideways_and_nothing_fails(visit, path, width):
    page = visit(f"/en/{path}", viewport={"width": width, "height": 800})
    assert no_sideways_scroll(page)
    assert page.faults == []
    assert page.context.cookies() == []


def test_the_keyboard_meets_the_skip_link_first(visit):
    page = visit("/en/", **DESK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"


def test_an_editor_signs_in_and_finds_what_they_work_on(visit):
    page = visit("/admin/", **DESK)
    page.locator("input[name=username]").fill("editor")
    page.locator("input[name=password]").fill("welcome-to-the-table")
    page.get_by_role("button", name=re.compile("Sign in")).click()
    expect(page.locator("body")).to_contain_text("Roundtables")
    expect(page.locator("body")).to_contain_text("Good practices")
    expect(page.locator("body")).to_contain_text("Site search")
