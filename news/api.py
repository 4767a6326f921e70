"""News and roundtables as data, handed in to the API."""

import datetime
from typing import Literal

from django.db.models import Exists, OuterRef
from ninja import Schema
from pydantic import Field

from cms.api.blocks import body_type
from cms.api.listing import FactList, List, within
from cms.api.parameters import Country, Day, Slug, Year
from cms.api.registry import resource_of
from cms.api.resources import TITLE, UPDATED, Resource
from cms.api.schemas import Item, Picture, Reference
from cms.core.keyset import Key
from cms.core.models import Project
from regions.models import RegionPage

from .models import NewsPage, NewsPagePractice, NewsPageRegion, Roundtable, RoundtableOrganisation

Kind = Literal[tuple(NewsPage.Kind.values)]
Status = Literal[tuple(Roundtable.Status.values)]
Format = Literal[tuple(Roundtable.Format.values)]
Unit = Literal[tuple(Roundtable.Unit.values)]


class Range(Schema):
    """A number as far as it is known: the lowest, the highest, and whether there may have been more (`over 90`)."""

    low: int | None
    high: int | None = Field(description="The same as `low` where the number is known; null where it is open.")
    open: bool = Field(description="`low` is only the lower bound.")


class RoundtableFacts(Schema):
    """The facts of one roundtable. Whatever is not known is null; nothing is guessed."""

    id: str
    api: str
    ordinal: int = Field(description="1 for the region's first roundtable.")
    status: Status
    start: datetime.date | None
    end: datetime.date | None
    start_time: str | None = Field(description="Time of day (ISO 8601, hh:mm) in `time_zone`.")
    end_time: str | None
    time_zone: str | None
    format: Format
    place: str
    participants: Range
    unit: Unit = Field(description="What `participants` counts.")
    organisations_count: int | None
    online_count: int | None
    on_site_count: int | None
    duration_minutes: int | None
    duration: str | None = Field(description="The same as ISO 8601, such as `PT1H30M`.")


class Event(Schema):
    """An event that is no roundtable."""

    start: datetime.date | None
    end: datetime.date | None
    place: str


class NewsSummary(Item):
    slug: str
    summary: str
    kind: Kind
    date: datetime.date | None = Field(
        description="The date to show: of the roundtable, else of the event, else published."
    )
    publication_date: datetime.date | None
    event: Event
    roundtable: RoundtableFacts | None
    regions: list[Reference]
    practices: list[Reference]
    picture: Picture | None


class NewsDetail(NewsSummary):
    body: body_type(NewsPage._meta.get_field("body").stream_block, "News")
    organisers: list[Reference]
    presenters: list[Reference]
    project: Reference | None


class NewsList(List):
    region: Slug | None = Field(None, description="Slug of a region.")
    country: Country | None = Field(None, description="Country of a region (ISO 3166-1).")
    kind: Kind | None = None
    status: Status | None = Field(None, description="Status of the roundtable that the post is about.")
    year: Year | None = None
    date_from: Day | None = Field(None, description="Dated on this day or later.")
    date_until: Day | None = Field(None, description="Dated on this day or before.")

    def narrow(self, rows):
        which = {"slug": self.region, "country": self.country}
        which = {name: value for name, value in which.items() if value}
        rows = rows.about_regions(**which) if which else rows
        rows = rows.filter(kind=self.kind) if self.kind else rows
        rows = rows.filter(roundtable__status=self.status) if self.status else rows
        rows = rows.filter(key_date__year=self.year) if self.year else rows
        return within(rows, "key_date", self.date_from, self.date_until)


def shown_roundtable(row) -> Roundtable | None:
    """The roundtable of a post, unless it is hidden. A draft comes from no list, so for it the database is asked."""
    if not hasattr(row, "roundtable_is_shown"):
        row.roundtable_is_shown = Roundtable.objects.visible().filter(pk=row.roundtable_id).exists()
    return row.roundtable if row.roundtable_is_shown else None


class NewsResource(Resource):
    name, model = "news", NewsPage
    description = "Posts: roundtables, visits, publications. Newest first unless another order is asked for."
    summary, detail, asked = NewsSummary, NewsDetail, NewsList
    orders = {
        "-date": (Key("key_date", descending=True, nullable=True), Key("pk", descending=True)),
        "date": (Key("key_date", nullable=True), Key("pk")),
        **UPDATED,
        **TITLE,
    }

    def rows(self):
        shown = Roundtable.objects.visible().filter(pk=OuterRef("roundtable"))
        rows = super().rows().select_related("locale", "roundtable", "picture")
        return rows.annotate(roundtable_is_shown=Exists(shown))

    def followed(self):
        return (Roundtable, RegionPage)

    def follows(self, model, rows):
        """A roundtable's posts, also when its region hides it or shows it again."""
        if model is RegionPage:
            keys = [row.translation_key for row in rows]
            rows = Roundtable.objects.filter(region__translation_key__in=keys)
        return NewsPage.objects.filter(roundtable__in=rows).values_list("translation_key", flat=True)

    def relate(self, rows, said):
        ids = [row.pk for row in rows]
        said.related.links("regions", NewsPageRegion.objects.filter(page__in=ids), "page", "region")
        said.related.links("regions", NewsPage.objects.filter(pk__in=ids), "pk", "roundtable__region")
        said.related.links("practices", NewsPagePractice.objects.filter(page__in=ids), "page", "practice")

    def relate_detail(self, row, said):
        said.want_body(row.body)
        said.related.want(Project, [row.project_id])
        if shown_roundtable(row):
            links = RoundtableOrganisation.objects.filter(roundtable=row.roundtable_id)
            said.related.links("organisations", links, "roundtable", "organisation", "role")

    def summarise(self, row, said):
        return {
            "slug": row.slug,
            "summary": row.summary,
            "kind": row.kind,
            "date": row.key_date,
            "publication_date": row.publication_date,
            "event": {"start": row.event_start, "end": row.event_end, "place": row.event_place},
            "roundtable": facts(shown_roundtable(row), said) if shown_roundtable(row) else None,
            "regions": said.references("regions", row),
            "practices": said.references("practices", row),
            "picture": said.picture(row.picture),
        }

    def describe(self, row, said):
        roles = RoundtableOrganisation.Role
        roundtable = shown_roundtable(row)
        return {
            "body": said.body(row.body),
            "organisers": said.references("organisations", roundtable, roles.ORGANISER) if roundtable else [],
            "presenters": said.references("organisations", roundtable, roles.PRESENTER) if roundtable else [],
            "project": said.reference_to(Project, row.project_id),
        }


class RoundtableSummary(Item, RoundtableFacts):
    region: Reference | None


class RoundtableDetail(RoundtableSummary):
    organisers: list[Reference]
    presenters: list[Reference]
    posts: list[Reference] = Field(description="News about it.")


class RoundtableList(FactList):
    region: Slug | None = Field(None, description="Slug of a region.")
    country: Country | None = Field(None, description="Country of a region (ISO 3166-1).")
    status: Status | None = None
    format: Format | None = None
    year: Year | None = None
    date_from: Day | None = Field(None, description="Held on this day or later.")
    date_until: Day | None = Field(None, description="Held on this day or before.")

    def narrow(self, rows):
        rows = rows.filter(region__slug=self.region) if self.region else rows
        rows = rows.filter(region__country=self.country) if self.country else rows
        rows = rows.filter(status=self.status) if self.status else rows
        rows = rows.filter(format=self.format) if self.format else rows
        rows = rows.filter(start__year=self.year) if self.year else rows
        return within(rows, "start", self.date_from, self.date_until)


class RoundtableResource(Resource):
    name, model = "roundtables", Roundtable
    description = "The facts of roundtables: they hold no words, so every language shows the same ones."
    summary, detail, asked = RoundtableSummary, RoundtableDetail, RoundtableList
    orders = {
        "-date": (Key("start", descending=True, nullable=True), Key("pk", descending=True)),
        "date": (Key("start", nullable=True), Key("pk")),
    }
    lists = (NewsPage,)

    def followed(self):
        return (RegionPage,)

    def follows(self, model, rows):
        keys = [row.translation_key for row in rows]
        found = Roundtable.objects.filter(region__translation_key__in=keys).values_list("pk", flat=True)
        return [self.as_key(pk) for pk in found]

    def relate(self, rows, said):
        links = Roundtable.objects.filter(pk__in=[row.pk for row in rows])
        said.related.links("region", links, "pk", "region")

    def relate_detail(self, row, said):
        links = RoundtableOrganisation.objects.filter(roundtable=row)
        said.related.links("organisations", links, "roundtable", "organisation", "role")
        said.related.links("posts", NewsPage.objects.filter(roundtable=row), "roundtable")

    def title_of(self, row, said):
        region = self._region(row, said)
        return f"{region['title']}: {row.ordinal_text}" if region else row.ordinal_text

    def address_of_row(self, row, said):
        region = self._region(row, said)
        return region and region["url"]

    def _region(self, row, said):
        return next(iter(said.references("region", row)), None)

    def summarise(self, row, said):
        return facts(row, said) | {"region": self._region(row, said)}

    def describe(self, row, said):
        roles = RoundtableOrganisation.Role
        return {
            "organisers": said.references("organisations", row, roles.ORGANISER),
            "presenters": said.references("organisations", row, roles.PRESENTER),
            "posts": said.references("posts", row),
        }


def facts(roundtable: Roundtable, said) -> dict:
    """The fields of ``RoundtableFacts``."""
    resource = resource_of(Roundtable)
    key = resource.key_of(roundtable)
    same = ("ordinal", "status", "start", "end", "format", "place", "unit", "duration_minutes")
    counts = ("organisations_count", "online_count", "on_site_count")
    return {
        "id": resource.id_of(key),
        "api": said.api(resource, key, said.locale),
        **{name: getattr(roundtable, name) for name in (*same, *counts)},
        "start_time": _time(roundtable.start_time),
        "end_time": _time(roundtable.end_time),
        "time_zone": roundtable.time_zone or None,
        "participants": _range(roundtable),
        "duration": _duration(roundtable.duration_minutes),
    }


def _range(roundtable):
    low, high = roundtable.participants_low, roundtable.participants_high
    known = None if roundtable.participants_open else high if high is not None else low
    return {"low": low, "high": known, "open": roundtable.participants_open}


def _time(value) -> str | None:
    return value and value.strftime("%H:%M")


def _duration(minutes: int | None) -> str | None:
    if minutes is None:
        return None
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")
