"""The kinds of things that are refused while they are in use: their models, and where each is deleted and chosen."""

from typing import Any

from django import forms
from django.contrib.admin.utils import quote
from django.db.models import Model, QuerySet
from django.urls import reverse
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import DraftStateMixin, Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.widgets import AdminSnippetChooser

from ..visibility import restricted_collections, visible_pages
from .uses import deleted_with


def model_named(app_label: str, model_name: str) -> Any:
    models = (Page, get_image_model(), get_document_model(), *get_snippet_models())
    return {each._meta.label_lower: each for each in models}.get(f"{app_label}.{model_name}".lower())


def delete_address(row: Any) -> str:
    names = {Page: "wagtailadmin_pages", get_image_model(): "wagtailimages", get_document_model(): "wagtaildocs"}
    for model, name in names.items():
        if isinstance(row, model):
            return reverse(f"{name}:delete", args=[row.pk])
    return reverse(row.snippet_viewset.get_url_name("delete"), args=[quote(row.pk)])


def replace_address(row: Model) -> str:
    model = Page if isinstance(row, Page) else type(row)
    return reverse("replace_in_use", args=[model._meta.app_label, model._meta.model_name, row.pk])


def chooser(row: Model) -> forms.Widget:
    if isinstance(row, Page):
        return AdminPageChooser(target_models=[type(row)])
    if isinstance(row, get_image_model()):
        return AdminImageChooser()
    return AdminDocumentChooser() if isinstance(row, get_document_model()) else AdminSnippetChooser(model=type(row))


def others(row: Model, user) -> QuerySet:
    """What may take the place of a row: of its kind, seen by readers, and not deleted with it."""
    if isinstance(row, Page):
        found = visible_pages().type(type(row))
    elif isinstance(row, (get_image_model(), get_document_model())):
        found = policy_registry.get(row).instances_user_has_permission_for(user, "choose")
        if not restricted_collections().filter(pk=row.collection_id).exists():
            found = found.exclude(collection__in=restricted_collections())
    else:
        found = type(row)._default_manager.all()
        found = found.filter(live=True) if isinstance(row, DraftStateMixin) else found
    return found.exclude(pk__in=deleted_with(row).values("pk"))
