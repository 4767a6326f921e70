from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from ..engine.models import Translation


class TranslationStatus(models.Model):
    """How one piece of content stands in one language. Kept by events; ask ``cms.translations.states``.

    The three axes tell what *readers* meet: the live row of that language. The words tell what *translators* have
    before them: the segments of the original as it was last extracted.
    """

    class Completeness(models.TextChoices):
        TRANSLATED = "translated", _("translated")
        PARTLY = "partly", _("partly translated")
        NOT_YET = "not_yet", _("not translated yet")

    class Freshness(models.TextChoices):
        CURRENT = "current", _("current")
        CHANGED = "changed", _("the original changed")
        UNKNOWN = "unknown", _("not known")

    class Provenance(models.TextChoices):
        """The weakest that any paragraph has, in this order from the strongest. Empty where nothing is translated."""

        REVIEWED = "reviewed", _("reviewed by a person")
        PERSON = "person", _("written by a person")
        IMPORTED = "imported", _("imported")
        MACHINE = "machine", _("machine translation, not reviewed")

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    specific_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    is_original = models.BooleanField(default=False)
    original_title = models.CharField(max_length=255, blank=True)
    original_language = models.CharField(max_length=20, blank=True)  # BCP 47; empty where the original is gone
    original_public = models.BooleanField(default=False)
    row_id = models.BigIntegerField(null=True, blank=True)  # primary key of the row in this language, if there is one
    translation = models.ForeignKey(Translation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    revision_id = models.BigIntegerField(null=True, blank=True)  # the live revision that ``marks`` belong to
    live = models.BooleanField(default=False)
    public = models.BooleanField(default=False)

    completeness = models.CharField(max_length=10, choices=Completeness.choices, default=Completeness.NOT_YET)
    freshness = models.CharField(max_length=10, choices=Freshness.choices, default=Freshness.CURRENT)
    provenance = models.CharField(max_length=10, choices=Provenance.choices, blank=True)

    segments = models.PositiveIntegerField(default=0)
    untranslated = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    reworded = models.PositiveIntegerField(default=0)
    facts = models.PositiveIntegerField(default=0)
    unreviewed = models.PositiveIntegerField(default=0)
    marks = models.JSONField(default=list)  # cms.translations.freshness tells their shape

    words = models.PositiveIntegerField(default=0)
    words_done = models.PositiveIntegerField(default=0)
    words_changed = models.PositiveIntegerField(default=0)

    original_published_at = models.DateTimeField(null=True, blank=True)
    translated_at = models.DateTimeField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_as = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "translation_key", "locale"], name="one_status_each")
        ]
        indexes = [
            models.Index(fields=["translation_key", "locale"], name="status_by_key"),
            models.Index(fields=["locale", "completeness", "freshness"], name="status_by_state"),
        ]

    def __str__(self):
        return f"{self.translation_key} in {self.locale_id}: {self.completeness}, {self.freshness}"
