"""Addresses of the translators' screens, below the admin's."""

from .freshness.urls import urlpatterns as freshness
from .provenance.urls import urlpatterns as provenance

app_name = "translations"
urlpatterns = [*freshness, *provenance]
