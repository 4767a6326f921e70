from django.db import models
from wagtail.models import PageViewRestriction


class RestrictionCopy(models.Model):
    """A view restriction that stands on a translation because the original is restricted.

    It tells copies, which follow the original, from restrictions that somebody put on a translation alone.
    """

    original = models.ForeignKey(PageViewRestriction, on_delete=models.CASCADE, related_name="translated_copies")
    copy = models.OneToOneField(PageViewRestriction, on_delete=models.CASCADE, related_name="copy_of")

    def __str__(self):
        return f"{self.copy_id} follows {self.original_id}"
