"""The feeds of a page, for its head and for its readers: ``{% load feed_tags %}``."""

from django import template
from django.utils import translation

from cms.core import languages

from ..streams import streams

register = template.Library()


@register.inclusion_tag("feeds/_head.html", takes_context=True)
def feed_links(context, root):
    """Links by which programs find the feeds: of the whole network, and of the part that the page stands for."""
    page, language = context.get("page"), translation.get_language() or languages.SOURCE
    found = [_link(stream, language) for stream in streams().values()]
    for stream in streams().values() if page is not None else ():
        if part := stream.part_of(page):
            found.append(_link(stream, language, part, getattr(page, "shown_name", page.title)))
    return {"links": found, "root": root}


@register.inclusion_tag("feeds/_follow.html", takes_context=True)
def follow(context, page):
    """Links for readers, on pages that show what is in a stream; nothing elsewhere."""
    language = translation.get_language() or languages.SOURCE
    shown = [(stream, stream.part_of(page)) for stream in streams().values() if stream.is_shown_on(page)]
    return {"links": [_link(stream, language, part) for stream, part in shown]}


def _link(stream, language, part="", of=""):
    extension, format = next(iter(stream.formats.items()))
    return {
        "title": f"{stream.title} – {of}" if of else str(stream.title),
        "url": stream.address(language, extension, part),
        "media_type": format.media_type.split(";")[0],
        "is_calendar": extension == "ics",
    }
