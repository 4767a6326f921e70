"""Which snippet stands at an address: every snippet has a namespace of its own, and so has its chooser."""

from functools import lru_cache

from django.urls import ResolverMatch
from wagtail.snippets.models import get_snippet_models


@lru_cache(maxsize=1)
def namespaces() -> dict[str, tuple[str, type]]:
    """For each namespace the name its addresses have in our tables, and the model."""
    found = {}
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        found[viewset.get_admin_url_namespace()] = ("snippets", model)
        found[viewset.get_chooser_admin_url_namespace()] = ("snippet_choosers", model)
    return found


def model_at(match: ResolverMatch) -> type:
    return namespaces()[match.namespace][1]
