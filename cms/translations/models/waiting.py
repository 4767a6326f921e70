from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Revision


class WaitsForOriginal(models.Model):
    """A translation that appears with its original: it was public until that went offline, or somebody chose so."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    translation_key = models.UUIDField(db_index=True)
    row_id = models.CharField(max_length=255)
    was_public = models.BooleanField()
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")  # what was public
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_type", "row_id"], name="waits_for_original_once")]

    def __str__(self):
        return f"{self.content_type} {self.row_id}"
