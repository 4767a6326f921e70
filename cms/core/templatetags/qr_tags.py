"""A sign that telephones read, so that who holds the paper finds the page."""

from functools import lru_cache

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def qr(address: str) -> SafeString:
    """An address as an inline SVG of one path; decoration, since the address stands beside it in letters."""
    return _drawing(str(address))


@lru_cache(maxsize=2000)  # about 2 KB each
def _drawing(address: str) -> SafeString:
    code = segno.make_qr(address, error="m")
    svg = code.svg_inline(omitsize=True, border=4, svgclass="qr", lineclass=None)
    return mark_safe(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S308 - no word in it
