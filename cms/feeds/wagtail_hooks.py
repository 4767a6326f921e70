"""Table of contents: what this service hands to Wagtail."""

from django.urls import include, path
from wagtail import hooks

hooks.register("site_urls", lambda: [path("feeds/", include("cms.feeds.urls"))])
