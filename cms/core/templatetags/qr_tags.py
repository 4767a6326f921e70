"""A sign that telephones read, so that who holds the paper finds the page."""

from functools import lru_cache
from itertools import groupby

import segno
from django import template

register = template.Library()

QUIET = 4  # squares left free around the sign (ISO/IEC 18004)


@register.inclusion_tag("components/_qr.html")
def qr(address) -> dict:
    """An address as an inline SVG of one path; decoration, since the address stands beside it in letters."""
    path, size = _drawing(str(address))
    return {"path": path, "size": size}


@lru_cache(maxsize=2000)  # about 3 KB each
def _drawing(address: str) -> tuple[str, int]:
    """The dark squares as strokes from left to right, row by row, and the side of the whole in squares."""
    code = segno.make_qr(address, error="m")
    strokes = []
    for y, row in enumerate(code.matrix):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                strokes.append(f"M{x + QUIET} {y + QUIET}.5h{length}")
            x += length
    return "".join(strokes), len(code.matrix) + 2 * QUIET
