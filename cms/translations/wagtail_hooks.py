"""Table of contents: what translations hand to Wagtail."""

from django.urls import include, path
from wagtail import hooks

from .freshness import admin, triage

hooks.register("register_admin_urls", lambda: [path("translations/", include("cms.translations.urls"))])
hooks.register("register_log_actions", admin.log_actions)
hooks.register("register_page_header_buttons", admin.page_header_buttons)

hooks.register("before_edit_page", triage.remember)
hooks.register("after_edit_page", triage.ask)
hooks.register("before_edit_snippet", triage.remember)
hooks.register("after_edit_snippet", triage.ask)
