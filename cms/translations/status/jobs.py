"""The part of keeping states right that a request leaves to a worker."""

from collections.abc import Iterable
from uuid import UUID

from django_tasks import task

from cms.operations.jobs import due

from ..models import TranslationStatus
from .contents import content_models, content_type, rows_of
from .rebuilding import rebuild
from .writing import write


@task()
def refresh_status(key: str) -> None:
    """Compute one content's states anew, from what the database says when this runs."""
    key = UUID(key)
    known = _known_models(key)
    for model in known or _models_with(key):
        write(model, [key])
        if not known:
            # Two jobs for new content have no row yet to wait at. Now there is one, so this sees what the other did.
            write(model, [key])


@task()
def rebuild_status() -> None:
    """Compute everything anew: a language was added."""
    rebuild()


def refresh_soon(keys: Iterable[UUID]) -> None:
    """Say that the states of some content may have changed. Asked twice in a transaction, it is done once."""
    for key in sorted(map(str, set(keys))):
        due(refresh_status, key)


def _known_models(key) -> list:
    types = set(TranslationStatus.objects.filter(translation_key=key).values_list("content_type_id", flat=True))
    return [model for model in content_models() if content_type(model).pk in types]


def _models_with(key) -> list:
    return [model for model in content_models() if rows_of(model).filter(translation_key=key).exists()]
