"""The form of a document at every door of the admin: it says what a file holds, and offers to keep or remove that."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.forms import BaseDocumentForm

from .files import LookedInto, content_of, look_into
from .held import STAYS, said
from .looking import check, held


class DocumentForm(BaseDocumentForm):
    keep_held = forms.BooleanField(
        label=gettext_lazy("Keep what the file holds besides its text"),
        required=False,
        help_text=gettext_lazy(
            "Otherwise author, comments, scripts and attached files are removed, and tracked changes are accepted. A "
            "file with hidden sheets or slides is refused. Everybody can read what is kept."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" not in self.fields:
            del self.fields["keep_held"]
        else:
            self.fields["keep_held"].initial = bool(self._held_now())
        if "title" in self.fields:
            self["title"].help_text = escape(self.said())

    def _held_now(self) -> dict:
        """Files from before were not looked into when they came; that is done when somebody opens them."""
        if self.instance.pk and self.instance.holds is None:
            try:
                with self.instance.file.open() as file:
                    self.instance.holds = held(file.read(), self.instance.file.name)
            except OSError:
                return {}
        return self.instance.holds or {}

    def said(self) -> str:
        """What was removed from the file, and what it still holds."""
        lines = []
        if self.instance.removed:
            lines.append(_("Removed from the file: %(held)s.") % {"held": said(self.instance.removed)})
        if self.instance.holds:
            lines.append(_("The file holds, for everybody to read: %(held)s.") % {"held": said(self.instance.holds)})
        return " ".join(lines)

    def clean(self) -> Any:
        cleaned = super().clean()
        file, keep = cleaned.get("file"), cleaned.get("keep_held", False)
        is_new = "file" in self.changed_data
        if file and (is_new or (self._held_now() and not keep)):
            try:
                cleaned["file"] = self._looked_into(file, keep)
            except ValidationError as error:
                self.add_error("file", error)
            else:
                self.instance.holds, self.instance.removed = cleaned["file"].holds, cleaned["file"].removed
                self.changed_data += [] if is_new else ["file"]
        return cleaned

    def _looked_into(self, file, keep) -> LookedInto:
        name = file.name.rpartition("/")[2]
        file.open()  # left open: whoever sent it may read it again
        check(content_of(file), name)
        looked_into = look_into(file, name, keep)
        if looked_into.holds and not keep:
            raise ValidationError(STAYS % {"held": said(looked_into.holds)})
        return looked_into
