"""Where entries come from: every model with the mixin ``Searchable``, and the documents."""

from collections.abc import Collection
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from cms.core.searchable import Searchable, SearchDocument

from .documents.source import DocumentSource


class ModelSource:
    """A model with the mixin."""

    def __init__(self, model: Any):
        self.model, self.kind, self.label = model, model.search_kind, model.search_kind_label
        self.target = model._meta.label_lower

    def visible(self) -> QuerySet:
        """What the public may see."""
        rows = self.model._default_manager.visible()
        translatable = any(field.name == "locale" for field in self.model._meta.get_fields())
        return rows.select_related("locale") if translatable else rows

    def shown(self, ids: Collection[int]) -> set[int]:
        """Those of the ids that readers may find, asked of the content itself."""
        return set(self.visible().filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()

    def search_documents(self, row: Any) -> list[SearchDocument]:
        return row.search_documents()


@cache
def sources() -> dict[str, ModelSource | DocumentSource]:
    """Target (the model's label) to its source."""
    models = [model for model in apps.get_models() if issubclass(model, Searchable)]
    found: list[ModelSource | DocumentSource] = [*map(ModelSource, models), DocumentSource()]
    return {source.target: source for source in found}


def source_of(instance: Model) -> ModelSource | DocumentSource | None:
    """The source of a row; None for what readers do not search."""
    return sources().get(instance._meta.label_lower)
