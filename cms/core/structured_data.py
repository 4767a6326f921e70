"""What a page is, for machines: schema.org as JSON-LD, in the page's language."""

import json

from django.utils.safestring import SafeString, mark_safe

# In a script element only these could end it or be read as markup (as Django's json_script escapes them).
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def as_json_ld(nodes: list[dict]) -> SafeString:
    """A data block with these nodes as one graph. Browsers do not run it: the content policy has nothing to allow."""
    graph = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False).translate(ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{graph}</script>')  # noqa: S308 - escaped just above


def breadcrumb(entries, here: str, root: str) -> dict:
    """The way to a page: ``entries`` are the navigation's, ``here`` is its title, ``root`` the site's address."""
    items = [
        {"@type": "ListItem", "position": number, "name": entry.title, "item": root + entry.url}
        for number, entry in enumerate(entries, start=1)
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [*items, {"@type": "ListItem", "position": len(items) + 1, "name": str(here)}],
    }


def organisation(name: str, root: str) -> dict:
    return {"@type": "Organization", "@id": f"{root}/#organization", "name": name, "url": f"{root}/"}


def without_empty(node: dict) -> dict:
    """The same without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}
