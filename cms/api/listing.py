"""Parameters of a list, and one page of it."""

from datetime import date, datetime, time, timedelta
from typing import Literal

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from ninja import Schema
from pydantic import Field

from cms.translations.models import TranslationStatus

from .parameters import Asked, Size, Token
from .schemas import Freshness, Provenance

STANDARD_SIZE = 20


class FactList(Asked):
    """What every list takes. Subclasses add filters and say in ``narrow`` what they leave."""

    limit: Size = Field(STANDARD_SIZE, description="Items on a page.")
    cursor: Token | None = Field(None, description="Where the page begins: taken from a `next` link, never made up.")
    order: str | None = None

    def narrow(self, rows: QuerySet) -> QuerySet:
        """The rows that the filters leave."""
        return rows

    def narrow_by_state(self, rows: QuerySet) -> QuerySet:
        return rows


class List(FactList):
    """What every list of content with words takes besides."""

    completeness: Literal["original", "translated", "partly", "not_yet"] | None = Field(
        None, description="Only items whose words are translated so far."
    )
    freshness: Freshness | None = Field(None, description="Only items that stand so to their original.")
    provenance: Provenance | None = Field(None, description="Only items whose weakest paragraph is this.")

    def narrow_by_state(self, rows: QuerySet) -> QuerySet:
        """The rows that stand in their language as asked."""
        wanted = {}
        if self.completeness:
            wanted = {"is_original": True} if self.completeness == "original" else {"completeness": self.completeness}
            wanted.setdefault("is_original", False)
        wanted |= {name: getattr(self, name) for name in ("freshness", "provenance") if getattr(self, name)}
        if not wanted:
            return rows
        kept = TranslationStatus.objects.filter(
            translation_key=OuterRef("translation_key"), locale=OuterRef("locale"), **wanted
        )
        return rows.filter(Exists(kept))


class Links(Schema):
    """Addresses of the pages around this one; null at the ends."""

    next: str | None
    previous: str | None


def within(rows: QuerySet, field: str, first, last) -> QuerySet:
    """Rows whose date field lies between two days, both included; either may be open."""
    if first:
        rows = rows.filter(**{f"{field}__gte": first})
    return rows.filter(**{f"{field}__lte": last}) if last else rows


def within_moments(rows: QuerySet, field: str, first, last) -> QuerySet:
    """The same for a field that holds moments; days are those of the site's time zone."""
    if first:
        rows = rows.filter(**{f"{field}__gte": _midnight(first)})
    return rows.filter(**{f"{field}__lt": _midnight(last) + timedelta(days=1)}) if last else rows


def _midnight(day):
    """Years far from ours cannot be brought into a time zone."""
    near = min(max(day, date(1900, 1, 1)), date(2200, 1, 1))
    return timezone.make_aware(datetime.combine(near, time.min))
