"""Where content is used: from Wagtail's index of references."""

from dataclasses import dataclass

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, Q
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.contrib.settings.registry import registry
from wagtail.models import DraftStateMixin, Page, ReferenceIndex, TranslatableMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from ..originals import is_original, rows_of

NAMED = 20  # uses that are named; the rest is counted


@dataclass(frozen=True)
class Use:
    """One row that uses it, for somebody: without a name where they may not edit it."""

    row: Model
    label: str
    address: str


def references(instance: Model):
    """The references to what would be deleted with it, from what would not."""
    gone = _deleted_with(instance)
    found = ReferenceIndex.get_references_to_in_bulk(gone)
    own = Q(base_content_type=ContentType.objects.get_for_model(_base(instance)))
    own &= Q(object_id__in=gone.annotate(key=Cast("pk", CharField())).values("key"))
    kinds = ContentType.objects.get_for_models(*_users()).values()
    return found.filter(base_content_type__in=list(kinds)).exclude(own)


def _base(instance):
    return Page if isinstance(instance, Page) else type(instance)


def _deleted_with(instance):
    """As rows: a page with all below it; what has no drafts with its translations."""
    if isinstance(instance, Page):
        return instance.get_descendants(inclusive=True)
    keeps = not isinstance(instance, TranslatableMixin) or isinstance(instance, DraftStateMixin)
    if keeps or not is_original(instance):
        return type(instance)._base_manager.filter(pk=instance.pk)
    return rows_of(instance)


def _users() -> list[type]:
    """What people edit. Redirects, translations' texts and the like are no uses."""
    settings = [model for model in registry if issubclass(model, BaseSiteSetting | BaseGenericSetting)]
    return [Page, *get_snippet_models(), *settings]


def uses(instance: Model, user, most: int = NAMED) -> tuple[list[Use], int]:
    """The first rows that use it, and how many there are in all."""
    pairs = references(instance).order_by("base_content_type", "object_id")
    keys = list(dict.fromkeys(pairs.values_list("base_content_type", "object_id")))
    found = [_use(kind, key, user) for kind, key in keys[:most]]
    return [use for use in found if use is not None], len(keys)


def _use(kind, key, user):
    row = ContentType.objects.get_for_id(kind).model_class()._base_manager.filter(pk=key).first()
    if row is None:
        return None
    row = row.specific if isinstance(row, Page) else row
    may = policy_registry.get(row).user_has_permission_for_instance(user, "change", row) if _has_policy(row) else False
    if isinstance(row, Page):
        may = row.permissions_for_user(user).can_edit()
    label = row.get_admin_display_title() if isinstance(row, Page) else str(row)
    if isinstance(row, TranslatableMixin):
        label = f"{label} ({row.locale})"
    return Use(row, label, _editor(row)) if may else Use(row, "", "")


def _has_policy(row) -> bool:
    return type(row) in get_snippet_models()


def _editor(row) -> str:
    if isinstance(row, Page):
        return reverse("wagtailadmin_pages:edit", args=[row.pk])
    return reverse(type(row).snippet_viewset.get_url_name("edit"), args=[quote(row.pk)])
