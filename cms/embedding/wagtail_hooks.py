"""Table of contents: what this service hands to Wagtail."""

from django.urls import path, re_path
from wagtail import hooks

from .cards import card
from .oembed import oembed

hooks.register("root_urls", lambda: [path("api/oembed", oembed, name="oembed")])
hooks.register("site_urls", lambda: [re_path(r"^card/(?P<path>.*)$", card, name="card")])
