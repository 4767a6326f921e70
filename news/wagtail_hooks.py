"""Table of contents: what this app hands to Wagtail and to other apps' pages."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import api, calendar, feeds, protection, search_documents, sections
from .snippets import RoundtableViewSet

register_snippet(RoundtableViewSet)

hooks.register("before_delete_page", protection.refuse_to_delete)
hooks.register("before_bulk_action", protection.refuse_to_delete_many)

hooks.register("home_section", sections.next_roundtable)
hooks.register("home_section", sections.latest_news)
hooks.register("region_fact_section", sections.facts_of_region)
hooks.register("region_section", sections.timeline)
hooks.register("region_section", sections.news_of_region)
hooks.register("search_dependants", search_documents.told_by)

hooks.register("feeds", feeds.NewsFeed)
hooks.register("feeds", calendar.RoundtableCalendar)
hooks.register("register_api_resource", api.NewsResource)
hooks.register("register_api_resource", api.RoundtableResource)
