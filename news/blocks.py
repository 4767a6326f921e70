from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from regions.blocks import region_blocks


class RoundtableFactsBlock(blocks.StaticBlock):
    """The facts of the page's roundtable, in the midst of the text."""

    class Meta:
        icon = "table"
        label = _("Facts of the roundtable")
        description = _("Date, format, participants and organisers of the roundtable that the page is about.")
        admin_text = _("Shows the facts of the roundtable chosen above.")
        template = "blocks/roundtable_facts.html"


class PresentersBlock(blocks.StructBlock):
    """The organisations that presented their work, each with what it does."""

    heading = blocks.CharBlock(label=_("Heading"), required=False)

    class Meta:
        icon = "group"
        label = _("Presenters")
        description = _("The organisations that presented at the page's roundtable, each with what it does.")
        template = "blocks/presenters.html"
        preview_value = {"heading": "Who presented"}


def news_blocks() -> list[tuple]:
    """What the body of a news post may hold."""
    return [*region_blocks(), ("roundtable_facts", RoundtableFactsBlock()), ("presenters", PresentersBlock())]
