"""Rich text as it may be stored: what an editor could have typed, and Draftail can read.

Draftail's reader (``wagtail.admin.rich_text.converters.html_to_contentstate``) stops at an item outside a list, a tag
that is not closed or a link to nothing: the page is then shown to readers and can be opened by no editor. So whatever
is stored, by a form, an importer, a command or a translation, is brought into this form; so is what the editor reads.
"""

from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import Any

from bs4 import BeautifulSoup
from nh3 import Cleaner
from wagtail import blocks

from .cleaning import ATTRIBUTES, TAGS, writable
from .links import SCHEMES, is_good

VOID = {"br", "hr"}
LISTS = {"ul", "ol"}
INLINE = {"a", "b", "code", "em", "i", "strong"}
KEPT = {"*": ATTRIBUTES["*"] | {"data-block-key"}, "a": ATTRIBUTES["a"] | {"linktype", "id"}}
LINKED_BY_ID = {"page", "document"}


@lru_cache(512)  # one text is stored several times in a row: in a version, the row, each translation's handle
def mended(html: str) -> str:
    """The HTML in the form that Draftail reads; unchanged, to the letter, if it has it already. No word is lost."""
    return html if not html or readable(html) else _mended(html)


def readable(html: str) -> bool:
    """Whether Draftail reads this HTML and an editor could have typed it."""
    return html == writable(html) and _Reader(html).satisfied


class _Reader(HTMLParser):
    """Walks once through a text and stops being satisfied at the first thing that no editor makes."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.satisfied = True
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.satisfied = self.satisfied and not self._open

    def handle_startendtag(self, tag, attrs):
        self._check(tag in VOID and _attributes_are_kept(tag, attrs))

    def handle_starttag(self, tag, attrs):
        self._check(tag in TAGS - VOID and _attributes_are_kept(tag, attrs))
        self._check(tag != "li" or self._open[-1:] in (["ul"], ["ol"]))
        self._check(tag in INLINE or not INLINE.intersection(self._open))
        self._check(tag != "a" or ("a" not in self._open and leads_somewhere(dict(attrs))))
        self._open.append(tag)

    def handle_endtag(self, tag):
        self._check(bool(self._open) and self._open.pop() == tag)

    def handle_comment(self, data):
        self._check(False)

    handle_decl = handle_pi = unknown_decl = handle_comment

    def _check(self, right):
        self.satisfied = self.satisfied and right


def _attributes_are_kept(tag, attrs):
    return {name for name, _value in attrs} <= KEPT["*"] | KEPT.get(tag, set())


def leads_somewhere(attrs: dict) -> bool:
    """Whether a link names a page or document by its number, or an address that may be linked to."""
    if "linktype" in attrs:
        number = attrs.get("id") or ""
        return attrs["linktype"] in LINKED_BY_ID and number.isascii() and number.isdigit()
    return bool(attrs.get("href")) and is_good(attrs["href"])


# What no editor types, by what keeps its words apart. Cells of a table stand beside each other.
INSTEAD = {"h1": "h2", "h5": "h4", "h6": "h4"} | dict.fromkeys(
    ("article", "caption", "dd", "div", "dt", "figcaption", "pre", "section", "tr"), "p"
)
CELLS = {"td", "th"}
AROUND_ROWS = {"table", "thead", "tbody", "tfoot"}
_cleaner = Cleaner(
    tags=TAGS | INSTEAD.keys() | CELLS | AROUND_ROWS,
    attributes={"*": KEPT["*"], "a": KEPT["a"]},
    url_schemes=SCHEMES,
    link_rel=None,
    strip_comments=True,
)


def _mended(html):
    soup = BeautifulSoup(_cleaner.clean(writable(html)), "html.parser")
    _rename(soup)
    for link in soup.find_all("a"):
        if not leads_somewhere(link.attrs):
            link.unwrap()
    for tag in soup.find_all(INLINE):
        if tag.find(list(TAGS - INLINE - {"br"})):
            tag.unwrap()
    _put_items_into_lists(soup)
    result = soup.decode(formatter="minimal")
    return result if readable(result) else f"<p>{escape(soup.get_text(' ', strip=True), quote=False)}</p>"


def _rename(soup):
    for cell in soup.find_all(CELLS):
        cell.append(" ")
        cell.unwrap()
    for tag in soup.find_all(INSTEAD):
        if INSTEAD[tag.name] == "p" and tag.find(list(TAGS - INLINE - {"br"} | INSTEAD.keys())):
            tag.unwrap()
        else:
            tag.name = INSTEAD[tag.name]
    for tag in soup.find_all(AROUND_ROWS):
        tag.unwrap()


def _put_items_into_lists(soup):
    """Items that stand in no list get one; those that follow each other share it."""
    made: list = []
    for item in soup.find_all("li"):
        if item.parent.name not in LISTS:
            before = _neighbour(item)
            if before is not None and any(before is one for one in made):
                before.append(item.extract())
            else:
                made.append(item.wrap(soup.new_tag("ul")))


def _neighbour(item):
    """The tag before an item, if only space stands between."""
    before = item.previous_sibling
    while before is not None and before.name is None and not before.strip():
        before = before.previous_sibling
    return before if before is not None and before.name else None


def mended_blocks(block: blocks.Block, raw) -> Any:
    """The stored form of a StreamField's value with every rich text in it mended; nothing is changed in place."""
    if isinstance(block, blocks.RichTextBlock):
        return mended(raw) if isinstance(raw, str) else raw
    if isinstance(block, blocks.BaseStreamBlock) and isinstance(raw, list):
        return [_child(block.child_blocks.get(item.get("type")), item) for item in raw]
    if isinstance(block, blocks.BaseStructBlock) and isinstance(raw, dict):
        children = block.child_blocks
        return {
            name: mended_blocks(children[name], value) if name in children else value for name, value in raw.items()
        }
    if isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        return [_child(block.child_block, item) for item in raw]
    return raw


def _child(block, item):
    if block is None:
        return item
    if isinstance(item, dict) and "value" in item:
        return item | {"value": mended_blocks(block, item["value"])}
    return mended_blocks(block, item)
