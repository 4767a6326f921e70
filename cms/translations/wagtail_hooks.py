"""Table of contents: what this service hands to Wagtail."""

from django.urls import include, path
from wagtail import hooks

from . import gate
from .publishing import addresses, editor, logged

hooks.register("register_admin_urls", addresses.instead_of_the_engines, order=-1)
hooks.register("register_admin_urls", lambda: [path("translations/", include("cms.translations.urls"))])
hooks.register("before_edit_page", editor.publish, order=editor.BEFORE_THE_ENGINE)
hooks.register("before_edit_snippet", editor.publish, order=editor.BEFORE_THE_ENGINE)
hooks.register("construct_page_action_menu", editor.without_aliases)
hooks.register("before_revision_goes_live", gate.guard)
hooks.register("register_log_actions", logged.actions)
