"""Events as a feed."""

from cms.feeds.feeds import Feed

from .models import EventPage


class EventFeed(Feed):
    name, title, model = "events", "Events", EventPage
