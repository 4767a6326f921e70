"""What a browser adds around a page: listening, sharing, keeping, paper; and what it must not do unasked."""

import json
import re
from io import BytesIO

import pytest
from django.utils import translation
from playwright.sync_api import expect
from pypdf import PdfReader

from cms.core import languages
from cms.core.templatetags.date_tags import known_date

from . import kinds
from .test_isere_story import DESK, PHONE, POST

REGION, PRACTICE = "/fr/regions/isere/", "/fr/good-practices/rotating-family-hosting/"
PAGES = ["/en/", "/fr/regions/", REGION, "/fr/news/", f"/fr/news/{POST}/", "/fr/good-practices/", PRACTICE]
PAGES += ["/en/about/", "/en/accessibility/", "/fr/search/?q=ferme", "/fr/nothing-here/", f"{REGION}?with=en"]

# Voices as a device would offer them, and a record of what was read aloud in which language.
VOICES = """
window.spoken = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => %s,
  addEventListener() {}, cancel() {},
  speak(words) { spoken.push([words.lang, words.text]); if (spoken.length < 4) words.onend(); },
} });
"""
STORED = """async () => ({
  local: localStorage.length, session: sessionStorage.length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length, databases: (await indexedDB.databases()).length,
})"""
KEPT = """async () => (await (await caches.open("pages")).keys()).map((each) => each.url)"""


@pytest.fixture
def browse(chromium, real_site):
    """Open a page in a new browser, with a script that runs before the page's own."""
    contexts = []

    def open_page(path, script="", **options):
        context = chromium.new_context(**options)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.goto(real_site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def tool(page, name):
    return page.locator(f'[data-tool="{name}"]')


def test_nothing_is_stored_and_nobody_else_is_asked_before_a_choice(visit, real_site):
    page = visit(PAGES[0], **PHONE)
    for path in PAGES[1:]:
        page.goto(real_site + path)
        assert page.context.cookies() == [], path
        assert set(page.evaluate(STORED).values()) == {0}, path
    outside = [fault for fault in page.faults if "outside" in fault]
    assert outside == []


def test_the_address_is_copied_and_the_system_shares_it(browse):
    script = "navigator.share = async (what) => { window.shared = what; };"
    page = browse(REGION, script, permissions=["clipboard-read", "clipboard-write"], **DESK)
    tool(page, "copy").click()
    expect(page.locator("[data-told]")).to_have_text("L’adresse est copiée.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    tool(page, "share").click()
    assert page.evaluate("shared.url") == page.url
    refused = browse(
        REGION, "delete Navigator.prototype.share; navigator.clipboard.writeText = () => Promise.reject();"
    )
    expect(tool(refused, "share")).to_be_hidden()
    tool(refused, "copy").click()
    expect(refused.locator("[data-told]")).to_contain_text("n’a pas pu")


@pytest.mark.parametrize(
    ("path", "voices", "offered"),
    [
        (REGION, [], False),
        (REGION, [("fr-FR", False), ("en-GB", True)], False),
        (REGION, [("fr_CA", True)], True),
    ],
)
def test_listening_is_offered_where_the_device_itself_speaks_the_language(browse, path, voices, offered):
    made = json.dumps([{"lang": lang, "localService": local} for lang, local in voices])
    page = browse(path, VOICES % made, **PHONE)
    expect(tool(page, "copy")).to_be_visible()  # by now the others are decided too
    expect(tool(page, "listen")).to_be_visible(visible=offered)
    if offered:
        tool(page, "listen").click()
        spoken = page.evaluate("spoken")
        assert spoken[0] == ["fr_CA", "Isère"]
        assert {lang for lang, _words in spoken} == {"fr_CA"}
        expect(tool(page, "listen")).to_have_text(re.compile("Arrêter"))


def sign_in(page, site):
    page.goto(f"{site}/admin/")
    page.locator("input[name=username]").fill("administrator")
    page.locator("input[name=password]").fill("keys-to-the-house")
    page.locator("button[type=submit]").click()
    page.wait_for_load_state()


def set_privacy(page, site, slug, kind):
    """Make a page private, or public again, as its editor would."""
    found = page.request.get(f"{site}/admin/api/main/pages/?slug={slug}&locale=en&fields=_,id").json()["items"][0]["id"]
    address = f"{site}/admin/pages/{found}/privacy/"
    token = re.search(r'csrfmiddlewaretoken\\?" value=\\?"(\w+)', page.request.get(address).text())[1]
    form = {"restriction_type": kind, "csrfmiddlewaretoken": token, "password": ""}
    assert page.request.post(address, form=form, headers={"Referer": address}).ok


def keep(page):
    tool(page, "keep").click()
    expect(page.locator("[data-told]")).to_have_text(re.compile("^Désormais"))


def test_pages_are_kept_from_the_choice_on_and_say_when_they_were_read(browse, real_site):
    page = browse("/fr/news/", **PHONE)
    page.goto(real_site + REGION)
    keep(page)
    page.goto(real_site + PRACTICE)
    expect(tool(page, "keep")).to_have_text(re.compile("Ne plus garder"))
    page.wait_for_function(f"async () => (await ({KEPT})()).some((each) => each.endsWith('{PRACTICE}'))")
    page.context.set_offline(True)
    for path, words in ((REGION, "Isère"), (PRACTICE, "")):
        page.goto(real_site + path)
        expect(page.get_by_role("heading", level=1)).to_contain_text(words)
        expect(page.locator("[data-kept-notice]")).to_have_text(re.compile(r"hors connexion.*\b20\d\d\b"))
        assert page.evaluate("getComputedStyle(document.querySelector('.facts')).borderRadius") == "12px"
    page.goto(real_site + "/fr/news/")  # opened before the choice
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vous êtes hors connexion")
    page.get_by_role("link", name="Isère").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Isère")
    page.context.set_offline(False)
    page.goto(real_site + REGION)
    expect(page.locator("[data-kept-notice]")).to_be_hidden()
    tool(page, "keep").click()
    expect(page.locator("[data-told]")).to_have_text("Les pages gardées sont retirées de cet appareil.")
    page.goto(real_site + PRACTICE)
    assert set(page.evaluate(STORED).values()) == {0}


@pytest.mark.parametrize("language", languages.codes())
def test_a_kept_page_is_dated_as_the_server_dates_it(browse, language):
    """In a Persian browser's own calendar this day is the sixth of Azar 1405."""
    kept = 'document.onreadystatechange = () => document.documentElement.dataset.kept = "2026-11-27T12:11:00"'
    note = browse(f"/{language}/regions/isere/", kept).locator("[data-kept-notice]")
    expect(note).to_be_visible()
    told = " ".join(note.inner_text().split())
    with translation.override(language):
        day = " ".join(known_date("2026-11-27").split())
    assert day in told
    assert "12:11" in told


def test_what_is_not_for_everybody_is_never_kept(browse, real_site):
    page = browse("/en/privacy/", **DESK)
    tool(page, "keep").click()
    page.wait_for_function(f"async () => (await ({KEPT})()).length > 2")
    sign_in(page, real_site)
    set_privacy(page, real_site, "privacy", "login")
    try:
        for path in ("/en/privacy/", "/fr/privacy/", f"{REGION}?with=en", "/fr/search/?q=ferme", "/fr/news/?year=2021"):
            page.goto(real_site + path)
        page.goto(real_site + "/en/regions/")
        page.wait_for_function(f"async () => (await ({KEPT})()).some((each) => each.endsWith('/en/regions/'))")
        kept = [address.removeprefix(real_site) for address in page.evaluate(KEPT)]
        assert {address for address in kept if not address.startswith(("/static/", "/media/images/"))} == {
            "/en/regions/"
        }
        assert not [address for address in kept if "wagtailadmin" in address]
    finally:
        set_privacy(page, real_site, "privacy", "none")


def test_all_works_without_script(visit):
    page = visit(REGION, java_script_enabled=False, **PHONE)
    expect(page.locator("[data-tools]")).to_be_hidden()
    page.locator(".languages summary").click()
    page.locator('.languages a[hreflang="en"]').click()
    expect(page).to_have_url(re.compile("/en/regions/isere/$"))
    page.locator('.menu a[href="/en/good-practices/"]').click()
    page.locator(".filters summary").click()
    page.get_by_label("Region").select_option("isere")
    page.locator(".filters button[type=submit]").click()
    expect(page).to_have_url(re.compile("region=isere"))
    assert page.locator(".card").count() > 1
    expect(page.locator(".results")).to_contain_text("Isère")
    page.get_by_role("searchbox").fill("farm")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".found mark").first).to_be_visible()


def test_paper_has_addresses_a_way_back_and_no_navigation(visit, real_site):
    page = visit(f"/fr/news/{POST}/", **DESK)
    page.emulate_media(media="print")
    for gone in (".menu", ".languages", ".breadcrumb", ".tools", ".neighbours", ".search-box", ".skip-link"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".qr").is_visible()
    assert page.locator(".facts__sign .ring").is_visible()
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == [595, 842]  # A4, in points
    words = "".join("".join(sheet.extract_text() for sheet in paper.pages).split())
    assert f"{real_site}/fr/news/{POST}/" in words
    assert page.faults == []


def test_paper_says_what_changed_in_the_original(visit):
    page = visit(kinds.path("changed since", "fr"), java_script_enabled=False, **DESK)
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    words = " ".join("".join(sheet.extract_text() for sheet in paper.pages).split())
    for told in ("N’est plus dans l’original", "Nouveau dans l’original", "Sport", "On 27 July 2021 the platform"):
        assert told in words, told
