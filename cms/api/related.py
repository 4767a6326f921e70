"""Everything an answer refers to, found with one query: links of its rows, what its texts point at, files.

Each kind of reference is a part of one UNION, with the columns owner, role, place, handle and found. ``found`` is
an object made by the database from the best public row: in the languages asked for, else in the one made first.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, JSONObject
from wagtail.models import Page, TranslatableMixin

from cms.core.models import CustomDocument, CustomImage
from cms.core.visibility import visible_pages

from .registry import resource_of

AFTER = 1_000_000  # what was asked for later stands behind what was asked for before, however many rows that had
COLUMNS = ("owner", "role", "place", "handle", "found")
OF_IMAGE = (
    "title",
    "file",
    "width",
    "height",
    "description",
    "credit",
    "language",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)
OF_DOCUMENT = ("title", "file", "language", "year")


@dataclass(frozen=True)
class Found:
    """What a reference leads to. ``values`` are the columns that its resource asks for; ``model`` is its label."""

    key: UUID
    code: str
    values: dict


def end_of(model, path: str):
    """The model at the end of a path of fields such as ``roundtable__region``; the model itself if it is empty."""
    for name in path.split("__") if path else ():
        model = model._meta.get_field(name).related_model
    return model


class Related:
    """Collects what is wanted, loads it at once, and gives it."""

    def __init__(self, chain: list[str]):
        self.chain = chain
        self._parts = []
        self._ids = defaultdict(set)
        self._links = defaultdict(list)
        self._rows = {}
        self._loaded = False

    def links(self, name: str, links: QuerySet, owner: str, target: str = "", role: str = "") -> None:
        """Ask for what rows refer to by their field ``target``, or for the rows themselves if that is empty.

        ``owner`` is the field that says whose they are (``pk``: their own); ``role`` is one that tells them apart.
        What was asked for under the same name before comes first.
        """
        model = end_of(links.model, target)
        links = links if not target else links.filter(**{f"{target}__isnull": False})
        told = F(role) if role else Value("")
        place = Coalesce("sort_order", Value(0)) if hasattr(links.model, "sort_order") else Value(0)
        self._parts.append(
            links.order_by().annotate(
                p_owner=Cast("pk" if owner == "pk" else f"{owner}_id", BigIntegerField()),
                p_role=_text(Value(f"{name}:"), told),
                p_place=Cast(place + Value(AFTER * len(self._parts)), IntegerField()),
                p_handle=Cast(f"{target}_id" if target else "pk", BigIntegerField()),
                p_found=Subquery(self._best(model, f"{target}__translation_key" if target else "translation_key")),
            )
        )

    def want(self, model: type, ids: Iterable[int]) -> None:
        """Ask for rows by the ids that texts and blocks hold."""
        self._ids[model].update(int(pk) for pk in ids if pk)

    def load(self) -> None:
        """One query; none if nothing is wanted."""
        self._loaded = True
        parts = [*self._parts, *(self._by_id(model, ids) for model, ids in self._ids.items() if ids)]
        parts = [part.values_list(*(f"p_{name}" for name in COLUMNS)) for part in parts]
        if not parts:
            return
        rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
        for owner, role, _place, handle, found in sorted(rows, key=lambda row: (row[2], row[3])):
            if found is None:
                continue
            name, _colon, told = role.partition(":")
            if name.startswith("@"):
                self._rows[name[1:], handle] = found
            else:
                self._links[name, owner].append((told, _found(found)))

    def of(self, name: str, owner: int, role: str | None = None) -> list[Found]:
        """What an owner's links lead to, in the editor's order and once each."""
        rows = [found for told, found in self._links[name, owner] if role is None or told == role]
        return list({found.key: found for found in rows}.values())

    def all_of(self, name: str) -> list[Found]:
        """What all links of a name lead to, whoever has them, once each."""
        found = [found for (known, _owner), rows in self._links.items() if known == name for _told, found in rows]
        return list({each.key: each for each in found}.values())

    def get(self, model: type, pk) -> Found | dict | None:
        """What an id leads to: a ``Found``, or the columns of a picture or document; None if it is not public."""
        found = self._rows.get((model._meta.label_lower, int(pk))) if pk else None
        return _found(found) if found is not None and issubclass(model, TranslatableMixin) else found

    def _by_id(self, model, ids):
        rows = model._base_manager.filter(pk__in=ids).order_by()
        return rows.annotate(
            p_owner=Value(0, BigIntegerField()),
            p_role=_text(Value(f"@{model._meta.label_lower}")),
            p_place=Value(0, IntegerField()),
            p_handle=Cast("pk", BigIntegerField()),
            p_found=self._found_of(model),
        )

    def _found_of(self, model):
        if model is CustomImage:
            return JSONObject(id="pk", **{name: name for name in OF_IMAGE})
        if model is CustomDocument:
            return JSONObject(id="pk", **{name: name for name in OF_DOCUMENT})
        return Subquery(self._best(model, "translation_key"))

    def _best(self, model, key: str) -> QuerySet:
        rows = visible_pages() if model is Page else model._default_manager.visible()
        ranks = [When(locale__language_code=code, then=place) for place, code in enumerate(self.chain)]
        rank = Case(*ranks, default=len(self.chain), output_field=IntegerField())
        rows = rows.filter(translation_key=OuterRef(key)).order_by(rank, "pk")
        return rows.values(p_json=name_of(model))[:1]


def name_of(model) -> JSONObject:
    """What an answer needs of a row to name it, as one JSON object."""
    resource = resource_of(model)
    columns = {"key": "translation_key", "code": "locale__language_code"}
    if issubclass(model, Page):
        columns |= PAGE_COLUMNS
    else:
        columns |= {"app": _text(Value(model._meta.app_label)), "model": _text(Value(model._meta.model_name))}
        columns["title"] = resource.title_column if resource else "pk"
    columns |= resource.reference_columns if resource and model is not Page else {}
    return JSONObject(**{name: F(column) if isinstance(column, str) else column for name, column in columns.items()})


PAGE_COLUMNS = {
    "title": "title",
    "slug": "slug",
    "path": "url_path",
    "app": "content_type__app_label",
    "model": "content_type__model",
}


def _text(*parts):
    joined = Concat(*parts, output_field=CharField()) if len(parts) > 1 else parts[0]
    return Cast(joined, CharField(max_length=200))


def _found(values: dict) -> Found:
    return Found(UUID(values["key"]), values["code"], values)
