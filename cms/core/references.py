"""Canonical references, resolved at render.

A stored id of translatable content is only a handle: it may point at a row of any language. What is shown is the row
in the reader's language where it exists and is public, else the row the handle points at. Everything a response needs
is asked for first and loaded with one query per model.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from wagtail.models import Page

from .originals import original_first
from .visibility import visible_pages


class References:
    """Resolves the references of one response into one language."""

    def __init__(self, locale_id: int):
        self.locale_id = locale_id
        self._wanted: defaultdict[type, set] = defaultdict(set)
        self._found: defaultdict[type, dict] = defaultdict(dict)

    def want(self, model: type, keys: Iterable) -> None:
        """Ask for rows of ``model`` by translation key (UUIDs); nothing is loaded yet."""
        self._wanted[model].update(key for key in keys if key and key not in self._found[model])

    def get(self, model: type, key) -> Any:
        """The visible row with this translation key in the reader's language, else the original, else None."""
        self.want(model, [key])
        self._load(model)
        return self._found[model].get(key)

    def resolve(self, handle) -> Any:
        """What to show for a stored row, or None if the public may not see it in any language."""
        return self.get(type(handle), handle.translation_key) if handle is not None else None

    def resolve_page(self, handle) -> Any:
        """The same for any page: address and title without loading the page type's own table."""
        return self.get(Page, handle.translation_key) if handle is not None else None

    def resolve_all(self, model: type, keys: Iterable) -> list:
        """Visible rows for the keys in their order, without what the public may not see and without repeats."""
        keys = list(dict.fromkeys(keys))
        self.want(model, keys)
        return [row for row in (self.get(model, key) for key in keys) if row is not None]

    def linked(self, links, name: str) -> list:
        """What child rows link to by their field ``name``, resolved, in the editor's order. One query.

        ``links`` is a child relation's manager; rows of a preview are not saved yet, so their links are asked by key.
        """
        return self.linked_by(links, name)[None]

    def linked_by(self, links, name: str, role: str = "", roles: Iterable = (None,)) -> dict:
        """The same for links that say in a field ``role`` what they are: role to rows, for each of ``roles``."""
        model = links.model._meta.get_field(name).related_model
        rows = links.get_queryset()
        if not isinstance(rows, QuerySet):
            kept = {value: [row for row in rows if not role or getattr(row, role) == value] for value in roles}
            return {value: self.resolve_all(model, _keys(kept[value], name)) for value in roles}
        key = f"{name}__translation_key"
        asked = Q(translation_key__in=rows.order_by().values(key)) | Q(translation_key__in=self._wanted.pop(model, ()))
        mine = rows.filter(**{key: OuterRef("translation_key")}).order_by("sort_order", "pk")
        mine = mine.values(place=Coalesce("sort_order", 0))
        places = {f"place_{n}": mine.filter(**({role: value} if role else {}))[:1] for n, value in enumerate(roles)}
        found = list(self._rows(model).filter(asked).annotate(**{n: Subquery(q) for n, q in places.items()}))
        self._keep(model, found)
        return {value: self._in_place(model, found, place) for value, place in zip(roles, places, strict=True)}

    def _in_place(self, model, found, place):
        rows = sorted((row for row in found if getattr(row, place) is not None), key=lambda row: getattr(row, place))
        return self.resolve_all(model, [row.translation_key for row in rows])

    def by_id(self, model: Any, pk: int | None) -> Any:
        """What to show for a stored id whose row is not at hand, or None. One query."""
        if pk is None:
            return None
        handle = model._base_manager.filter(pk=pk).values("translation_key")
        found = list(self._rows(model).filter(translation_key__in=handle).order_by("pk"))
        self._keep(model, found)
        return self.get(model, found[0].translation_key) if found else None

    def _load(self, model):
        keys = self._wanted.pop(model, None)
        if keys:
            self._found[model].update(dict.fromkeys(keys))
            self._keep(model, self._rows(model).filter(translation_key__in=keys).order_by("pk"))

    def _rows(self, model):
        visible = visible_pages() if model is Page else model._default_manager.visible()
        rows = visible.select_related("locale", *getattr(model, "related_in_references", ()))
        return rows.annotate(original_first=original_first(model))

    def _keep(self, model, rows):
        """Keep one row for each key: the reader's language before the others, the original first, then the oldest."""
        found = self._found[model]
        for row in sorted(rows, key=lambda row: (row.original_first, row.pk)):
            if found.get(row.translation_key) is None or row.locale_id == self.locale_id:
                found[row.translation_key] = row


def _keys(rows, name):
    return [getattr(row, name).translation_key for row in rows if getattr(row, f"{name}_id")]


@dataclass(frozen=True)
class Label:
    """The name of something referred to, in the language it is known in (BCP 47), and its slug."""

    text: str
    language: str
    slug: str


def shown_for(model: Any, key: str, locale_id: int) -> QuerySet:
    """For a subquery: the visible rows of the content with the outer column ``key``, the reader's language first."""
    own_first = Case(When(locale_id=locale_id, then=0), default=1, output_field=IntegerField())
    return (
        model._default_manager.visible()
        .filter(translation_key=OuterRef(key))
        .order_by(own_first, original_first(model), "pk")
    )


def name_columns(model: type, field: str) -> tuple:
    """What readers are shown as the name of rows, and its language: the field's, unless the model knows better."""
    if field == "title" and hasattr(model, "name_columns"):
        return model.name_columns()
    return F(field), F("locale__language_code")


@dataclass(frozen=True)
class Links:
    """Rows that refer to something by their field ``name``, which may lead over others (``roundtable__region``).

    ``owner`` is the field that says whose they are, ``pk`` if they speak for themselves.
    """

    rows: QuerySet
    owner: str
    name: str

    @property
    def target(self) -> type:
        model = self.rows.model
        for part in self.name.split("__"):
            model = model._meta.get_field(part).related_model
        return model

    def named(self, rank: int, field: str, locale_id: int) -> QuerySet:
        """Owner, name, its language, slug, key, and where the link stands: links of the first rank come first."""
        shown = shown_for(self.target, f"{self.name}__translation_key", locale_id)
        text, language = name_columns(self.target, field)
        ordered = any(each.name == "sort_order" for each in self.rows.model._meta.fields)
        columns = {
            "label_": Subquery(shown.values(named_=text)[:1]),
            "language_": Subquery(shown.values(spoken_=language)[:1]),
            "rank_": Value(rank),
            "place_": Coalesce("sort_order", 0) if ordered else Value(0),
        }
        whose = self.owner if self.owner == "pk" else f"{self.owner}_id"
        known = (whose, "label_", "language_", f"{self.name}__slug", f"{self.name}__translation_key")
        return self.rows.order_by().annotate(**columns).values_list(*known, "rank_", "place_", "pk")


def labels(field: str, locale_id: int, *links: Links) -> dict[int, list[Label]]:
    """Names of what links refer to, by the id of the row they belong to. One query, however many rows and links.

    ``field`` is the column with the name. Lists of cards need names and no more; what the public may not see is left
    out, and what several links refer to is named once.
    """
    parts = [each.named(rank, field, locale_id) for rank, each in enumerate(links)]
    found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    result: dict[int, dict] = defaultdict(dict)
    for owner, text, language, slug, key, *_place in sorted(found, key=lambda row: row[5:]):
        if text is not None:
            result[owner].setdefault(key, Label(text, language, slug))
    return {owner: list(named.values()) for owner, named in result.items()}
