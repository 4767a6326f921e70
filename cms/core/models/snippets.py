from django.db import models
from wagtail.models import TranslatableMixin
from wagtail.search import index

from ..visibility import VisibleSnippetQuerySet


class TranslatableSnippet(TranslatableMixin, index.Indexed, models.Model):
    """Content without a page of its own that is translated: one row for each language."""

    objects = VisibleSnippetQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        abstract = True
