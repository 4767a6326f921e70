"""Keeps the rows of ``TranslationStatus`` equal to what is computed, writing only what differs."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, Model, OuterRef

from ..models import TranslationStatus
from .computing import compute, same
from .contents import content_models, content_type, rows_of
from .loading import load, locales
from .signals import states_written

IDENTITY = ["content_type", "translation_key", "locale"]
FIELDS = [field.name for field in TranslationStatus._meta.concrete_fields if field.name not in {*IDENTITY, "id"}]
_COLUMNS = [field.attname for field in TranslationStatus._meta.concrete_fields if field.name in FIELDS]


@transaction.atomic
def write(model: type[Model], keys: Iterable[UUID]) -> int:
    """Bring the states of some content of one model up to date; gives how many rows differed.

    Two that write the same content wait for each other, and the later one reads what the earlier one did.
    """
    keys = list(keys)
    kept = TranslationStatus.objects.filter(content_type=content_type(model), translation_key__in=keys)
    known = {_identity(row): row for row in kept.order_by("pk").select_for_update()}
    wanted = {_identity(row): row for row in computed(model, keys)}
    gone = [row for identity, row in known.items() if identity not in wanted]
    changed = [
        row for identity, row in wanted.items() if identity not in known or not same(row, known[identity], _COLUMNS)
    ]
    if gone:
        TranslationStatus.objects.filter(pk__in=[row.pk for row in gone]).delete()
    if changed:
        TranslationStatus.objects.bulk_create(
            changed, update_conflicts=True, unique_fields=IDENTITY, update_fields=FIELDS
        )
    if gone or changed:
        states_written.send(sender=model, keys=sorted({row.translation_key for row in [*gone, *changed]}))
    return len(gone) + len(changed)


def computed(model: type[Model], keys: Iterable[UUID]) -> list[TranslationStatus]:
    """The states from scratch, not saved."""
    everywhere = locales()
    return [row for content in load(model, keys) for row in compute(content, everywhere)]


def remove_orphans() -> int:
    """Delete the rows of content that is gone, also of apps that are; gives their number."""
    types = [content_type(model).pk for model in content_models()]
    removed, _by_model = TranslationStatus.objects.exclude(content_type__in=types).delete()
    for model in content_models():
        rows = TranslationStatus.objects.filter(content_type=content_type(model))
        alive = Exists(rows_of(model).filter(translation_key=OuterRef("translation_key")))
        removed += rows.exclude(alive).delete()[0]
    return removed


def _identity(row):
    return row.content_type_id, row.translation_key, row.locale_id
