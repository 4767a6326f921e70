from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..engine.models import StringTranslation


class Authorship(models.Model):
    """Who or what wrote the words of one translated segment, and who reviewed them. Kept by signals.

    Words carried over to a changed source string keep their authorship, not their review.
    """

    class Origin(models.TextChoices):
        PERSON = "person", _("a person")
        MACHINE = "machine", _("a machine")
        IMPORT = "import", _("an imported file")

    string_translation = models.OneToOneField(StringTranslation, on_delete=models.CASCADE, related_name="authorship")
    origin = models.CharField(max_length=10, choices=Origin.choices)
    engine = models.CharField(max_length=255, blank=True)
    engine_version = models.CharField(max_length=100, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    written_at = models.DateTimeField()
    digest = models.CharField(max_length=32)  # of the words that all this is said of: cms.translations.engine.strings
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_as = models.CharField(max_length=255, blank=True)

    def __str__(self):
        return f"{self.string_translation_id}: {self.origin}"
