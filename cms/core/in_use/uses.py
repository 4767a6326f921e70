"""Where content is used: from Wagtail's index of references, and in drafts, which it does not know."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.contrib.settings.registry import registry
from wagtail.models import DraftStateMixin, Page, ReferenceIndex, TranslatableMixin
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from ..originals import is_original, rows_of
from .drafts import users_in_drafts
from .swapping import base_of

NAMED = 20  # uses that are named; the rest is counted


@dataclass(frozen=True)
class Use:
    """One row that uses it, for somebody: without a name where they may not edit it."""

    row: Model
    label: str
    address: str


def references(instance: Model) -> QuerySet:
    """The references to what would be deleted with it, from what would not."""
    gone = deleted_with(instance)
    found = ReferenceIndex.get_references_to_in_bulk(gone)
    own = Q(base_content_type=ContentType.objects.get_for_model(base_of(type(instance))))
    own &= Q(object_id__in=gone.annotate(key=Cast("pk", CharField())).values("key"))
    kinds = ContentType.objects.get_for_models(*_users()).values()
    return found.filter(base_content_type__in=list(kinds)).exclude(own)


def deleted_with(instance) -> QuerySet:
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


def is_used(instance: Model) -> bool:
    return references(instance).exists() or bool(users_in_drafts(deleted_with(instance)))


def uses(instance: Model, user, most: int = NAMED) -> tuple[list[Use], int]:
    """The first rows that use it, and how many there are in all. What readers see comes before drafts."""
    keys, drafts = keys_of_users(instance)
    found = [_use(kind, key, user, (kind, key) in drafts) for kind, key in keys[:most]]
    return [use for use in found if use is not None], len(keys)


def keys_of_users(instance: Model) -> tuple[list, set]:
    """Type and key of each row that uses it, and which of them do so in a draft alone."""
    pairs = references(instance).order_by("base_content_type", "object_id")
    keys = list(dict.fromkeys(pairs.values_list("base_content_type", "object_id")))
    drafts = users_in_drafts(deleted_with(instance)).difference(keys)
    return [*keys, *sorted(drafts)], drafts


def row_of(kind, key) -> Model | None:
    model: Any = ContentType.objects.get_for_id(kind).model_class()
    row = model._base_manager.filter(pk=key).first()
    return row.specific if isinstance(row, Page) else row


def _use(kind, key, user, only_in_draft):
    row = row_of(kind, key)
    if row is None:
        return None
    if not may(user, "change", row):
        return Use(row, "", "")
    label = name_of(row)
    return Use(row, _("%(name)s – only in a draft") % {"name": label} if only_in_draft else label, editor_of(row))


def name_of(row) -> str:
    label = row.get_admin_display_title() if isinstance(row, Page) else str(row)
    return f"{label} ({row.locale})" if isinstance(row, TranslatableMixin) else label


def may(user, action: str, row) -> bool:
    """Whether somebody may ``change``, ``publish`` or ``delete`` a row, as its own screens ask it."""
    if isinstance(row, Page):
        rights = row.permissions_for_user(user)
        return {"change": rights.can_edit, "publish": rights.can_publish, "delete": rights.can_delete}[action]()
    if isinstance(row, BaseSiteSetting | BaseGenericSetting):
        return ModelPermissionPolicy(type(row)).user_has_permission(user, action)
    return policy_registry.get(row).user_has_permission_for_instance(user, action, row)


def editor_of(row) -> str:
    if isinstance(row, Page):
        return reverse("wagtailadmin_pages:edit", args=[row.pk])
    if isinstance(row, BaseSiteSetting | BaseGenericSetting):
        site = [row.site_id] if isinstance(row, BaseSiteSetting) else []
        return reverse("wagtailsettings:edit", args=[row._meta.app_label, row._meta.model_name, *site])
    return reverse(type(row).snippet_viewset.get_url_name("edit"), args=[quote(row.pk)])
