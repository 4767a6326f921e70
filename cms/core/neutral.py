"""Facts without words are right in every language the moment the original is published.

wagtail-localize carries synchronised fields over only when it generates a translation again. Here saving the public
row of an original (which is what publishing does) copies its neutral fields, and its child rows without words, to every
translation: to the row that readers see and to the revisions that editors will publish next. Both are in the
transaction that saves the original, and what is right already is not written again (``cms.core.carrying``).
"""

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import DraftStateMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import TranslationSource

from .carrying import carry_children, carry_columns, carry_drafts, carry_slug, index_later

_changes_of_sources = [0]  # how often sources were made or deleted in this process


def neutral_fields(model: type) -> tuple[list[str], list[str]]:
    """Names of a model's neutral columns and of its neutral child relations."""
    columns, relations = [], []
    for declared in get_translatable_fields(model):
        if isinstance(declared, SynchronizedField) and not declared.overridable:
            is_relation = isinstance(declared.get_field(model), models.ManyToOneRel)
            (relations if is_relation else columns).append(declared.field_name)
    return columns, relations


def is_original(instance: TranslatableMixin) -> bool:
    """Whether translations of the content are made from this row: what the engine recorded, else the oldest row."""
    sources = sources_of(instance)
    if sources:
        return instance.locale_id in sources
    rows = type(instance)._base_manager.filter(translation_key=instance.translation_key)
    return not rows.filter(pk__lt=instance.pk).exists()


def sources_of(instance: TranslatableMixin) -> dict[int, int]:
    """The engine's sources for a row's content: their ids by locale.

    Publishing asks several times. What is known is kept on the row, until a source is made or deleted here.
    """
    kept = instance.__dict__.get("_sources_known")
    if kept is None or kept[0] != _changes_of_sources[0]:
        found = TranslationSource.objects.filter(object_id=instance.translation_key)
        kept = instance._sources_known = _changes_of_sources[0], dict(found.values_list("locale_id", "pk"))
    return kept[1]


@transaction.atomic(savepoint=False)
def carry(original: TranslatableMixin) -> None:
    """Copy the neutral fields of ``original`` to all its translations. Does nothing for a row that is a translation.

    The number of queries does not grow with the number of languages, except where a slug changed.
    """
    model = type(original)
    columns, relations = neutral_fields(model)
    if not columns and not relations:
        return
    rows = model._base_manager.filter(translation_key=original.translation_key).exclude(pk=original.pk)
    translations = [row for row in rows if getattr(row, "alias_of_id", None) is None]
    if not translations or not is_original(original):
        return
    changed = carry_columns(original, translations, [name for name in columns if name != "slug"])
    for relation in relations:
        changed |= carry_children(original, translations, relation)
    if "slug" in columns:
        for translation in translations:
            carry_slug(original, translation)
    carry_drafts(original, translations, columns, relations)
    index_later(model, changed)


def _after_saving(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or update_fields is not None or not isinstance(instance, TranslatableMixin):
        return
    if not isinstance(instance, DraftStateMixin) or instance.live:
        carry(instance)


def _sources_changed(**kwargs):
    _changes_of_sources[0] += 1


def connect() -> None:
    post_save.connect(_after_saving, dispatch_uid="neutral_saved")
    post_save.connect(_sources_changed, sender=TranslationSource, dispatch_uid="neutral_sources_saved")
    post_delete.connect(_sources_changed, sender=TranslationSource, dispatch_uid="neutral_sources_deleted")
