"""The editor's panel of checks looks at the preview, and staff find the way from a public page to its editor."""

import re

from playwright.sync_api import expect

from .test_translators_story import DESK, sign_in

SKIPPED = "<h4>A level is skipped</h4></main>"


def test_an_editor_sees_what_is_wrong_in_the_preview_and_the_bar_on_the_public_page(visit):
    page = visit("/en/privacy/", **DESK)
    base = page.url.removesuffix("/en/privacy/")
    assert page.context.cookies() == []
    assert page.locator("wagtail-userbar").count() == 0

    page.goto(f"{base}/admin/")
    sign_in(page, "editor", "welcome-to-the-table")
    expect(page).to_have_url(re.compile("/admin/$"))
    page.goto(f"{base}/en/privacy/")
    edit = page.locator("wagtail-userbar a[href$='/edit/']")
    expect(edit).to_have_count(1, timeout=30_000)

    def spoil(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", SKIPPED))

    page.route("**/edit/preview/?*", spoil)
    page.goto(edit.evaluate("link => link.href"))
    page.get_by_role("button", name="Checks").first.click()
    expect(page.locator("body")).to_contain_text("Incorrect heading hierarchy", timeout=30_000)
