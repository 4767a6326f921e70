"""Wagtail's rich text editor, which here opens every text there is."""

from typing import Any

from django.forms import Media
from wagtail.admin.rich_text import DraftailRichTextArea

from . import pasting
from .stored_html import mended


class RichTextArea(DraftailRichTextArea):
    """Draftail; what older versions or other programs have stored is mended before it is read, so is what is pasted."""

    def format_value(self, value) -> Any:
        return super().format_value(mended(str(value)) if value else value)

    @property
    def media(self) -> Media:
        return super().media + Media(js=[pasting.script()])  # type: ignore[list-item] # the stubs know paths alone
