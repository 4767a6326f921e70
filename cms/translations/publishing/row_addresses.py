"""Where a row is edited in the admin."""

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import Page


def edit_address(row) -> str:
    """The admin's front page for what has no editor, and for None."""
    if isinstance(row, Page):
        return reverse("wagtailadmin_pages:edit", args=[row.pk])
    viewset = getattr(row, "snippet_viewset", None)
    return reverse(viewset.get_url_name("edit"), args=[quote(row.pk)]) if viewset else reverse("wagtailadmin_home")
