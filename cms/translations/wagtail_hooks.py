"""Table of contents: what this service hands to Wagtail."""

from wagtail import hooks

from . import gate
from .publishing import logged

hooks.register("before_revision_goes_live", gate.guard)
hooks.register("register_log_actions", logged.actions)
