"""Where a row is edited in the admin, and sent to be translated."""

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import Page


def edit_address(row) -> str:
    """The address that edits a row; the admin's front page for what has no editor, and for None."""
    return (row is not None and editor_of(type(row), row.pk)) or reverse("wagtailadmin_home")


def editor_of(model: type | None, pk: int) -> str:
    """The address that edits the row with this key, without asking for the row; empty if its model has no editor, or is
    gone with its app."""
    if model and issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    viewset = getattr(model, "snippet_viewset", None)
    return reverse(viewset.get_url_name("edit"), args=[quote(pk)]) if viewset else ""


def submit_address(row) -> str:
    """The address where a translation of a row is begun."""
    if isinstance(row, Page):
        return reverse("wagtail_localize:submit_page_translation", args=[row.pk])
    labels = (row._meta.app_label, row._meta.model_name)
    return reverse("wagtail_localize:submit_snippet_translation", args=[*labels, quote(row.pk)])
