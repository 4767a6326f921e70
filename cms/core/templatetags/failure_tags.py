"""A list in a template that goes on where one of its items fails."""

from typing import Any

from django import template

from ..failures import others_go_on

register = template.Library()


@register.tag("others_go_on")
def tag(parser, token) -> Any:
    """``{% others_go_on "list" row %}<li>…</li>{% endothers_go_on %}``: nothing where that fails; staff are told."""
    _name, outlet, item = token.split_contents()
    nodes = parser.parse(["endothers_go_on"])
    parser.delete_first_token()
    return OthersGoOn(nodes, parser.compile_filter(outlet), parser.compile_filter(item))


class OthersGoOn(template.Node):
    def __init__(self, nodelist, outlet, item):
        self.nodelist, self.outlet, self.item = nodelist, outlet, item

    def render(self, context) -> Any:
        rendered = ""
        with others_go_on(self.outlet.resolve(context), self.item.resolve(context)):
            rendered = self.nodelist.render(context)
        return rendered
