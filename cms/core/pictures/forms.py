"""The form of a picture at every door of the admin: one, many at once, in a chooser, a new file for an old one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .hidden import DETAILS, POSITION
from .preparing import COLOURS, DAMAGED, FIRST_FRAME, SCALED, prepare

WHAT_HAPPENS = _(
    "What the file says besides the picture is removed: where it was taken, camera, author. "
    "Of an animation, the first frame is used. Photos of phones (HEIC) become JPEG."
)
DONE = {
    POSITION: _("The place where it was taken was removed from the file."),
    DETAILS: _("Hidden details, such as camera, date or author, were removed from the file."),
    FIRST_FRAME: _("It was an animation: its first frame is used."),
    SCALED: _("It was very long and was made smaller, so that browsers can show it."),
    COLOURS: _("Its colours were converted to those of screens."),
}


class PictureFileField(WagtailImageField):
    """Wagtail's field, which gives the prepared file, and a sentence for everything a file may have wrong."""

    def to_python(self, data) -> Any:
        try:
            file = super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:
            raise ValidationError(DAMAGED, code="damaged") from error
        return file and prepare(file, file.name)


class PictureForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = self._checked(self.fields["file"])
        if "title" in self.fields and self.instance.prepared:
            self["title"].help_text = self.said()

    def said(self) -> str:
        """What was changed in the file."""
        return " ".join(str(DONE[note]) for note in self.instance.prepared or () if note in DONE)

    def _checked(self, given):
        field = PictureFileField(label=given.label, required=given.required, widget=given.widget)
        field.help_text = f"{field.help_text} {WHAT_HAPPENS}"
        return field
