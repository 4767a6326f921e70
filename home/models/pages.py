from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index

from cms.core.blocks import body_blocks
from cms.core.models import BasePage, Resource, StreamField


class HomePage(BasePage):
    """The front page of one language. Content apps add what they have: regions, the next roundtable, news."""

    body = StreamField(body_blocks(), verbose_name=_("text"), blank=True, help_text=_("Shown below everything else."))

    parent_page_types = ["wagtailcore.Page"]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class StandardPage(BasePage):
    """A plain page: about, privacy, publications.

    Those right under the front page are in the header if they are shown in menus, else in the footer.
    """

    body = StreamField(body_blocks(), verbose_name=_("text"), blank=True)

    in_footer = True
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        InlinePanel("resources", heading=_("Documents"), label=_("document")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.RelatedFields("resources", [index.SearchField("title")]),
    ]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")


class StandardPageResource(Resource):
    """A document that a plain page offers."""

    page = ParentalKey(StandardPage, on_delete=models.CASCADE, related_name="resources")
