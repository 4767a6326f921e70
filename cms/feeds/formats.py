"""Feeds as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1. All three hold the same items with their whole text."""

import json
from datetime import datetime

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc3339_date
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from cms.core.cleaning import writable

from .items import NEVER, Item
from .streams import Format, Reader, Stream


def _html(item: Item) -> str:
    """The text inside an element that tells its language and direction, because readers mix feeds of many languages."""
    inner = mark_safe(writable(item.html))  # noqa: S308 - it is clean (items.Item)
    return format_html('<div lang="{}" dir="{}">{}</div>', item.language, item.direction, inner)


def _tags(item: Item) -> list[str]:
    return [writable(tag) for tag in item.tags]


class _Lasting:
    """The feed's own date is that of its newest change, so that a feed nobody changed is the same byte for byte."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)


class _Atom(_Lasting, Atom1Feed):
    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("summary", item["summary"], {"type": "text"})
        handler.addQuickElement("content", item["html"], {"type": "html"})
        handler.addQuickElement("category", "", {"term": item["translation"], "scheme": item["scheme"]})


class _Rss(_Lasting, Rss201rev2Feed):
    def rss_attributes(self):
        more = {"content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/"}
        return super().rss_attributes() | {f"xmlns:{prefix}": name for prefix, name in more.items()}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["html"])
        handler.addQuickElement("dc:language", self.feed["language"])
        handler.addQuickElement("category", item["translation"], {"domain": item["scheme"]})


def _xml(kind, stream: Stream, reader: Reader, own: str) -> bytes:
    items = stream.items(reader)
    feed = kind(
        writable(stream.title_for(reader)),
        f"{reader.root}/{reader.language}/",
        writable(stream.title),
        language=reader.language,
        author_name=writable(reader.network),
        feed_url=own,
        feed_guid=own,
    )
    for item in items:
        feed.add_item(
            writable(item.title),
            item.url,
            writable(item.summary) if kind is _Rss else None,
            unique_id=item.id,
            unique_id_is_permalink=False,
            pubdate=item.published,
            updateddate=item.updated,
            categories=_tags(item),
            summary=writable(item.summary),
            html=_html(item),
            translation=item.translation,
            scheme=f"{reader.root}/#translation",
        )
    return feed.writeString("utf-8").encode()


def _json(stream: Stream, reader: Reader, own: str) -> bytes:
    items = stream.items(reader)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": stream.title_for(reader),
        "home_page_url": f"{reader.root}/{reader.language}/",
        "feed_url": own,
        "language": reader.language,
        "authors": [{"name": reader.network, "url": f"{reader.root}/"}],
        "items": [_json_item(item) for item in items],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _json_item(item: Item) -> dict:
    return {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": _html(item),
        "language": item.language,
        "date_published": rfc3339_date(item.published),
        "date_modified": rfc3339_date(item.updated),
        "tags": item.tags,
        "_translation": {
            "state": item.translation,
            "current": item.translation == "original" or item.state.is_current,
            "original_language": item.state.original_language or item.language,
        },
    }


FEED = {
    "atom": Format("application/atom+xml; charset=utf-8", lambda *words: _xml(_Atom, *words)),
    "rss": Format("application/rss+xml; charset=utf-8", lambda *words: _xml(_Rss, *words)),
    "json": Format("application/feed+json; charset=utf-8", _json),
}
