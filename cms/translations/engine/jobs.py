"""The engine's own long work as jobs: ``WAGTAILLOCALIZE_JOBS``.

wagtail-localize hands functions and rows to its job backend; a queue in a database keeps text. So a function is written
by a name of the table below, and a row by its model and key, read again when the job runs. Nothing else is accepted:
what stands in the queue can never name another function.

This module is imported while apps are still being loaded, and imports no models.
"""

import logging
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.utils.module_loading import import_string
from django_tasks import task

from cms.operations.jobs import due

logger = logging.getLogger(__name__)

KNOWN = {
    "translate_page_subtree": "wagtail_localize.operations.translate_page_subtree",
    "synchronize_tree": "wagtail_localize.synctree.synchronize_tree",
}
MODELS = {"wagtailcore.locale", "users.user"}
ROW = "row"  # the one key of the object that stands for a row


class JobBackend:
    """What the engine calls; duck-typed, because the engine imports this module while it is itself being imported."""

    def __init__(self, options):
        pass

    def enqueue(self, func, args, kwargs) -> None:
        due(run, name_of(func), [written(value) for value in args], {key: written(kwargs[key]) for key in kwargs})


@task
def run(name: str, args: list, kwargs: dict) -> None:
    """Run one of the engine's functions. Does nothing if a row it was about has been deleted meanwhile."""
    if name not in KNOWN:
        raise ValueError(f"{name!r} is not a function of the engine that may run as a job.")
    try:
        args, kwargs = [read(value) for value in args], {key: read(value) for key, value in kwargs.items()}
    except ObjectDoesNotExist as error:
        logger.warning("%s is not run any more: %s", name, error)
        return
    import_string(KNOWN[name])(*args, **kwargs)


def name_of(func) -> str:
    """The name a function is queued under. Raises ValueError for one that is not in the table."""
    path = f"{func.__module__}.{func.__qualname__}"
    for name, known in KNOWN.items():
        if known == path:
            return name
    raise ValueError(
        f"{path} may not run as a job. If the engine needs it now, add it to cms.translations.engine.jobs."
    )


def written(value: Any) -> Any:
    """A value as JSON. Rows become model and key; a manager of form parts without parts, and a cache, become null."""
    if isinstance(value, Model):
        return {ROW: [_known_model(value._meta.label_lower), value.pk]}
    if isinstance(value, list | tuple | QuerySet):
        return [written(item) for item in value]
    if value is None or isinstance(value, str | int | float):
        return value
    kind = type(value).__name__
    if kind == "PageIndex" or (kind == "TranslationComponentManager" and not value.components):
        return None
    raise ValueError(f"{kind} cannot wait in the queue of jobs.")


def read(value: Any) -> Any:
    """What ``written`` wrote. Raises ObjectDoesNotExist where a language is gone; a person who is gone is nobody."""
    if isinstance(value, list):
        return [read(item) for item in value]
    if isinstance(value, dict):
        label, key = value[ROW]
        rows = apps.get_model(_known_model(label))._base_manager
        return rows.filter(pk=key).first() if label == "users.user" else rows.get(pk=key)
    return value


def _known_model(label: str) -> str:
    if label not in MODELS:
        raise ValueError(f"A row of {label} cannot wait in the queue of jobs.")
    return label
