"""Where in the admin the work on a piece of content is. No query."""

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page

from ..admin_urls import editor_of
from ..models import TranslationStatus


def edit_address(specific_type: ContentType, row_id: int) -> str:
    """The address that edits a row of a type; empty for a type that has no editor."""
    return editor_of(specific_type.model_class(), row_id)


def submit_address(specific_type: ContentType, original_id: int, language: str) -> str:
    """The address where a translation of an original into a language is begun."""
    model = specific_type.model_class()
    if model is None:  # its app is gone
        return ""
    try:
        if issubclass(model, Page):
            address = reverse("wagtail_localize:submit_page_translation", args=[original_id])
        else:
            labels = (model._meta.app_label, model._meta.model_name)
            address = reverse("wagtail_localize:submit_snippet_translation", args=[*labels, quote(original_id)])
    except NoReverseMatch:
        return ""
    return f"{address}?select_locale={language}"


def work_address(status: TranslationStatus) -> str:
    """Where a translation is worked on: paragraph by paragraph if it has paragraphs, else in the editor."""
    if status.translation_id and status.row_id and status.specific_type.model_class():
        return reverse("translations:work", args=[status.translation_id])
    return edit_address(status.specific_type, status.row_id) if status.row_id else ""
