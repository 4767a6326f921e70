"""What the form of a document says of pages."""

from django import template
from wagtail.models import Page
from wagtail.permissions import policy_registry

from ..privacy.uses import private_users
from ..visibility import restricted_collections

register = template.Library()


@register.simple_tag(takes_context=True)
def private_pages_showing(context, document) -> dict:
    """How many private pages show a document that is open to all, and those that the person may know of."""
    if restricted_collections().filter(pk=document.collection_id).exists():
        return {"count": 0, "pages": []}
    found = private_users(document)
    known = policy_registry.get_by_type(Page).explorable_instances(context["request"].user)
    return {"count": found.count(), "pages": found.filter(pk__in=known.values("pk"))}
