"""Table of contents: what this app hands to Wagtail and to other apps' pages."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import sections, sitemaps
from .snippets import GoodPracticeViewSet, NetworkContentGroup

register_snippet(GoodPracticeViewSet)
register_snippet(NetworkContentGroup)

hooks.register("home_section", sections.find_your_region)
hooks.register("home_section", sections.some_practices)
hooks.register("region_section", sections.platform)
hooks.register("region_section", sections.practices_of_region)
hooks.register("region_section", sections.resources)
hooks.register("region_section", sections.contact)

hooks.register("sitemaps", sitemaps.practice_sitemap)
