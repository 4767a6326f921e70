"""Paging by keyset: a page begins after the last row seen, so its cost does not grow with its depth."""

import base64
import binascii
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet, Subquery


class CursorError(ValueError):
    """The cursor in an address is not one of ours."""


@dataclass
class KeysetPage:
    """One page of a list: its rows, and cursors of the pages before and after it (None at the ends)."""

    rows: list = field(default_factory=list)
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class Key:
    """One column of an order. Unknown values (None) come last, whatever the direction."""

    name: str
    descending: bool = False
    nullable: bool = False

    def order(self, backwards: bool) -> Any:
        descending = self.descending != backwards
        expression = F(self.name)
        if not self.nullable:
            return expression.desc() if descending else expression.asc()
        nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
        return expression.desc(**nulls) if descending else expression.asc(**nulls)

    def beyond(self, value, backwards: bool) -> Q:
        """Rows whose column lies past ``value`` in reading direction."""
        if value is None:
            return Q(**{f"{self.name}__isnull": False}) if backwards else Q(pk__in=[])
        operator = "lt" if self.descending != backwards else "gt"
        past = Q(**{f"{self.name}__{operator}": value})
        if self.nullable and not backwards:
            past |= Q(**{f"{self.name}__isnull": True})
        return past

    def same(self, value) -> Q:
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})


def order_by_keys(keys: tuple[Key, ...], *, backwards: bool = False) -> list:
    """The arguments of ``order_by`` for an order, or for its reverse."""
    return [key.order(backwards) for key in keys]


def paginate(queryset: QuerySet, keys: tuple[Key, ...], size: int, cursor: str = "") -> KeysetPage:
    """The page of ``size`` rows that ``cursor`` points at (the first one if empty). One query; no count.

    The last key must be unique. Raises CursorError for a cursor that was not made by this function.
    """
    backwards, values = _decode(cursor, len(keys)) if cursor else (False, None)
    try:
        if values is not None:
            queryset = queryset.filter(_past(keys, values, backwards))
        rows = list(queryset.order_by(*order_by_keys(keys, backwards=backwards))[: size + 1])
    except (ValueError, TypeError, OverflowError, ValidationError) as error:
        raise CursorError(cursor) from error
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    if not rows:
        return KeysetPage()
    has_before = more if backwards else values is not None
    has_after = values is not None if backwards else more
    return KeysetPage(
        rows,
        before=_encode(keys, rows[0], backwards=True) if has_before else None,
        after=_encode(keys, rows[-1], backwards=False) if has_after else None,
    )


def neighbours(queryset: QuerySet, keys: tuple[Key, ...], row) -> tuple:
    """The rows right before and after ``row`` in the order of ``keys`` (None at the ends). One query."""
    values = [getattr(row, key.name) for key in keys]
    nearest = Q(pk__in=[])
    for backwards in (True, False):
        past = queryset.filter(_past(keys, values, backwards))
        nearest |= Q(pk=Subquery(past.order_by(*order_by_keys(keys, backwards=backwards)).values("pk")[:1]))
    behind = ExpressionWrapper(_past(keys, values, False), output_field=BooleanField())
    found = {bool(each.behind): each for each in queryset.filter(nearest).annotate(behind=behind)}
    return found.get(False), found.get(True)


def _past(keys, values, backwards) -> Q:
    condition, same = Q(), Q()
    for key, value in zip(keys, values, strict=True):
        condition |= same & key.beyond(value, backwards)
        same &= key.same(value)
    return condition


def _encode(keys, row, *, backwards: bool) -> str:
    values = [_plain(getattr(row, key.name)) for key in keys]
    raw = json.dumps([backwards, values], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _plain(value):
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _read(value):
    if not isinstance(value, dict):
        return value
    return datetime.fromisoformat(value["moment"]) if "moment" in value else date.fromisoformat(value["date"])


def _decode(cursor: str, length: int) -> tuple[bool, list]:
    try:
        raw = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        backwards, plain = json.loads(raw)
        values = [_read(value) for value in plain]
    except (binascii.Error, ValueError, TypeError, KeyError, UnicodeError, RecursionError) as error:
        raise CursorError(cursor) from error
    usable = all(value is None or isinstance(value, (bool, int, str, date)) for value in values)
    odd = any(isinstance(value, str) and "\x00" in value for value in values)
    if not isinstance(backwards, bool) or len(values) != length or not usable or odd:
        raise CursorError(cursor)
    return backwards, values
