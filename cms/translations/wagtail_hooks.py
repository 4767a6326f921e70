"""Table of contents: what this service hands to Wagtail."""

from wagtail import hooks

from .scope import dashboard, screen
from .scope import hooks as scope

FIRST = -100  # before the engine's own, which take over the editor

for moment in ("before_edit_page", "before_delete_page", "before_copy_page", "before_unpublish_page"):
    hooks.register(moment, scope.refuse_other_languages, order=FIRST)
for moment in ("before_move_page", "before_convert_alias_page", "before_edit_snippet", "before_unpublish"):
    hooks.register(moment, scope.refuse_other_languages, order=FIRST)
hooks.register("before_delete_snippet", scope.refuse_many, order=FIRST)
hooks.register("before_bulk_action", scope.refuse_in_bulk, order=FIRST)
hooks.register("before_edit_page", scope.show_readable_translations, order=FIRST)
hooks.register("before_edit_snippet", scope.show_readable_translations, order=FIRST)
hooks.register("construct_page_chooser_queryset", scope.choosable_pages)
hooks.register("construct_homepage_panels", dashboard.narrow_panels)
hooks.register("register_admin_viewset", screen.viewset)
hooks.register("register_permissions", screen.permissions)
