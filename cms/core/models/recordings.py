from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from .. import audio


class Listenable(models.Model):
    """Content that may have its text read aloud in a file.

    A translation has its own: what it takes over from the original is not offered, because its language differs.
    """

    recording = models.ForeignKey(
        "core.CustomDocument",
        verbose_name=_("recording"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "A sound file of this text, read aloud: MP3, M4A, OGG or Opus, at most 20 MB. It is offered to readers "
            "where its language, entered at the document, is that of the page."
        ),
    )

    locale: Any  # of the model that this is mixed into
    recording_panel = MultiFieldPanel([FieldPanel("recording")], heading=_("Listening"))

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.recording_id:
            _check(self.recording)

    @property
    def heard(self) -> Any:
        """The document to be played, or None: one in another language than these words is not theirs."""
        heard = self.recording
        if heard is None or not audio.media_type(heard.filename):
            return None
        return heard if heard.language.split("-")[0] == self.locale.language_code else None


def _check(document) -> None:
    message = None
    if not audio.media_type(document.filename):
        message = _("This document is no sound file. Choose one in MP3, M4A, OGG or Opus.")
    elif document.get_file_size() and document.get_file_size() > audio.LARGEST:
        message = _("This file is larger than 20 MB: slow connections could not play it. Make it smaller.")
    elif not document.language:
        message = _("Say at the document which language is spoken in it.")
    if message:
        raise ValidationError({"recording": message})
