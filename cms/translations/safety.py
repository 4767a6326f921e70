"""What a translation may hold. One check for every door: saving a string, overriding a link, importing a file.

wagtail-localize lets comments, CDATA, declarations and processing instructions through, because the parser hands them
over as text; browsers end them elsewhere than the parser does, so that script in them runs. It lets any scheme through
in overridden links. What fails here is kept for the translator to mend, marked with a message, and never shown: the
engine publishes the original's words instead.
"""

import html
import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from wagtail_localize.strings import INLINE_TAGS

SCHEMES = {"http", "https", "mailto", "tel"}
LONGEST = 20_000  # characters of one string; a paragraph has some hundreds
TIMES = 12  # how many times as long as its original a translation may be, beside a floor for short ones
FLOOR = 400
DEEPEST = 8  # levels of tags in one string
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
MARKED = re.compile(r"<[!?]|]]>")
VOID = {"br"}


class _Outline(HTMLParser):
    """Tags, link ids, depth and text of a string, read without recursion."""

    def __init__(self, source):
        super().__init__(convert_charrefs=False)
        self.links, self.open, self.depth, self.text = Counter(), [], 0, []
        self.balanced, self.foreign = True, ""
        self.feed(source)
        self.close()
        self.balanced = self.balanced and not self.open

    def handle_starttag(self, tag, attrs):
        if tag not in INLINE_TAGS or {name for name, _value in attrs} - ({"id"} if tag == "a" else set()):
            self.foreign = self.foreign or tag
        if tag == "a":
            self.links[dict(attrs).get("id") or ""] += 1
        if tag not in VOID:
            self.open.append(tag)
            self.depth = max(self.depth, len(self.open))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.balanced = False

    def handle_data(self, data):
        self.balanced = self.balanced and "<" not in data  # a tag that never ends; in words it is written &lt;
        self.text.append(data)

    def handle_charref(self, name):
        self.text.append(html.unescape(f"&#{name};"))

    def handle_entityref(self, name):
        self.text.append(html.unescape(f"&{name};"))

    @property
    def words(self) -> str:
        return "".join(self.text).replace("\xa0", " ").strip()


def without_control(text: str) -> str:
    """The text without control characters, which PostgreSQL refuses and no reader can see."""
    return CONTROL.sub("", text)


def too_big(text: str) -> bool:
    """Whether a text must not even be stored: its size or depth would break the pages that show it to translators."""
    return len(text) > LONGEST or _Outline(text).depth > DEEPEST


def fault_of(text: str, original: str, carried: bool = False) -> str:
    """Why a translated string (HTML with inline tags) cannot be shown for its original; empty if it can.

    Words carried over from an earlier text of the original may be longer than the new one allows, and may lack its new
    links: otherwise readers would get the original's language in their place.
    """
    if MARKED.search(text):
        return _("Comments and declarations such as <!-- … --> are not allowed. Remove them.")
    if len(text) > max(FLOOR, TIMES * len(original)) and not carried:
        return _("This is far longer than the original. Shorten it.")
    mine, its = _Outline(text), _Outline(original)
    if mine.foreign:
        return _("<%(tag)s> is not allowed like this. Use only the tags of the original.") % {"tag": mine.foreign}
    if not mine.balanced:
        return _("A tag is opened and not closed, or closed and not opened. Use the tags of the original.")
    if mine.links - its.links or (its.links - mine.links and not carried):
        return _("The links are not those of the original. Use each link once, with its own text.")
    if its.words and not mine.words:
        return _("There are no words in it.")
    return ""


def fault_of_link(value) -> str:
    """Why a value cannot stand in for a link or an address; empty if it can."""
    if not isinstance(value, str):
        return _("What is chosen is the same in every language.")
    cleaned = re.sub(r"[\x00-\x20\x7f-\x9f]", "", value)
    if cleaned != value.strip() or value.startswith(("//", "\\", "/\\")):
        return _("This is not an address. Write one that begins with https:// or /.")
    if not all(_has_good_scheme(form) for form in (cleaned, html.unescape(cleaned))):
        return _("Addresses begin with https://, http://, mailto: or tel:.")
    return ""


def _has_good_scheme(address: str) -> bool:
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return False
    return scheme in SCHEMES if scheme else ":" not in address.split("/")[0].split("?")[0].split("#")[0]
