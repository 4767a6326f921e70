"""What pages say about their words: ``{% load translation_tags %}``."""

from django import template

from cms.core import languages

register = template.Library()


@register.inclusion_tag("translations/reading/_marks.html", takes_context=True)
def told_of(context, name, block_id=""):
    """What changed in a plain text, or in the plain texts of a block of a body: ``{% told_of "title" %}``.

    Told once: the next one to ask for the same has nothing.
    """
    key = f"{name}.{block_id}" if block_id else name
    return {"marks": (context.get("told") or {}).pop(key, ())}


@register.inclusion_tag("translations/reading/_rest.html", takes_context=True)
def told_of_the_rest(context):
    """What changed in texts that the page had no place for: those for search engines, and facts without a line."""
    left = context.get("told") or {}
    return {"marks": [mark for key in list(left) for mark in left.pop(key) if mark.kind]}


@register.inclusion_tag("translations/reading/_notice.html", takes_context=True)
def translation_notice(context):
    """The notice on top of a translated page; nothing where there is nothing to say."""
    return {"notice": context.get("translation_notice"), "is_demonstration": context.get("is_demonstration")}


@register.simple_tag
def direction_of(row):
    """``ltr`` or ``rtl`` for the language of a row."""
    return languages.direction(row.locale.language_code)
