"""Uploads that somebody has not finished, for the screen where many are uploaded at once."""

from typing import Any

from django import template

from ..unfinished import forms_for

register = template.Library()


@register.simple_tag(takes_context=True)
def unfinished_uploads(context) -> Any:
    return forms_for(context["request"].user)
