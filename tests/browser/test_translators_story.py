"""A translator finds their work, takes it home, brings it back and accepts what a machine wrote."""

import re

import polib
from playwright.sync_api import expect

DESK = {"viewport": {"width": 1280, "height": 900}, "accept_downloads": True}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def sign_in(page, name, password):
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.get_by_role("button", name=re.compile("Sign in")).click()


def open_privacy(page):
    """From the menu to the paragraphs of one page."""
    page.get_by_role("link", name="Translations", exact=True).click()
    row = page.get_by_role("row", name=re.compile("Privacy"))
    row.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Privacy")


def test_texts_go_home_and_come_back(visit, tmp_path):
    page = visit("/admin/", **DESK)
    sign_in(page, "translator", "every-word-counts")
    open_privacy(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Export as PO").click()
    path = tmp_path / "privacy.po"
    download.value.save_as(path)
    file = polib.pofile(str(path))
    entry = next(each for each in file if each.msgid == "Privacy")
    entry.msgstr = "Vie privée et données"
    file.save()

    page.get_by_role("link", name="Import a file").click()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Show what it would change").click()
    expect(page.locator("main")).to_contain_text("Vie privée et données")
    page.get_by_role("button", name="Write all of it").click()
    open_privacy(page)
    expect(page.locator("main")).to_contain_text("Vie privée et données")


def test_a_machines_words_are_accepted_paragraph_by_paragraph(visit):
    page = visit("/admin/", **DESK)
    sign_in(page, "translator", "every-word-counts")
    open_privacy(page)
    boxes = page.get_by_role("checkbox", name="I have read this paragraph")
    before = boxes.count()
    boxes.last.check()
    page.get_by_role("button", name="Mark the ticked paragraphs as reviewed").click()
    expect(page.locator("body")).to_contain_text("1 paragraph reviewed.")
    expect(page.get_by_role("checkbox", name="I have read this paragraph")).to_have_count(before - 1)
    assert page.faults == []


def test_publishing_says_what_is_missing(visit):
    page = visit("/admin/", **DESK)
    sign_in(page, "reviewer", "a-second-pair-of-eyes")
    open_privacy(page)
    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.locator("main")).to_contain_text("reviewed")


def test_the_overview_fits_a_phone(visit):
    page = visit("/admin/", **PHONE)
    sign_in(page, "translator", "every-word-counts")
    page.goto(page.url.split("/admin/")[0] + "/admin/translations/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Translations")
    expect(page.locator("main")).to_contain_text("Privacy")
