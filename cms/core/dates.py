"""What people write otherwise than CLDR does."""

import re

from django.utils.translation import get_language

FIRST = re.compile(r"(?<!\d)1(?=[\s–-])")  # the day alone: no year and no other day has a 1 by itself


def as_written(text: str) -> str:
    """A date in the active language, as it is written there: in French the first of a month is ``1er``."""
    return FIRST.sub("1er", text) if (get_language() or "").split("-")[0] == "fr" else text
