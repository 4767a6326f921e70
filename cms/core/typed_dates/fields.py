"""Every date and time field of a form reads what is typed, whoever made the form.

Wagtail's own panels, filters and blocks name their fields themselves, and no setting reaches all of them. Django's
formats do reach them, but know the names of months in English alone, and in English put the month first. So the three
fields of Django get their reader here, once, when the site begins.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms

from .reading import read_clock, read_day, read_moment

READERS: dict[Any, Callable[[str], Any]] = {
    forms.DateField: read_day,
    forms.DateTimeField: read_moment,
    forms.TimeField: read_clock,
}


def install() -> None:
    for field, read in READERS.items():
        if not hasattr(field.to_python, "reads_typed"):
            field.to_python = _reading(field.to_python, read)


def _reading(to_python, read):
    @wraps(to_python)
    def reading(self, value) -> Any:
        if not isinstance(value, str) or "input_formats" in vars(self):  # a field with formats of its own means them
            return to_python(self, value)
        return to_python(self, read(value) if value.strip() else "")

    reading.reads_typed = True  # type: ignore[attr-defined]
    return reading
