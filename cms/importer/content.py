"""From a record to the values of a model: texts, blocks and child rows, through the models' own validation."""

import json
import re
from collections.abc import Iterable

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.models import Page

from .markup import check_html
from .records import Record
from .stock import Stock, key

LINK = re.compile(r"^(page|region|news):([a-z0-9-]+)$")


def plain(record: Record, *names: str, **renamed: str) -> dict:
    """The record's own values for model fields; what is not known is left to the field's default."""
    values = {name: record.values[name] for name in names if name in record.values}
    return values | {field: record.values[name] for field, name in renamed.items() if name in record.values}


def in_order(rows: Iterable) -> list:
    """Child rows that keep the order of their record."""
    rows = list(rows)
    for place, row in enumerate(rows):
        row.sort_order = place
    return rows


def body(record: Record, stock: Stock) -> str:
    """The record's blocks as the JSON of a StreamField, with ids that are always the same."""
    blocks = []
    for number, block in enumerate(record.get("body", []), 1):
        values = dict(block)
        kind = values.pop("type", "")
        maker = BLOCKS.get(kind)
        if maker is None:
            raise record.error(f"body, block {number}", f"unknown type “{kind}”. Known: {', '.join(BLOCKS)}.")
        try:
            value = maker(record, f"body, block {number}", values, stock)
        except KeyError as error:
            raise record.error(f"body, block {number}", f"{error.args[0]} is missing.") from error
        if values:
            raise record.error(f"body, block {number}", f"unknown field {', '.join(values)}.")
        blocks.append({"type": kind, "value": value, "id": _block_id(record, number)})
    return json.dumps(blocks)


def _block_id(record, *parts) -> str:
    return str(key("/".join([record.identifier, "body", *map(str, parts)])))


def _text(record, field, values, stock):
    html = values.pop("html")
    check_html(record, field, html)
    return " ".join(html.split())


def _quote(record, field, values, stock):
    return {"text": values.pop("text"), "speaker": values.pop("speaker", ""), "role": values.pop("role")}


def _practices(record, field, values, stock):
    ids = values.pop("practices")
    items = [
        {"type": "item", "value": practice.pk, "id": _block_id(record, field, practice.slug)}
        for practice in stock.many(record, field, "practice", ids)
    ]
    return {"heading": values.pop("heading", ""), "practices": items}


def _call_to_action(record, field, values, stock):
    page, url = None, values.pop("url", "")
    link = values.pop("page", None)
    if link is not None:
        match = LINK.match(link)
        if not match:
            raise record.error(field, f"“{link}” is no link. Write page:…, region:… or news:….")
        page = stock.find(Page, f"{match[1]}/{match[2]}")
        if page is None:
            raise record.error(field, f"there is no {match[1]} “{match[2]}”.")
    return {
        "text": values.pop("text", ""),
        "link_text": values.pop("link_text"),
        "page": page and page.pk,
        "url": url,
    }


BLOCKS = {
    "text": _text,
    "quote": _quote,
    "practices": _practices,
    "call_to_action": _call_to_action,
    "presenters": lambda record, field, values, stock: {"heading": values.pop("heading", "")},
    "roundtable_facts": lambda record, field, values, stock: None,
}


def check(record: Record, instance, exclude: tuple[str, ...] = ()) -> None:
    """The checks that editors meet; what fails is told with file, record and field. Raises RecordError."""
    try:
        instance.full_clean(exclude=exclude)
        if getattr(instance, "body", None):
            instance.body.stream_block.clean(instance.body)
    except ValidationError as error:
        errors = error.message_dict if hasattr(error, "error_dict") else {"body": error.messages}
        field, messages = next(iter(errors.items()))
        field = "" if field == NON_FIELD_ERRORS else field
        raise record.error(field, " ".join(map(str, messages))) from error
