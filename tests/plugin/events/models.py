"""Events, and the venues where they take place."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cms.core.blocks import body_blocks
from cms.core.models import BasePage, StreamField, TranslatableSnippet, neutral


class Venue(TranslatableSnippet):
    """A place where people meet. Its name is the same in every language; how to get there is translated."""

    name = models.CharField(max_length=100)
    access = models.TextField(blank=True)

    override_translatable_fields = neutral("name")
    panels = [FieldPanel("name"), FieldPanel("access")]
    search_fields = [index.SearchField("name")]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]

    def __str__(self):
        return self.name


class EventPage(BasePage):
    """One event."""

    search_kind, search_kind_label = "event", "Event"

    start = models.DateField()
    venue = models.ForeignKey(Venue, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    body = StreamField(body_blocks(), blank=True)

    parent_page_types = ["home.HomePage"]
    content_panels = [*BasePage.content_panels, FieldPanel("start"), FieldPanel("venue"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    override_translatable_fields = [*BasePage.override_translatable_fields, *neutral("start", "venue")]

    def search_day(self):
        return self.start.isoformat()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"venue": context["references"].by_id(Venue, self.venue_id)}
