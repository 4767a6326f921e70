"""The part of keeping states right that a request leaves to a worker."""

from collections.abc import Iterable
from uuid import UUID

from django_tasks import task

from cms.core.jobs import due

from ..models import TranslationStatus
from .contents import content_models, content_type, rows_of
from .rebuilding import rebuild
from .writing import write


@task()
def refresh_status(key: str) -> None:
    """Compute one content's states anew, from what the database says when this runs."""
    for model in _models_of(UUID(key)):
        write(model, [UUID(key)])


@task()
def rebuild_status() -> None:
    """Compute everything anew: a language was added."""
    rebuild()


def refresh_soon(keys: Iterable[UUID]) -> None:
    """Say that the states of some content may have changed. Asked twice in a transaction, it is done once."""
    for key in sorted(map(str, set(keys))):
        due(refresh_status, key)


def _models_of(key):
    """The model a content belongs to: known from its states, else looked for."""
    types = set(TranslationStatus.objects.filter(translation_key=key).values_list("content_type_id", flat=True))
    known = [model for model in content_models() if content_type(model).pk in types]
    return known or [model for model in content_models() if rows_of(model).filter(translation_key=key).exists()]
