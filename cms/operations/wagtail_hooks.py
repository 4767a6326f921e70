"""Table of contents: what running the site hands to Wagtail."""

from wagtail import hooks

from . import failed_jobs
from .periodic import listed, screen

hooks.register("register_admin_urls", lambda: failed_jobs.urlpatterns)
hooks.register("register_reports_menu_item", failed_jobs.FailedJobsMenuItem)
hooks.register("register_admin_urls", lambda: screen.urlpatterns)
hooks.register("construct_homepage_panels", screen.add_panel)
hooks.register("register_periodic_tasks", listed.ours)
