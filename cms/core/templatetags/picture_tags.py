"""Pictures in templates. Where a size cannot be made, Wagtail's own tags give an error page or a broken picture."""

from typing import Any

from django import template
from wagtail.images.models import Filter, ResponsiveImage

from ..pictures.making import renditions

register = template.Library()


@register.simple_tag
def picture_in_sizes(picture, specs, **attrs) -> Any:
    """``<img>`` with all sizes, or nothing: ``{% picture_in_sizes picture "width-{480,960}|format-webp" %}``."""
    made = renditions(picture, Filter.expand_spec(specs)) if picture else []
    return str(ResponsiveImage({one.filter_spec: one for one in made}, attrs)) if made else ""


@register.simple_tag
def picture_in_size(picture, spec) -> Any:
    """The rendition of one size, or None."""
    return next(iter(renditions(picture, [spec])), None) if picture else None
