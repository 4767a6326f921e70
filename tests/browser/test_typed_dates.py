"""What an editor types into a date field is what is stored, whatever the calendar beside it thinks of it."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

POST = "share-sira-transnational-conference"
TYPED = ("18/02/2027", "18.02.2027", "18-02-2027", "18 February 2027", "18 févr. 2027", "2027-02-18")


@pytest.fixture
def editing(visit):
    """The form of a post, and a function that saves it and gives its fields as they are stored."""
    page = visit("/admin/login/", viewport={"width": 1280, "height": 900})
    page.locator("input[name=username]").fill("editor")
    page.locator("input[name=password]").fill("welcome-to-the-table")
    page.get_by_role("button", name=re.compile("Sign in")).click()
    page.goto(page.url + f"pages/search/?q={POST.replace('-', '+')}")
    page.locator("table.listing a[href*='/edit/']").first.click()
    page.locator("#id_date_not_known").uncheck()  # the day of this post is not known
    return page


def save(page):
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_load_state()


def leave_with(field, text):
    field.click()
    field.fill(text)
    field.press("Tab")
    expect(field).to_have_value(text)


def test_a_date_is_stored_as_it_was_typed_and_an_impossible_one_is_refused_beside_the_field(editing):
    field = editing.locator("#id_publication_date")
    assert field.get_attribute("placeholder") == "dd/mm/yyyy"
    for text in TYPED:
        leave_with(field, text)
        save(editing)
        expect(field).to_have_value(f"{date(2027, 2, 18):%d/%m/%Y}")
    leave_with(field, "31/02/2027")
    save(editing)
    expect(field).to_have_value("31/02/2027")
    expect(editing.locator("#panel-child-content-kind-section, body")).to_contain_text("There is no such day")
    field.click()
    expect(editing.locator(".xdsoft_datetimepicker:visible")).to_have_count(0)
    field.fill("")
    field.blur()  # the calendar opens as the field is entered
    field.click()
    expect(editing.locator(".xdsoft_datetimepicker:visible th").first).to_have_text("Mon")
