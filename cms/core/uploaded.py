"""After one file is uploaded by a form, the message says what was changed in it: the form itself is gone by then."""

from typing import Any

from django.urls import path
from django.utils.html import format_html
from wagtail.documents.views import documents
from wagtail.images.views import images

Mixed: Any = object  # what it is mixed into has the rest


class _SaysWhatChanged(Mixed):
    """For the views of Wagtail that make or change one picture or document."""

    def get_success_message(self, *instance):
        said = super().get_success_message(*instance)
        changed = self.form.said() if "file" in self.form.changed_data else ""
        return format_html("{} {}", said, changed) if changed else said


class NewDocument(_SaysWhatChanged, documents.CreateView):
    pass


class ChangedDocument(_SaysWhatChanged, documents.EditView):
    pass


class NewPicture(_SaysWhatChanged, images.CreateView):
    pass


class ChangedPicture(_SaysWhatChanged, images.EditView):
    pass


# Found before Wagtail's own addresses, which keep their names.
urlpatterns = [
    path("documents/add/", NewDocument.as_view()),
    path("documents/edit/<int:document_id>/", ChangedDocument.as_view()),
    path("images/add/", NewPicture.as_view()),
    path("images/<int:image_id>/", ChangedPicture.as_view()),
]
