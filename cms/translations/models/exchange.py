from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT = timedelta(days=1)
MOST = 5  # pending uploads of one person


class PendingUploadQuerySet(models.QuerySet):
    def current(self):
        return self.filter(created_at__gt=timezone.now() - KEPT)

    def keep(self, user, name: str, data: bytes) -> "PendingUpload":
        """Keep a file until its person says what to do with it. What is too old goes, and so do one's oldest ones."""
        self.forget_old()
        newest = self.filter(user=user).order_by("-pk").values_list("pk", flat=True)[: MOST - 1]
        self.filter(user=user).exclude(pk__in=list(newest)).delete()
        return self.create(user=user, name=name, data=data)

    def forget_old(self) -> int:
        return self.filter(created_at__lte=timezone.now() - KEPT).delete()[0]


class PendingUpload(models.Model):
    """A file of translations that somebody sent and has not decided upon. It belongs to that person alone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    data = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = PendingUploadQuerySet.as_manager()

    def __str__(self):
        return self.name
