"""Canonical references, resolved at render.

A stored id of translatable content is only a handle: it may point at a row of any language. What is shown is the row
in the reader's language where it exists and is public, else the row the handle points at. Everything a response needs
is asked for first and loaded with one query per model.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet
from wagtail.models import Page

from .visibility import visible_pages


class References:
    """Resolves the references of one response into one language."""

    def __init__(self, locale_id: int):
        self.locale_id = locale_id
        self._wanted = defaultdict(set)
        self._found = defaultdict(dict)

    def want(self, model: type, keys: Iterable) -> None:
        """Ask for rows of ``model`` by translation key (UUIDs); nothing is loaded yet."""
        self._wanted[model].update(key for key in keys if key and key not in self._found[model])

    def get(self, model: type, key):
        """The visible row with this translation key in the reader's language, else the first made, else None."""
        self.want(model, [key])
        self._load(model)
        return self._found[model].get(key)

    def resolve(self, handle):
        """What to show for a stored row, or None if the public may not see it in any language."""
        return self.get(type(handle), handle.translation_key) if handle is not None else None

    def resolve_page(self, handle):
        """The same for any page: address and title without loading the page type's own table."""
        return self.get(Page, handle.translation_key) if handle is not None else None

    def resolve_all(self, model: type, keys: Iterable) -> list:
        """Visible rows for the keys in their order, without what the public may not see and without repeats."""
        keys = list(dict.fromkeys(keys))
        self.want(model, keys)
        return [row for row in (self.get(model, key) for key in keys) if row is not None]

    def _load(self, model):
        keys = self._wanted.pop(model, None)
        if not keys:
            return
        found = self._found[model]
        found.update(dict.fromkeys(keys))
        visible = visible_pages() if model is Page else model._default_manager.visible()
        rows = visible.filter(translation_key__in=keys).select_related("locale").order_by("pk")
        for row in rows:
            if found[row.translation_key] is None or row.locale_id == self.locale_id:
                found[row.translation_key] = row


def handle_keys(links, name: str) -> list:
    """Translation keys of what child rows link to, in their order. ``links`` is a child relation's manager.

    One query; none for rows that are not saved yet, as in a preview.
    """
    rows = links.get_queryset()
    if isinstance(rows, QuerySet):
        return list(rows.values_list(f"{name}__translation_key", flat=True))
    return [getattr(row, name).translation_key for row in rows if getattr(row, f"{name}_id")]
