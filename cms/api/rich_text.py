"""Stored rich text as clean HTML with absolute addresses, and as plain text. Targets were looked up before."""

import re
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup
from django.utils.html import format_html
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, LinkRewriter, extract_attrs

from cms.core.cleaning import clean
from cms.core.models import CustomDocument

TARGETS = {"page": Page, "document": CustomDocument}
PARAGRAPHS = ["p", "h2", "h3", "h4", "blockquote"]
BLANKS = re.compile(r"[^\S\n]+")
LINES = re.compile(r"\n{3,}")


def link_targets(source: str) -> Iterator[tuple[type, int]]:
    """Models and ids of what a text links to."""
    for tag in FIND_A_TAG.findall(source or ""):
        attrs = extract_attrs(tag)
        model, pk = TARGETS.get(attrs.get("linktype")), attrs.get("id", "")
        if model and pk.isascii() and pk.isdigit():
            yield model, int(pk)


def rich_text(source: str, address: Callable[[type, int], tuple[str, str] | None]) -> dict:
    """The fields of ``schemas.Text``. ``address`` gives a target's absolute address and language, or None."""

    def rule(model):
        def tags(all_attrs):
            return [_tag(address(model, attrs.get("id"))) for attrs in all_attrs]

        return tags

    rewriter = LinkRewriter(bulk_rules={name: rule(model) for name, model in TARGETS.items()})
    html = clean(rewriter(source or ""))
    return {"html": html, "text": plain(html)}


def _tag(target) -> str:
    if target is None:
        return "<a>"
    url, language = target
    return format_html('<a href="{}" hreflang="{}">', url, language) if language else format_html('<a href="{}">', url)


def plain(html: str) -> str:
    """The words of some HTML: paragraphs apart by an empty line, items of a list each on a line that begins with -."""
    soup = BeautifulSoup(html.replace("\n", " "), "html.parser")
    for line in soup.find_all(["br", "hr"]):
        line.replace_with("\n")
    for item in soup.find_all("li"):
        item.insert(0, "\n- ")
    for block in soup.find_all([*PARAGRAPHS, "ul", "ol"]):
        block.insert_before("\n\n")
        block.insert_after("\n\n")
    lines = (line.strip() for line in BLANKS.sub(" ", soup.get_text()).split("\n"))
    return LINES.sub("\n\n", "\n".join(lines)).strip()
