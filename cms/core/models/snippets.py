from django.db import models, transaction
from wagtail.models import TranslatableMixin
from wagtail.search import index

from ..visibility import VisibleSnippetQuerySet


class TranslatableSnippet(TranslatableMixin, index.Indexed, models.Model):
    """Content without a page of its own that is translated: one row for each language."""

    objects = VisibleSnippetQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        abstract = True

    @transaction.atomic
    def save(self, *args, **kwargs) -> None:
        """Saved together with what follows from it in other languages, or not at all (pages are saved so anyhow)."""
        super().save(*args, **kwargs)
