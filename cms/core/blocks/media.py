from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock


class PictureBlock(ImageBlock):
    """A picture with its credit and the text that stands for it."""

    def clean(self, value) -> Any:
        value = super().clean(value)
        if value and not value.credit:
            raise ValidationError(_("This picture has no credit. Open it under Images and say who made it."))
        return value

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with its credit. Describe it, or mark it as decoration.")
        template = "blocks/picture.html"


class NeutralDocumentChooserBlock(DocumentChooserBlock):
    """The same file in every language: nothing of it is sent to translators."""

    def get_translatable_segments(self, value) -> list:
        return []

    def restore_translated_segments(self, value, segments) -> Any:
        return value


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = NeutralDocumentChooserBlock(label=_("Document"))
    text = blocks.CharBlock(
        label=_("Link text"), required=False, help_text=_("Leave empty to show the document's own title.")
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("Document")
        description = _("A file to download, shown with its language, year and size.")
        template = "blocks/document.html"


class VideoBlock(blocks.StructBlock):
    """A film elsewhere, as a link: nothing is loaded from another host until the reader follows it."""

    url = blocks.URLBlock(label=_("Address of the video"))
    title = blocks.CharBlock(label=_("Title"))
    language = blocks.CharBlock(
        label=_("Language"), required=False, max_length=20, help_text=_("Code of the language spoken, such as en.")
    )

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A link to a film. Nothing is loaded from the other site until the reader follows it.")
        template = "blocks/video.html"
        preview_value = {"url": "https://example.org/film", "title": "A roundtable in pictures", "language": "en"}
