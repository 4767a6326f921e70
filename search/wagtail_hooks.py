"""Table of contents: what the search hands to Wagtail."""

from django.urls import include, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from . import api, periodic
from .models import FruitlessSearch
from .snippets import ReadOnly, SearchGroup

register_permission_policy(FruitlessSearch, ReadOnly(FruitlessSearch))
register_snippet(SearchGroup)
hooks.register("site_urls", lambda: [path("search/", include("search.urls"))])
hooks.register("register_api_resource", api.SearchApi)
hooks.register("register_periodic_tasks", periodic.ours)
