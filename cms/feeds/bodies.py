"""The text of a page as plain HTML, without the page's layout, from the stored values of its blocks.

A block of another app is written by its own ``feed_html(raw, found, parts)`` if it has one, and else by what it is made
of: texts become paragraphs, rich text stays, lists are lists. What is no text is left out.
"""

from django.template.defaultfilters import linebreaks_filter
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.rich_text import RichText

from cms.core import languages
from cms.core.blocks import CallToActionBlock, DocumentBlock, PageReferenceBlock, QuoteBlock, VideoBlock
from cms.core.cleaning import clean
from cms.core.links import is_good
from cms.core.listing import in_one_line

from .found import Found

NOTHING = format_html("{}", "")


def write_body(page, found: Found, parts: dict[str, SafeString]) -> SafeString:
    """The body of a page. ``parts`` has the HTML of blocks that hold no words of their own, by the block's name."""
    body = getattr(page, "body", None)
    if not body:
        return NOTHING
    return _write(body.stream_block, list(body.raw_data), found, parts)


def _write(block, raw, found, parts) -> SafeString:
    if raw in (None, "", [], {}):
        return NOTHING
    if hasattr(block, "feed_html"):
        return block.feed_html(raw, found, parts)
    for kind, writer in WRITERS:
        if isinstance(block, kind):
            return writer(block, raw, found, parts)
    return NOTHING


def rich_text(raw, found) -> SafeString:
    source = raw.source if isinstance(raw, RichText) else str(raw)
    return mark_safe(clean(found.text(source)))  # noqa: S308 - cleaned here


def link(url, title, language="") -> SafeString:
    """A link, or the title alone where there is no address that a page may link to."""
    mark = _language(language)
    if not url or not is_good(url):
        return format_html("<span{}>{}</span>", mark, title) if language else format_html("{}", title)
    return format_html('<a href="{}"{}>{}</a>', url, mark, title)


def _language(code) -> SafeString:
    return format_html(' lang="{}" dir="{}"', code, languages.direction(code)) if code else NOTHING


def _stream(block, raw, found, parts):
    return _join(_child(block, child, found, parts) for child in raw)


def _child(block, child, found, parts):
    name = child["type"]
    if name in parts:
        return parts[name]
    inner = block.child_blocks.get(name)
    return _write(inner, child["value"], found, parts) if inner else NOTHING


def _struct(block, raw, found, parts):
    return _join(_field(name, inner, raw.get(name), found, parts) for name, inner in block.child_blocks.items())


def _field(name, inner, raw, found, parts):
    if name == "heading" and raw:
        return format_html("<h2>{}</h2>", raw)
    return _write(inner, raw, found, parts)


def _list(block, raw, found, parts):
    values = [item["value"] if isinstance(item, dict) and "value" in item else item for item in raw]
    items = [_write(block.child_block, value, found, parts) for value in values]
    items = [item for item in items if item]
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((i,) for i in items))) if items else NOTHING


def _words(block, raw, found, parts):
    return linebreaks_filter(str(raw))


def _quote(block, raw, found, parts):
    who = in_one_line((raw.get("speaker"), raw.get("role")))
    cite = format_html("<p>– {}</p>", who) if who else NOTHING
    return format_html("<blockquote>{}{}</blockquote>", _words(block, raw.get("text", ""), found, parts), cite)


def _image(block, raw, found, parts):
    rendition = found.picture(raw["image"]) if raw.get("image") else None
    alt = "" if raw.get("decorative") else raw.get("alt_text") or ""
    return figure(rendition, alt)


def figure(rendition, alt: str | None = None) -> SafeString:
    """A picture with its credit, or nothing. Without ``alt`` the picture's own description stands for it."""
    if rendition is None:
        return NOTHING
    alt = rendition.image.description if alt is None else alt
    credit = rendition.image.credit
    caption = (
        format_html("<figcaption{}>{}</figcaption>", _language(rendition.image.language), credit) if credit else ""
    )
    image = format_html(
        '<img src="{}" alt="{}" width="{}" height="{}">', rendition.url, alt, rendition.width, rendition.height
    )
    return format_html("<figure>{}{}</figure>", image, caption)


def _document(block, raw, found, parts):
    document = found.document(raw["document"]) if raw.get("document") else None
    if document is None:
        return NOTHING
    return format_html("<p>{}</p>", link(document.url, raw.get("text") or document.title, document.language))


def _call(block, raw, found, parts):
    target = found.page(raw["page"]) if raw.get("page") else None
    sentence = format_html("{} ", raw["text"]) if raw.get("text") else NOTHING
    url = target.url if target else raw.get("url")
    return format_html("<p>{}{}</p>", sentence, link(url, raw.get("link_text"))) if url else NOTHING


def _video(block, raw, found, parts):
    return format_html("<p>{}</p>", link(raw.get("url"), raw.get("title"), ""))


def _page(block, raw, found, parts):
    found.page(raw)
    return NOTHING  # a page without words to link is shown by the block around it


def _snippet(block, raw, found, parts):
    row = found.row(block.model_class, raw)
    return link(row.url, row.title, row.language) if row else NOTHING


def bulleted(rows) -> SafeString:
    """A list of links; those that the public may not see are None and left out."""
    shown = [(link(row.url, row.title, row.language),) for row in rows if row]
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", shown)) if shown else NOTHING


def _join(pieces) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))


WRITERS = (  # the first that fits
    (blocks.RichTextBlock, lambda block, raw, found, parts: rich_text(raw, found)),
    (QuoteBlock, _quote),
    (ImageBlock, _image),
    (ImageChooserBlock, lambda block, raw, found, parts: figure(found.picture(raw))),
    (DocumentBlock, _document),
    (CallToActionBlock, _call),
    (VideoBlock, _video),
    (PageReferenceBlock, _page),
    (blocks.ChooserBlock, _snippet),
    (blocks.StreamBlock, _stream),
    (blocks.ListBlock, _list),
    (blocks.StructBlock, _struct),
    (blocks.CharBlock, _words),
    (blocks.TextBlock, _words),
)
