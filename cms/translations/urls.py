"""Addresses of the translators' screens, below the admin's."""

from django.urls import path

from .publishing.screen import PublishView

app_name = "translations"
urlpatterns = [
    path("<int:translation_id>/publish/", PublishView.as_view(), name="publish"),
]
