"""Whether a row is live and public, kept in the same transaction: what just became private must not be listed."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet
from wagtail.models import Page

from cms.core.visibility import restricted

from ..models import TranslationStatus
from .contents import content_type, has_drafts, rows_of


def follow(model: type[Model], keys: QuerySet | Iterable[UUID]) -> None:
    """Set the cheap axes of some content's states to what its rows say now, in one query."""
    statuses = TranslationStatus.objects.filter(content_type=content_type(model), translation_key__in=keys)
    live = _live(model)
    public = live.filter(~restricted()) if model is Page else live
    originals = TranslationStatus.objects.filter(content_type=content_type(model), is_original=True)
    of_same_content = originals.filter(translation_key=OuterRef("translation_key")).values("row_id")
    statuses.update(
        live=Exists(live.filter(pk=OuterRef("row_id"))),
        public=Exists(public.filter(pk=OuterRef("row_id"))),
        original_public=Exists(public.filter(translation_key=OuterRef("translation_key"), pk__in=of_same_content)),
    )


def _live(model):
    rows = rows_of(model)
    return rows.filter(live=True) if has_drafts(model) else rows
