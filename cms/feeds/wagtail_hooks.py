"""Table of contents: what this service hands to Wagtail."""

from django.urls import include, path
from wagtail import hooks

from . import consequences

hooks.register("site_urls", lambda: [path("feeds/", include("cms.feeds.urls"))])
hooks.register("consequences", consequences.tell)
