"""Wagtail's rich text editor, which here opens every text there is."""

from wagtail.admin.rich_text import DraftailRichTextArea

from .stored_html import mended


class RichTextArea(DraftailRichTextArea):
    """Draftail; what older versions or other programs have stored is mended before it is read."""

    def format_value(self, value):
        return super().format_value(mended(str(value)) if value else value)
