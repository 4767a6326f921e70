from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .references import PageReferenceBlock


class CallToActionBlock(blocks.StructBlock):
    """One thing the reader can do next."""

    text = blocks.CharBlock(label=_("Sentence"), required=False)
    link_text = blocks.CharBlock(label=_("Link text"), help_text=_("Says where the link leads."))
    page = PageReferenceBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Address elsewhere"), required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        description = _("One thing the reader can do next: a sentence and a link.")
        template = "blocks/call_to_action.html"
        preview_value = {
            "text": "Do you live or work here?",
            "link_text": "Find your region",
            "page": None,
            "url": "https://example.org/",
        }

    def clean(self, value) -> Any:
        value = super().clean(value)
        if bool(value.get("page")) == bool(value.get("url")):
            message = ValidationError(_("Choose either a page of this site or an address elsewhere."))
            raise StructBlockValidationError(block_errors={"page": message})
        return value

    def get_context(self, value, parent_context=None) -> dict:
        """Adds ``target``: a page in the reader's language, or None if the link leads elsewhere or nowhere."""
        context = super().get_context(value, parent_context)
        references = (parent_context or {}).get("references")
        page = value.get("page")
        context["target"] = references.resolve_page(page) if references and page else page
        return context
