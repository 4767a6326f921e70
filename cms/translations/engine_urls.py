"""Addresses that take the place of the engine's: it reads files too trustingly, and publishes what it is sent."""

from django.urls import include, path

from .file_exchange import sending
from .file_exchange.receiving import FilesView
from .publishing.submit_view import SubmitPageView, SubmitSnippetView
from .publishing.update_view import UpdateView

# The paths and names of wagtail-localize. Registered before its own, they are found first, and its links lead here.
OWN = [
    path("submit/page/<int:page_id>/", SubmitPageView.as_view(), name="submit_page_translation"),
    path(
        "submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
        SubmitSnippetView.as_view(),
        name="submit_snippet_translation",
    ),
    path("update/<int:translation_source_id>/", UpdateView.as_view(), name="update_translations"),
    path("translate/<int:translation_id>/pofile/download/", sending.one, name="download_pofile"),
    path("translate/<int:translation_id>/pofile/upload/", FilesView.as_view(), name="upload_pofile"),
]


def instead_of_the_engines():
    """For the hook ``register_admin_urls``. The application's name is the engine's, so that guards know them."""
    return [path("localize/", include((OWN, "wagtail_localize"), namespace="own_wagtail_localize"))]
