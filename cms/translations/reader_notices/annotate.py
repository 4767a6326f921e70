"""Puts marks where they belong on a row that is about to be rendered. Nothing is saved."""

from functools import partial

from django.core.exceptions import FieldDoesNotExist
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.blocks.struct_block import StructValue
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from .change_markers import Mark, by_path
from .foreign import ForeignText
from .rich_text import MarkedRichText


def annotate(row, found: list[Mark]) -> dict[str, list[Mark]]:
    """Mark the rich texts of a row in place, and say of plain ones which are not in the row's language.

    Gives what is left for the template to tell. The key is a field's name for a plain text (``title``), or
    ``body.<block id>`` for what is told below a block of a body; "" for a text that is no longer on the page.
    """
    left = {}
    for path, marks in by_path(found).items():
        key = _annotate_path(row, path.split("."), marks)
        if key is not None:
            left.setdefault(key, []).extend(marks)
    return left


def _annotate_path(row, steps: list[str], marks) -> str | None:
    """Mark one text in place; else the key under which the template has to tell it."""
    try:
        field = row._meta.get_field(steps[0])
    except FieldDoesNotExist:
        return ""
    value = getattr(row, steps[0], None)
    if isinstance(field, RichTextField) and len(steps) == 1:
        setattr(row, steps[0], MarkedRichText(str(value), marks))
        return None
    if not isinstance(field, StreamField):
        _say_language(row, steps[0], marks)
        return steps[0]
    if _annotate_in(value, steps[1:], marks):
        return None
    known = any(child.id == steps[1] for child in value)
    return f"{steps[0]}.{steps[1]}" if known else ""


def _say_language(row, name, marks):
    """Templates ask ``{% lang_attrs row "title" %}``."""
    for mark in marks:
        if mark.untranslated:
            row.language_of_field = {**getattr(row, "language_of_field", {}), name: mark.language}


def _annotate_in(value, steps: list[str], marks) -> bool:
    """Whether the text at the end of the steps below a block value is a rich text, which then is marked."""
    child, keep = _child(value, steps[0])
    if child is None:
        _say_language(value, steps[0], marks)  # the words of a picture: they are no value of their own
        return False
    if len(steps) > 1:
        return _annotate_in(child, steps[1:], marks)
    if isinstance(child, RichText):
        keep(MarkedRichText(child.source, marks))
        return True
    if isinstance(child, str) and any(mark.untranslated for mark in marks):
        keep(ForeignText.of(child, marks[0].language))
    return False


def _child(value, step: str):
    """The value one step down, and what puts another in its place; (None, None) where there is none."""
    if isinstance(value, StructValue):
        return value.get(step), partial(value.__setitem__, step)
    rows = value.bound_blocks if isinstance(value, ListValue) else value if isinstance(value, StreamValue) else ()
    for row in rows:
        if row.id == step:
            return row.value, partial(setattr, row, "value")
    return None, None
