"""Pictures that say whose they are, documents that say which language they are in."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition

from .. import audio, languages
from ..validators import validate_language_code, validate_year


class CustomImage(AbstractImage):
    """A picture with its credit, where it comes from and a text that stands for it."""

    credit = models.CharField(
        _("credit"),
        max_length=255,
        help_text=_("Who made the picture and under which licence. Shown under the picture."),
    )
    source = models.URLField(
        _("source"),
        blank=True,
        help_text=_("Address where the picture was found. Leave empty if it was made for this site."),
    )
    language = models.CharField(
        _("language"),
        max_length=20,
        default=languages.SOURCE,
        validators=[validate_language_code],
        help_text=_("Code of the language in which description and credit are written, such as en or fr."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "language",
        "source",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def clean(self):
        super().clean()
        if not self.description.strip():
            message = _("Describe in one sentence what the picture shows, for readers who cannot see it.")
            raise ValidationError({"description": message})

    @property
    def default_alt_text(self):
        return self.description


CustomImage._meta.get_field("description").blank = False


class CustomRendition(AbstractRendition):
    """A picture at one size."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class CustomDocument(AbstractDocument):
    """A file to download, with the language it is written in."""

    language = models.CharField(
        _("language"),
        max_length=20,
        blank=True,
        validators=[validate_language_code],
        help_text=_("Code of the language the file is written in, such as en, fr or ar. Shown beside the link."),
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[validate_year], help_text=_("Year of publication, if known.")
    )

    admin_form_fields = (*Document.admin_form_fields, "language", "year")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self):
        super().clean()
        if self.file and audio.media_type(self.file.name) and not audio.is_what_it_says(self.file, self.file.name):
            raise ValidationError({"file": _("The name says that this is a sound file, but its content does not.")})

    @property
    def content_type(self):
        return audio.media_type(self.filename) or super().content_type
