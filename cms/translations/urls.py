"""Addresses of the translators' screens, below the admin's."""

from django.urls import path

from .desk.changes import AllStillCorrectView, ChangesView, StillCorrectView
from .desk.overview import OverviewView
from .desk.reviewing import ReviewView
from .desk.work import WorkView
from .file_exchange import sending
from .file_exchange.receiving import FilesView, PreviewView
from .machine import views as machine
from .provenance import views as provenance
from .publishing.publish_view import PublishView

app_name = "translations"
urlpatterns = [
    # The desk
    path("", OverviewView.as_view(), name="overview"),
    path("results/", OverviewView.as_view(results_only=True), name="overview_results"),
    path("<int:translation_id>/", WorkView.as_view(), name="work"),
    path("<int:translation_id>/review/", ReviewView.as_view(), name="review"),
    # Changes of an original
    path("changes/<int:source_id>/", ChangesView.as_view(), name="changes"),
    path("<int:translation_id>/still-correct/", AllStillCorrectView.as_view(), name="all_still_correct"),
    path(
        "<int:translation_id>/still-correct/<int:string_translation_id>/",
        StillCorrectView.as_view(),
        name="still_correct",
    ),
    # Who wrote what
    path("provenance.<str:format>", provenance.download, name="provenance"),
    # Publishing a translation
    path("<int:translation_id>/publish/", PublishView.as_view(), name="publish"),
    # Files out and in
    path("files/", FilesView.as_view(), name="files"),
    path("files/import/<int:upload_id>/", PreviewView.as_view(), name="import_preview"),
    path("files/to-do/<str:form>/", sending.waiting, name="export_waiting"),
    path("files/language/<str:code>/<str:form>/", sending.language, name="export_language"),
    path("files/<int:translation_id>/<str:form>/", sending.one, name="export"),
    # A machine's help
    path("machine/start/<int:translation_id>/", machine.start, name="machine_start"),
    path("machine/<int:run_id>/", machine.show, name="machine_run"),
    path("machine/<int:run_id>/stop/", machine.stop, name="machine_stop"),
]
