"""Brings the records of the demonstration in: all of them or, if one is broken, none."""

from collections.abc import Callable

from django.db import transaction
from wagtail.models import Site

from cms.core.models import NetworkSettings
from news.models import NewsCount

from . import pages, snippets
from .records import Record
from .stock import Stock


@transaction.atomic
def load(records: dict[str, dict[str, Record]], say: Callable[[str], None]) -> Stock:
    """Bring in what did not come in before. Raises RecordError, and changes nothing, if a record is broken.

    ``say`` is told of each step. Gives the stock, with which translations can find what was made.
    """
    stock = Stock(records, say)
    _each(stock, "topic", snippets.topic)
    _each(stock, "project", snippets.project)
    _each(stock, "organisation", snippets.organisation)
    drafts = pages.drafts(stock)
    _tell_pages(stock, drafts)
    _each(stock, "roundtable", snippets.roundtable)
    _each(stock, "practice", snippets.practice)
    for number, (record, page) in enumerate(drafts, 1):
        pages.fill(stock, record, page)
        if number % 10 == 0 or number == len(drafts):
            say(f"published: {number} of {len(drafts)} pages")
    for record in records["settings"].values():
        if stock.is_new(record):
            _settings(record)
            stock.remember(record.identifier)
    NewsCount.rebuild()
    return stock


def _each(stock: Stock, kind: str, make: Callable[[Stock, Record], None]) -> None:
    fresh = [record for record in stock.records[kind].values() if stock.is_new(record)]
    for record in fresh:
        make(stock, record)
        stock.remember(record.identifier)
    _tell(stock, kind, len(fresh))


def _tell_pages(stock, drafts):
    for kind in ("page", "region", "news"):
        _tell(stock, kind, sum(record.kind == kind for record, _page in drafts))


def _tell(stock, kind, fresh):
    stock.say(f"{kind}: {fresh} new, {len(stock.records[kind]) - fresh} already here")


def _settings(record: Record) -> None:
    site = Site.objects.filter(is_default_site=True).first()
    settings = NetworkSettings.for_site(site)
    settings.network_name = record.get("network_name")
    settings.contact_email = record.get("contact_email", "")
    footer = [
        {"type": "text", "value": {"language": row["language"], "text": row["html"]}} for row in record.get("footer")
    ]
    social = [{"type": "link", "value": row} for row in record.get("social", [])]
    settings.footer = NetworkSettings._meta.get_field("footer").to_python(footer)
    settings.social_links = NetworkSettings._meta.get_field("social_links").to_python(social)
    settings.save()
