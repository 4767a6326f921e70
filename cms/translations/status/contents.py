"""What has a state: pages, and registered snippets that are translated. Partners' own models arrive by themselves."""

from functools import lru_cache
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from modelcluster.fields import ParentalKey
from wagtail.models import DraftStateMixin, Page, RevisionMixin, TranslatableMixin, get_translatable_models
from wagtail.snippets.models import get_snippet_models


@lru_cache
def content_models() -> tuple[type[Model], ...]:
    """The models whose rows are content. Rows that belong to a page or snippet are translated as part of it."""
    snippets = get_snippet_models()
    return tuple(
        model
        for model in get_translatable_models()
        if model is Page or (any(issubclass(snippet, model) for snippet in snippets) and not _is_part(model))
    )


def _is_part(model) -> bool:
    return any(isinstance(field, ParentalKey) for field in model._meta.concrete_fields)


def content_model(instance: Model) -> type[Model] | None:
    """The content model of an instance; None if it is no content."""
    if not isinstance(instance, TranslatableMixin):
        return None
    model = type(instance).get_translation_model()
    return model if model in content_models() else None


def has_status(model: type[Model]) -> bool:
    """Whether rows of a class are content."""
    return issubclass(model, TranslatableMixin) and model.get_translation_model() in content_models()


def content_type(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(model)


def rows_of(model: type[Model]) -> QuerySet:
    """All rows that are content: neither the root of the tree nor aliases."""
    rows = model._base_manager.all()
    return rows.filter(depth__gt=1, alias_of__isnull=True) if model is Page else rows


def has_drafts(model: type[Model]) -> bool:
    return issubclass(model, DraftStateMixin)


def has_revisions(model: type[Model]) -> bool:
    return issubclass(model, RevisionMixin)


def keys_after(model: type[Model], last: UUID | None, size: int) -> list[UUID]:
    """The next keys of a model's content, in their order: to go through all of it in pieces."""
    keys = rows_of(model).order_by("translation_key").values_list("translation_key", flat=True).distinct()
    if last is not None:
        keys = keys.filter(translation_key__gt=last)
    return list(keys[:size])
