from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks import SnippetReferenceBlock, body_blocks


class PracticesBlock(blocks.StructBlock):
    """Good practices from the library, each with its summary."""

    heading = blocks.CharBlock(label=_("Heading"), required=False)
    practices = blocks.ListBlock(SnippetReferenceBlock("regions.GoodPractice", label=_("Practice")))

    class Meta:
        icon = "pick"
        label = _("Good practices")
        description = _("Practices from the library, shown in the reader's language.")
        template = "blocks/practices.html"
        preview_value = {"heading": "Practices mentioned", "practices": []}

    def get_context(self, value, parent_context=None):
        """Adds ``practices``: what readers of this language may see, in the editor's order."""
        context = super().get_context(value, parent_context)
        references = (parent_context or {}).get("references")
        handles = [practice for practice in value["practices"] if practice]
        context["practices"] = list(handles)
        if references and handles:
            keys = [practice.translation_key for practice in handles]
            context["practices"] = references.resolve_all(type(handles[0]), keys)
        return context


def region_blocks() -> list[tuple]:
    """What bodies about regions and their news may hold."""
    return [*body_blocks(), ("practices", PracticesBlock())]
