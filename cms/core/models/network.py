from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from .. import languages
from ..blocks.text import RICH_TEXT_FEATURES
from .rich_text import StreamField


class FooterTextBlock(blocks.StructBlock):
    """The words at the foot of every page, in one language."""

    language = blocks.ChoiceBlock(choices=languages.choices, label=_("Language"))
    text = blocks.RichTextBlock(features=RICH_TEXT_FEATURES, label=_("Text"))

    class Meta:
        icon = "globe"
        label = _("Footer text")


class SocialLinkBlock(blocks.StructBlock):
    """A link to the network elsewhere."""

    label = blocks.CharBlock(max_length=60, label=_("Name"))
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link-external"
        label = _("Link")


@register_setting(icon="site")
class NetworkSettings(BaseSiteSetting):
    """What every page says of the network itself. One row for a site, so one query for a page."""

    network_name = models.CharField(
        _("name of the network"), max_length=100, default="Roundtable", help_text=_("Shown beside the sign.")
    )
    contact_email = models.EmailField(
        _("contact address"), blank=True, help_text=_("An address of a role, not of a person.")
    )
    footer = StreamField(
        [("text", FooterTextBlock())], verbose_name=_("footer"), blank=True, help_text=_("One text for each language.")
    )
    social_links = StreamField([("link", SocialLinkBlock())], verbose_name=_("links"), blank=True)

    panels = [FieldPanel(name) for name in ("network_name", "contact_email", "footer", "social_links")]

    class Meta:
        verbose_name = _("network")

    def footer_text(self, language: str | None = None) -> Any:
        """The footer in a language (the active one unless told), or None where nobody has written it."""
        language = language or get_language()
        for block in self.footer:
            if block.value["language"] == language:
                return block.value["text"]
        return None
