"""Where a row is edited in the admin."""

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import Page


def edit_address(row) -> str:
    """The address that edits a row; the admin's front page for what has no editor, and for None."""
    return (row is not None and editor_of(type(row), row.pk)) or reverse("wagtailadmin_home")


def editor_of(model: type, pk: int) -> str:
    """The address that edits the row with this key, without asking for the row; empty if its model has no editor."""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    viewset = getattr(model, "snippet_viewset", None)
    return reverse(viewset.get_url_name("edit"), args=[quote(pk)]) if viewset else ""
