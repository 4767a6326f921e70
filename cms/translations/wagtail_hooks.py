"""Table of contents: what the translation service hands to Wagtail."""

from django.urls import include, path
from wagtail import hooks

hooks.register("register_admin_urls", lambda: [path("translations/", include("cms.translations.urls"))])
