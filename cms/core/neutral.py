"""Facts without words are right in every language the moment the original is published.

wagtail-localize carries synchronised fields over only when it generates a translation again. Here publishing (or
saving, where there are no drafts) an original copies its neutral fields, and its child rows without words, to every
translation: to the row that readers see and to the revision that editors will publish next.
"""

from django.db import models, transaction
from django.db.models.signals import post_save
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail.signals import page_published, published
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import TranslationSource


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
    sources = TranslationSource.objects.filter(object_id=instance.translation_key)
    locales = set(sources.values_list("locale_id", flat=True))
    if locales:
        return instance.locale_id in locales
    rows = type(instance)._base_manager.filter(translation_key=instance.translation_key)
    return not rows.filter(pk__lt=instance.pk).exists()


@transaction.atomic
def carry(original: TranslatableMixin) -> None:
    """Copy the neutral fields of ``original`` to all its translations. Does nothing for a row that is a translation."""
    model = type(original)
    columns, relations = neutral_fields(model)
    if not columns and not relations:
        return
    rows = model._base_manager.filter(translation_key=original.translation_key).exclude(pk=original.pk)
    translations = list(rows)
    if not translations or not is_original(original):
        return
    for translation in translations:
        if getattr(translation, "alias_of_id", None) is None:
            _carry_to(original, translation, columns, relations)


def _carry_to(original, translation, columns, relations):
    slug_before = getattr(translation, "slug", None)
    if _share_a_parent(original, translation):
        columns = [name for name in columns if name != "slug"]
    _copy(original, translation, columns, relations)
    _save(translation, slug_before, columns)
    for relation in relations:
        getattr(translation, relation).commit()
    for revision in _open_revisions(translation):
        pending = revision.as_object()
        _copy(original, pending, columns, relations)
        revision.content = pending.serializable_data()
        revision.save(update_fields=["content"])


def _share_a_parent(original, translation) -> bool:
    """Home pages of all languages stand side by side, so that their slugs, which no address shows, must differ."""
    return isinstance(original, Page) and original.path[: -Page.steplen] == translation.path[: -Page.steplen]


def _copy(original, target, columns, relations):
    for name in columns:
        field = original._meta.get_field(name)
        setattr(target, field.attname, getattr(original, field.attname))
    for relation in relations:
        original.copy_child_relation(relation, target)


def _save(translation, slug_before, columns):
    rows = type(translation)._base_manager.filter(pk=translation.pk)
    fields = [translation._meta.get_field(name) for name in columns]
    rows.update(**{field.name: getattr(translation, field.attname) for field in fields if field.name != "slug"})
    if "slug" not in columns or translation.slug == slug_before:
        return
    if isinstance(translation, Page):
        translation.save(clean=False)  # moves the addresses of everything below, and leaves redirects
    else:
        rows.update(slug=translation.slug)


def _open_revisions(translation):
    """The revisions that somebody may still publish: the latest and the scheduled ones."""
    if not hasattr(translation, "revisions"):
        return []
    open_ones = models.Q(approved_go_live_at__isnull=False) | models.Q(pk=translation.latest_revision_id)
    return list(translation.revisions.filter(open_ones))


def _after_publishing(sender, instance, **kwargs):
    carry(instance.specific if isinstance(instance, Page) else instance)


def _after_saving(sender, instance, raw=False, **kwargs):
    if not raw and isinstance(instance, TranslatableMixin) and not isinstance(instance, (Page, DraftStateMixin)):
        carry(instance)


def connect() -> None:
    page_published.connect(_after_publishing, dispatch_uid="neutral_page")
    published.connect(_after_publishing, dispatch_uid="neutral_snippet")
    post_save.connect(_after_saving, dispatch_uid="neutral_saved")
