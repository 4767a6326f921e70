"""Facts without words are right in every language the moment the original is published.

wagtail-localize carries synchronised fields over only when it generates a translation again. Here saving the public
row of an original (which is what publishing does) copies its neutral fields, and its child rows without words, to every
translation: to the row that readers see and to the revisions that editors will publish next. Both are in the
transaction that saves the original, and what is right already is not written again (``copying``).
"""

from django.db import models, transaction
from wagtail.models import DraftStateMixin, TranslatableMixin

from ..content_events import Saved, Step, subscribe
from ..engine import SynchronizedField, get_translatable_fields
from ..originals import is_original
from .copying import carry_children, carry_columns, carry_drafts, carry_slug, index_later


def neutral_fields(model: type) -> tuple[list[str], list[str]]:
    """Names of a model's neutral columns and of its neutral child relations."""
    columns, relations = list[str](), list[str]()
    for declared in get_translatable_fields(model):
        if isinstance(declared, SynchronizedField) and not declared.overridable:
            is_relation = isinstance(declared.get_field(model), models.ManyToOneRel)
            (relations if is_relation else columns).append(declared.field_name)
    return columns, relations


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


def _saved(event):
    if event.update_fields is None and (not isinstance(event.row, DraftStateMixin) or event.row.live):
        carry(event.row)


def connect() -> None:
    subscribe(Saved, _saved, step=Step.FACTS, models=TranslatableMixin, does="its facts are copied to its translations")
