"""Addresses of the translation screens, below ``translations/`` in the admin."""

from django.urls import include, path

app_name = "translations"
urlpatterns = [
    path("", include("cms.translations.machine.urls")),
]
