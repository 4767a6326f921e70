"""Addresses of files out and in, below the admin's ``translations/``, and in the place of the engine's own."""

from django.urls import include, path

from . import sending
from .receiving import FilesView, PreviewView

urlpatterns = [
    path("files/", FilesView.as_view(), name="files"),
    path("files/import/<int:upload_id>/", PreviewView.as_view(), name="import_preview"),
    path("files/to-do/<str:form>/", sending.waiting, name="export_waiting"),
    path("files/language/<str:code>/<str:form>/", sending.language, name="export_language"),
    path("files/<int:translation_id>/<str:form>/", sending.one, name="export"),
]

# The paths and names of wagtail-localize. Registered before its own, they are found first, and its links lead here.
INSTEAD = [
    path("translate/<int:translation_id>/pofile/download/", sending.one, name="download_pofile"),
    path("translate/<int:translation_id>/pofile/upload/", FilesView.as_view(), name="upload_pofile"),
]


def engine_addresses():
    """The addresses of PO files in the engine's editor lead here: the engine reads files too trustingly.

    The application's name is the engine's, so that the guards before its addresses stand before these too.
    """
    return [path("localize/", include((INSTEAD, "wagtail_localize"), namespace="own_files"))]
