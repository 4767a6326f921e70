"""Joins a row that is about to be rendered with what its readers must be told."""

from wagtail.models import TranslatableMixin

from ..states import State, states
from .annotate import annotate
from .change_markers import Mark, marks
from .notice import Notice


def told(row: TranslatableMixin) -> dict:
    """Template context for a live row: ``translation_notice`` and ``told``, what fields and blocks have to tell.

    Marks the row's rich texts in place. One query, or two where paragraphs changed; none for what was surely never
    translated. A draft tells nothing, because what is kept belongs to the live revision.
    """
    if not getattr(row, "live", True) or not getattr(row, "may_be_translation", True):
        return {}
    state = states([row], row.locale_id)[row.translation_key]
    if state.is_original or not state.is_translated:
        return {}
    found = _marks(row, state)
    left = annotate(row, found) if found else {}
    return {"translation_notice": Notice(state, _elsewhere(row, left)), "told": left}


def _marks(row, state: State) -> list[Mark]:
    """The marks of the revision that is shown; those of another would stand at the wrong paragraphs."""
    if not state.marks or (getattr(row, "live_revision_id", None) or None) != state.revision_id:
        return []
    found = marks(state.marks, state.original_language)
    return found if state.original_public else [mark.without_original() for mark in found]


def _elsewhere(row, left: dict) -> list[Mark]:
    """What no place on the page tells; taken out of ``left``."""
    fields = {field.name for field in row._meta.get_fields() if field.concrete}
    lost = [key for key in left if key.split(".")[0] not in fields]
    return [mark for key in lost for mark in left.pop(key)]
