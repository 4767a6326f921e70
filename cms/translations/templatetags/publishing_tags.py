"""For the engine's editor."""

import json

from django import template

register = template.Library()


@register.filter
def without_aliases(props: str) -> str:
    """What the editor's script is told, without the address that turns a translation into an alias."""
    told = json.loads(props)
    told["links"]["convertToAliasUrl"] = None
    return json.dumps(told)
