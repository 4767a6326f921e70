"""What this app hands in."""

from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .api import EventResource, VenueResource
from .feeds import EventFeed
from .models import Venue
from .reports import EventReport

register_snippet(Venue)
hooks.register("register_api_resource", EventResource)
hooks.register("register_api_resource", VenueResource)
hooks.register("feeds", EventFeed)
hooks.register("register_admin_urls", lambda: [path("reports/events/", EventReport.as_view(), name="event_report")])
