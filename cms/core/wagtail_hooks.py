"""Table of contents: what the foundation hands to Wagtail."""

from wagtail import hooks

from . import failure_report, pasting, unfinished, uploaded, userbar
from .consequences import own
from .in_use import guard as in_use_guard
from .in_use import screen as in_use_screen
from .leftovers import panel as leftovers_panel
from .privacy.admission import admit
from .privacy.views import PagesWithPrivacy
from .rich_text import PageLinkHandler
from .typed_dates import picker


@hooks.register("register_rich_text_features", order=10)
def lead_to_the_readers_language(features) -> None:
    features.register_link_type(PageLinkHandler)


hooks.register("insert_global_admin_js", picker.script)
hooks.register("insert_global_admin_js", pasting.one_line_script)
hooks.register("register_admin_urls", lambda: userbar.urlpatterns)
hooks.register("insert_global_admin_js", userbar.remember_staff)
hooks.register("construct_wagtail_userbar", userbar.leave_to_templates)
hooks.register("register_admin_urls", lambda: failure_report.urlpatterns)
hooks.register("register_reports_menu_item", failure_report.FailuresMenuItem)
hooks.register("register_admin_urls", lambda: unfinished.urlpatterns)
hooks.register("register_admin_urls", lambda: uploaded.urlpatterns, order=-1)
hooks.register("construct_homepage_panels", unfinished.add_panel)
hooks.register("construct_homepage_panels", leftovers_panel.add_panel)
hooks.register("before_delete_page", in_use_guard.refuse_page, order=100)
hooks.register("register_admin_urls", lambda: in_use_screen.urlpatterns)
hooks.register("register_log_actions", in_use_screen.actions)
hooks.register("consequences", own.tell)

# Private pages and their documents

hooks.register("register_admin_viewset", lambda: PagesWithPrivacy("pages_with_privacy"))
hooks.register("before_serve_document", admit, order=-1)
