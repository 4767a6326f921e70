"""Addresses of the translators' screens, below the admin's."""

from .exchange.addresses import urlpatterns as files

app_name = "translations"
urlpatterns = [*files]
