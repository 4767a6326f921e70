"""Pictures that say whose they are, documents that say which language they are in."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to

from .. import audio, languages
from ..documents.files import LookedInto, content_of, look_into
from ..documents.looking import check
from ..pictures.making import SizesCanFail
from ..pictures.originals import OriginalField, secret_name
from ..pictures.preparing import prepare
from ..validators import validate_language_code, validate_year
from .columns import CharField
from .former_names import KeepsFormerNames


class CustomImage(SizesCanFail, AbstractImage):
    """A picture with its credit, where it comes from and a text that stands for it."""

    file: Any = OriginalField(_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    # What was removed from the file or changed when it came in; null for files kept before there was such a step.
    prepared = models.JSONField(null=True, editable=False)
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
    language = CharField(
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

    def clean(self) -> None:
        super().clean()
        if not self.description.strip():
            message = _("Describe in one sentence what the picture shows, for readers who cannot see it.")
            raise ValidationError({"description": message})
        try:
            self._prepare_file()
        except ValidationError as error:
            raise ValidationError({"file": error}) from error

    def save(self, *args, **kwargs) -> None:
        self._prepare_file()  # width and height are written before the file's field has its turn
        super().save(*args, **kwargs)

    def _prepare_file(self):
        if self.file and not self.file._committed:
            self.file = prepare(self.file.file, self.file.name)

    def get_upload_to(self, filename) -> str:
        return secret_name(filename)

    @property
    def filename(self) -> str:
        """A name for people and public addresses, which tells nothing of the original's."""
        return f"picture-{self.pk or 'new'}{PurePath(self.file.name).suffix}"

    @contextmanager
    def open_file(self) -> Iterator:
        """What the file hides reaches no size of the picture, also of one that was kept before files were prepared."""
        with super().open_file() as file:
            yield file if self.prepared is not None or not self.file._committed else prepare(file, self.file.name)

    @property
    def default_alt_text(self) -> str:
        return self.description


CustomImage._meta.get_field("description").blank = False


class CustomRendition(AbstractRendition):
    """A picture at one size."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def get_upload_to(self, filename) -> str:
        """Named after the picture's number and a digest of the original's name: a new file gets new addresses."""
        digest = hashlib.sha256(self.image.file.name.encode()).hexdigest()[:8]
        rest = filename.partition(".")[2]
        return f"images/picture-{self.image_id}.{digest}.{rest}"


class CustomDocument(KeepsFormerNames, AbstractDocument):
    """A file to download, with the language it is written in."""

    language = CharField(
        _("language"),
        max_length=20,
        blank=True,
        validators=[validate_language_code],
        help_text=_("Code of the language the file is written in, such as en, fr or ar. Shown beside the link."),
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=validate_year, help_text=_("Year of publication, if known.")
    )

    # What the file holds besides its text, and what was removed as it came in: see ``cms.core.documents``. Null for
    # files kept before they were looked into.
    holds = models.JSONField(null=True, editable=False)
    removed = models.JSONField(null=True, editable=False)

    admin_form_fields = (*Document.admin_form_fields, "language", "year")
    file: Any
    keep_held = False  # whether a file that is about to be kept stays as it came

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        if not self.file:
            return  # that it is missing, or why it was refused, is said beside its field
        super().clean()
        if audio.media_type(self.file.name) and not audio.is_what_it_says(self.file, self.file.name):
            raise ValidationError({"file": _("The name says that this is a sound file, but its content does not.")})
        if not self.file._committed and not isinstance(self.file.file, LookedInto):
            try:
                check(content_of(self.file.file), self.file.name)
            except ValidationError as error:
                raise ValidationError({"file": error}) from error

    def save(self, *args, **kwargs) -> None:
        if self.file and not self.file._committed:
            file = look_into(self.file.file, self.file.name, self.keep_held)
            self.file, self.holds, self.removed = file, file.holds, file.removed
        super().save(*args, **kwargs)

    @property
    def content_type(self) -> str:
        return audio.media_type(self.filename) or super().content_type
