"""Table of contents: what this service hands to Wagtail."""

from django.urls import include, path
from wagtail import hooks

from . import engine_urls, periodic
from .desk import menu, pending
from .freshness import admin, triage
from .language_permissions import dashboard, screen
from .language_permissions import hooks as scope
from .lifecycle import consequences, moves, replaced, returning
from .publication_guard import guarding
from .publishing import buttons, editor, older_versions, returned
from .reader_notices.context import told
from .reader_notices.side_by_side import serve_side_by_side

FIRST = -100  # before the engine's own, which take over the editor

# Addresses: ours, and ours in the place of the engine's

hooks.register("register_admin_urls", lambda: [path("translations/", include("cms.translations.urls"))])
hooks.register("register_admin_urls", engine_urls.instead_of_the_engines, order=-1)
buttons.connect()
hooks.register("register_admin_menu_item", menu.item)
hooks.register("register_periodic_tasks", periodic.ours)
hooks.register("consequences", consequences.tell)
hooks.register("before_replacing", replaced.follow)

# Who may do what

for moment in ("before_edit_page", "before_delete_page", "before_copy_page", "before_unpublish_page"):
    hooks.register(moment, scope.refuse_other_languages, order=FIRST)
for moment in ("before_move_page", "before_convert_alias_page", "before_edit_snippet", "before_unpublish"):
    hooks.register(moment, scope.refuse_other_languages, order=FIRST)
hooks.register("before_move_page", moves.refuse_move)
hooks.register("before_delete_snippet", scope.refuse_many, order=FIRST)
hooks.register("before_bulk_action", scope.refuse_in_bulk, order=FIRST)
hooks.register("before_edit_page", scope.show_readable_translations, order=FIRST)
hooks.register("before_edit_snippet", scope.show_readable_translations, order=FIRST)
hooks.register("construct_page_chooser_queryset", scope.choosable_pages)
hooks.register("construct_homepage_panels", dashboard.narrow_panels)
hooks.register("register_admin_viewset", screen.viewset)
hooks.register("register_permissions", screen.permissions)

# Changes of an original

hooks.register("register_page_header_buttons", admin.page_header_buttons)
hooks.register("register_snippet_action_menu_item", admin.snippet_menu_item)
hooks.register("construct_homepage_panels", pending.add_panel)
hooks.register("before_edit_page", triage.remember)
hooks.register("after_edit_page", triage.ask)
hooks.register("before_edit_snippet", triage.remember)
hooks.register("after_edit_snippet", triage.ask)

# Publishing a translation

hooks.register("before_edit_page", editor.publish, order=editor.BEFORE_THE_ENGINE)
hooks.register("before_edit_snippet", editor.publish, order=editor.BEFORE_THE_ENGINE)
hooks.register("before_edit_page", editor.restart, order=editor.BEFORE_THE_ENGINE)
hooks.register("before_edit_snippet", editor.restart, order=editor.BEFORE_THE_ENGINE)
hooks.register("before_edit_page", older_versions.review, order=editor.BEFORE_THE_ENGINE)
hooks.register("before_edit_snippet", older_versions.review, order=editor.BEFORE_THE_ENGINE)
hooks.register("construct_page_action_menu", editor.without_refused)
hooks.register("construct_snippet_action_menu", editor.without_refused)
hooks.register("before_revision_goes_live", guarding.guard)
hooks.register("after_going_live", returning.bring_back)
hooks.register("after_publish_page", returned.tell)
hooks.register("after_publish", returned.tell)
hooks.register("after_bulk_action", returned.tell_of_all)
hooks.register("register_log_actions", returned.actions)

hooks.register("register_log_actions", admin.log_actions)
hooks.register("register_log_actions", guarding.log_actions)

# What readers are told

hooks.register("tell_readers", told)
hooks.register("before_serve_page", serve_side_by_side)
