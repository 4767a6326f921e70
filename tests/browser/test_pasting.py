"""What office programs, mails and web pages put on the clipboard becomes clean text, and what is lost is told."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.core.blocks import RICH_TEXT_FEATURES
from cms.core.stored_html import mended

POST = "share-sira-transnational-conference"
SAMPLES = Path(__file__).parent / "clipboard"
BRACKETS = "Numbers of footnotes stand in brackets, as in [1]."
NO_NOTES = "Footnotes themselves did not come along: write them at the end."
HEADINGS = "1 heading was moved to a level that this field has."
TABLE = "1 table became lines: one for each row. Read them once."
PICTURE = "1 picture was left out. Pictures are added with the block “Picture”."
LINK = "1 link leads nowhere from here: only its words are kept."
PASTED = {
    "gmail": (
        "<p>Line one</p><p>Line <b>two</b> here</p><ul><li>a point</li><li>another</li></ul>",
        [],
    ),
    "google-docs": (
        "<h2>The plan</h2><p>Plain, <b>bold</b><i> and italic</i> with "
        '<a href="https://example.org/a?b=1&amp;c=2">a link</a> and a note [1]. 40 m²</p>'
        "<ul><li>One<ul><li>Deeper</li></ul></li></ul>",
        [PICTURE, HEADINGS, BRACKETS, NO_NOTES],
    ),
    "libreoffice": (
        "<h2>Second level</h2><p>A <b>word</b> [1] after which a line of the file ends, in the 21st century.</p>"
        "<ol><li>one<ol><li>below one</li></ol></li><li>two</li></ol>"
        "<ul><li>Rent | 300</li><li>Food | –</li></ul><p>[1] Its note.</p>",
        [
            TABLE,
            BRACKETS,
            "Points inside a numbered list are numbered too.",
            "What was underlined, struck through or coloured is plain.",
        ],
    ),
    "outlook": (
        '<p>Dear all,</p><p>see <a href="https://example.org/agenda"><b>the agenda</b></a> at '
        '<a href="https://example.org/map">https://example.org/map</a>.<br/>Room\u00a04 🙂</p>'
        "<p>Kind regards,</p><p>The team</p>",
        [],
    ),
    "web-page": (
        "<h3>Third level</h3><p>Rural areas [1] grow by 10⁶. Here not</p><p>Members</p><ul><li>Name: A, B</li>"
        '<li>Name: C; Since: <a href="https://example.org/c">2020</a></li></ul><p>Quoted</p><h3>Sixth</h3>'
        "<p>كيف حالك؟</p>",
        [
            PICTURE,
            "1 video, form field or the like was left out.",
            TABLE,
            "2 links lead nowhere from here: only their words are kept.",
            HEADINGS,
            BRACKETS,
            NO_NOTES,
        ],
    ),
    "word": (
        "<h2>Le plan</h2><h3>Où en est-on\u00a0?</h3><p>Les plateformes réunissent 1\u00a0200 personnes [1] dans "
        "quatre <b>territoires</b> ruraux et montagnards.</p><ul><li>Logement<ul><li>en ville</li></ul></li></ul>"
        "<ol><li>Premier</li></ol><ul><li>Région: Isère; Date: 3 mai</li><li>Région: Isère; Date: 4 juin</li></ul>"
        '<p>Voir le budget ou <a href="mailto:info@example.org">écrire</a>.</p><p>[1] En 2025.</p>',
        [
            PICTURE,
            TABLE,
            "1 comment was left out.",
            "1 deleted passage was left out.",
            "1 hidden passage was left out.",
            LINK,
            "2 headings were moved to levels that this field has.",
            BRACKETS,
        ],
    ),
    "word-online": (
        "<h2>Results</h2><p><b>Bold</b> then plain [1]</p><ul><li>First<ul><li>Below</li></ul></li></ul>",
        [HEADINGS, BRACKETS, NO_NOTES],
    ),
}
PIECES = {
    "<p>Le XXI<sup>e</sup> siècle, 3 km<sup>2</sup>, x<sup>2</sup>, CO<sub>2</sub>, mot<sup>12</sup>, fin</p>": (
        "<p>Le XXIe siècle, 3 km², x², CO2, mot [12], fin</p>"
    ),
    "<p>«&nbsp;Oui&nbsp;»&nbsp;: 50&nbsp;%&nbsp;; M.&nbsp;Dupont,&nbsp;puis&nbsp;rien</p>": (
        "<p>«\u00a0Oui\u00a0»\u00a0: 50\u00a0%\u00a0; M.\u00a0Dupont, puis rien</p>"
    ),
    "<p>o godzinie 10</p><p>3. rzecz</p>": "<p>o\u00a0godzinie 10</p><p>3.\u00a0rzecz</p>",
    "<ul><li><p>one</p><p>more</p></li><li>two</li></ul>": "<ul><li>one<br/>more</li><li>two</li></ul>",
    "<ol start=3><li>c</li></ol>": "<ol><li>c</li></ol>",
    "<h1 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.1<b>&nbsp; </b></span>Title</h1><p>x</p>": (
        "<h2>1.1 Title</h2><p>x</p>"
    ),
    "<table><tr><th colspan=2>All</th></tr><tr><td>a</td><td>b</td></tr></table>": (
        "<ul><li>All</li><li>a | b</li></ul>"
    ),
    "<table><tr><td><p><b>A</b></p></td><td><b>B</b></td></tr><tr><td><p>1</p><p>2</p></td><td>x</td></tr></table>": (
        "<ul><li>A: 1, 2; B: x</li></ul>"
    ),
    "<p><a href='java\nscript:alert(1)'>x</a> <a href='//evil.example'>y</a> <a href='#top'>z</a></p>": "<p>x y z</p>",
    "<html><body><!--StartFragment--><!--EndFragment--></body></html>": "<p>only words</p>",
}
PDF = (
    "The platforms bring together municipalities, associations and newcomers who\r\n"
    "live in rural areas.\r\n\r\n• First point\r\nSecond paragraph"
)

PASTE = """(field, [html, text, picture]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  if (text) data.setData("text/plain", text);
  if (picture) data.items.add(new File(["x"], "x.png", { type: "image/png" }));
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
RAW = """(wrapper) => {
  const { draftailEditor } = [...wrapper.parentNode.children].find((input) => input.draftailEditor);
  return window.DraftJS.convertToRaw(draftailEditor.getEditorState().getCurrentContent());
}"""


class Field:
    """The first rich text of a page, as somebody uses it and as it would be stored."""

    def __init__(self, page):
        self.page = page
        self.wrapper = page.locator("[data-draftail-editor-wrapper]").first
        self.text = self.wrapper.locator("[contenteditable=true]")
        self.broken = []  # not page.faults: the page saves itself, also while the text is empty or the page is left
        page.on("pageerror", lambda error: self.broken.append(str(error)))

    def clear(self):
        self.text.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.press("Backspace")  # a line that was a heading or an item is plain again

    def paste(self, html="", text="", picture=False):
        self.text.evaluate(PASTE, [html, text, picture])
        self.page.wait_for_timeout(150)  # the words of the message come a moment after its place

    @property
    def stored(self):
        raw = json.dumps(self.wrapper.evaluate(RAW))
        html = mended(ContentstateConverter(RICH_TEXT_FEATURES).to_database_format(raw))
        return re.sub(r' data-block-key="\w+"', "", html)

    def becomes(self, html):
        """Keys of the keyboard do their work a moment later."""
        for _ in range(30):
            if self.stored == html:
                return True
            self.page.wait_for_timeout(100)
        return self.stored == html

    @property
    def told(self):
        return self.page.locator("[data-pasted] li").all_inner_texts()


@pytest.fixture
def field(visit):
    page = visit(
        "/admin/login/",
        viewport={"width": 1280, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.locator("input[name=username]").fill("editor")
    page.locator("input[name=password]").fill("welcome-to-the-table")
    page.get_by_role("button", name=re.compile("Sign in")).click()
    page.goto(page.url + f"pages/search/?q={POST.replace('-', '+')}")
    page.locator("table.listing a[href*='/edit/']").first.click()
    found = Field(page)
    expect(found.text).to_be_visible()
    return found


def pasting_from_any_program(field):
    for name, (stored, told) in PASTED.items():
        field.clear()
        field.paste((SAMPLES / f"{name}.html").read_text())
        assert (name, field.stored) == (name, stored)
        assert (name, field.told) == (name, told)


def pasting_plain_lines_with_the_keyboard_and_undoing(field):
    """Lines of Windows; what stood there before the paste comes back with one step."""
    field.clear()
    field.page.keyboard.type("Before")
    field.page.keyboard.press("Enter")
    field.page.evaluate("(text) => navigator.clipboard.writeText(text)", PDF)
    field.page.keyboard.press("Control+v")
    expect(field.page.locator("[data-pasted] li")).to_have_count(1)
    assert field.stored == (
        "<p>Before</p><p>The platforms bring together municipalities, associations and newcomers who live in rural "
        "areas.</p><ul><li>First point</li></ul><p>Second paragraph</p>"
    )
    assert field.told == ["1 line that was broken within a sentence is joined with the next."]
    field.page.keyboard.press("Control+z")
    assert field.becomes("<p>Before</p><p></p>")


def pasting_pieces(field):
    field.clear()
    field.paste("<h1>Alone</h1>")
    assert field.becomes("<h2>Alone</h2>")
    field.page.keyboard.press("Control+z")
    assert field.becomes("<p></p>")
    for html, stored in PIECES.items():
        field.clear()
        field.paste(html, "only words")
        assert (html, field.stored) == (html, stored)
    field.clear()
    field.page.keyboard.type("in  sentence")
    for _ in " sentence":
        field.page.keyboard.press("ArrowLeft")
    field.paste("<p class=MsoNormal>the <b>middle</b> of a<o:p></o:p></p>")
    assert field.stored == "<p>in the <b>middle</b> of a sentence</p>"
    field.paste(picture=True)
    assert (field.stored, field.told) == ("<p>in the <b>middle</b> of a sentence</p>", [PICTURE])
    field.text.press("Tab")
    field.page.get_by_role("button", name="Hide this message").press("Enter")
    expect(field.page.locator("[role=status][data-pasted]")).to_be_empty()
    expect(field.text).to_be_focused()


def copying_within_the_editor(field):
    field.clear()
    field.paste("<h2>Ours</h2><p><b>3. bold</b></p>")
    field.page.keyboard.press("Control+a")
    field.page.keyboard.press("Control+c")
    field.page.keyboard.press("ArrowRight")
    field.page.keyboard.press("Enter")
    field.page.keyboard.press("Control+v")
    assert field.becomes("<h2>Ours</h2><p><b>3.\u00a0bold</b></p><h2>Ours</h2><p><b>3.\u00a0bold</b></p>")


def pasting_into_one_line(page):
    page.evaluate("(text) => navigator.clipboard.writeText(text)", "One title\r\nin two\n\nlines\tand columns \n")
    title = page.locator("#id_title")
    before = title.input_value()
    title.press("Control+a")
    title.press("Control+v")
    expect(title).to_have_value("One title in two lines and columns")
    title.press("Control+z")
    expect(title).to_have_value(before)


def test_what_is_pasted_becomes_clean_text_and_what_is_lost_is_told(field):
    """One page for all of it: opening the editor costs more than every paste."""
    pasting_from_any_program(field)
    pasting_plain_lines_with_the_keyboard_and_undoing(field)
    pasting_pieces(field)
    copying_within_the_editor(field)
    pasting_into_one_line(field.page)
    field.clear()
    field.paste((SAMPLES / "word.html").read_text())
    field.page.wait_for_timeout(600)  # the editor hands its text to the form a moment after the last change
    with field.page.expect_navigation():
        field.page.get_by_role("button", name="Save draft").click()
    expect(field.text).to_be_visible()
    assert field.becomes(PASTED["word"][0])
    assert not field.broken
