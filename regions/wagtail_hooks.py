"""Table of contents: what this app hands to Wagtail and to other apps' pages."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import api, facets, presence, sections, sitemaps, terms
from .snippets import GoodPracticeViewSet, NetworkContentGroup

register_snippet(GoodPracticeViewSet)
register_snippet(NetworkContentGroup)

hooks.register("home_section", sections.find_your_region)
hooks.register("home_section", sections.some_practices)
hooks.register("region_section", sections.platform)
hooks.register("region_section", sections.practices_of_region)
hooks.register("region_section", sections.resources)

hooks.register("translation_terms", terms.organisations)
hooks.register("register_search_facet", facets.region_facet)
hooks.register("register_search_facet", facets.country_facet)
hooks.register("register_search_facet", facets.topic_facet)
hooks.register("search_dependants", presence.shown_with)
hooks.register("search_nothing_section", sections.ways_to_regions)
hooks.register("search_nothing_section", sections.ways_to_topics)
hooks.register("sitemaps", sitemaps.practice_sitemap)

hooks.register("register_api_resource", api.RegionApi)
hooks.register("register_api_resource", api.OrganisationApi)
hooks.register("register_api_resource", api.PracticeApi)
hooks.register("register_api_resource", api.TopicApi)
