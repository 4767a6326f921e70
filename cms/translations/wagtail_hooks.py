"""Table of contents: what this service hands to Wagtail."""

from wagtail import hooks

from .reading.context import told
from .reading.side_by_side import serve_side_by_side

hooks.register("tell_readers", told)
hooks.register("before_serve_page", serve_side_by_side)
