"""Originals of the demonstration that changed after they were translated, so that readers see what they are told then.

``[[earlier]]`` in a record's file tells how its texts read when they were translated: each ``now`` of its body was
``was`` then. The texts come in as they were, are translated, and then become what the record says.
"""

from collections.abc import Iterator

from django.db import transaction
from wagtail.models import Page

from .content import body, check
from .records import Record
from .stock import Stock

MARK = "revised"


def as_it_was(record: Record) -> Record:
    """The record with the texts it had when it was translated. Raises RecordError where a text is not found."""
    changes = _changes(record)
    if not changes:
        return record
    blocks = [dict(block) for block in record.get("body", [])]
    for number, (now, was) in enumerate(changes, 1):
        found = [block for block in blocks if now and now in block.get("html", "")]
        if not found:
            raise record.error(f"earlier, row {number}", "there is no such text in the body.")
        found[0]["html"] = found[0]["html"].replace(now, was, 1)
    return Record(record.file, record.kind, record.id, {**record.values, "body": blocks})


def revised(records: dict[str, dict[str, Record]]) -> Iterator[Record]:
    """Records whose texts changed after they were translated."""
    for kind in ("page", "region", "news"):
        yield from (record for record in records[kind].values() if record.get("earlier"))


@transaction.atomic
def revise(stock: Stock) -> None:
    """Publish what changed in originals since, once."""
    for record in revised(stock.records):
        mark = f"{record.identifier}/{MARK}"
        page = stock.find(Page, record.identifier)
        if mark in stock.known or page is None:
            continue
        _publish(record, stock, page.specific)
        stock.remember(mark)


def _publish(record, stock, page):
    page.body = type(page)._meta.get_field("body").to_python(body(record, stock))
    check(record, page)
    page.save_revision().publish()


def _changes(record):
    """Pairs of the text as it is and as it was."""
    return [(row.get("now", ""), row.get("was", "")) for row in record.get("earlier", [])]
