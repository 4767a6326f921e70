"""Table of contents: what this service hands to Wagtail."""

from django.urls import include, path
from wagtail import hooks

from .exchange.addresses import engine_addresses

hooks.register("register_admin_urls", lambda: [path("translations/", include("cms.translations.urls"))])
hooks.register("register_admin_urls", engine_addresses, order=-1)
