"""What this app hands in."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .api import EventResource, VenueResource
from .feeds import EventFeed
from .models import Venue

register_snippet(Venue)
hooks.register("register_api_resource", EventResource)
hooks.register("register_api_resource", VenueResource)
hooks.register("feeds", EventFeed)
