"""Names in one line, with the comma of the active language: Arabic and Persian have their own."""

from collections.abc import Iterable

from django.utils.translation import pgettext


def in_one_line(parts: Iterable[str]) -> str:
    """``A, B``; parts that are empty are left out."""
    return pgettext("between the names of a list", ", ").join(str(part) for part in parts if part)
