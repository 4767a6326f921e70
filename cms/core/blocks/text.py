from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# Superscript, subscript, strikethrough and the like cut a paragraph into several segments for the translator, and
# abbreviations cannot be extracted at all: they stay out.
RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, headings and lists."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, headings and lists.")
        template = "blocks/text.html"
        preview_value = "<h2>Points discussed</h2><p>Who takes part, and what comes next.</p>"


class QuoteBlock(blocks.StructBlock):
    """What somebody said, with who said it and in which role."""

    text = blocks.TextBlock(label=_("Words"), help_text=_("Without quotation marks: the page adds them."))
    speaker = blocks.CharBlock(
        label=_("Speaker"), required=False, help_text=_("A name only if the person agreed; else leave it empty.")
    )
    role = blocks.CharBlock(label=_("Role"), help_text=_("For example: coordinator of a regional platform."))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("What somebody said, with speaker and role.")
        template = "blocks/quote.html"
        preview_value = {"text": "We meet at one table.", "speaker": "", "role": "Platform coordinator"}
