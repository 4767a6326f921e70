"""Addresses of the translators' screens, below the admin's."""

from .freshness.urls import urlpatterns as freshness

app_name = "translations"
urlpatterns = [*freshness]
