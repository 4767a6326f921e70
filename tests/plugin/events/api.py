"""Events and venues as data."""

import datetime

from cms.api.blocks import body_type
from cms.api.resources import TITLE, UPDATED, Resource
from cms.api.schemas import Item, Reference
from cms.core.keyset import Key

from .models import EventPage, Venue


class EventSummary(Item):
    summary: str
    start: datetime.date
    venue: Reference | None


class EventDetail(EventSummary):
    body: body_type(EventPage._meta.get_field("body").stream_block, "Event")


class EventResource(Resource):
    name, model = "events", EventPage
    description = "Events of the network."
    summary, detail = EventSummary, EventDetail
    orders = TITLE | UPDATED

    def relate(self, rows, said):
        links = EventPage.objects.filter(pk__in=[row.pk for row in rows])
        said.related.links("venue", links, "pk", "venue")

    def relate_detail(self, row, said):
        said.want_body(row.body)

    def summarise(self, row, said):
        venue = next(iter(said.references("venue", row)), None)
        return {"summary": row.summary, "start": row.start, "venue": venue}

    def describe(self, row, said):
        return {"body": said.body(row.body)}


class VenueItem(Item):
    access: str


class VenueResource(Resource):
    name, model = "venues", Venue
    description = "Where events take place."
    summary = detail = VenueItem
    title_column = "name"
    orders = {"name": (Key("name"), Key("pk"))}
