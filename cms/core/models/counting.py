from django.db import models


class RequestCount(models.Model):
    """How often one address has asked for one thing in one minute, for all processes (``cms.operations.limits``).

    ``key`` is a keyed hash of all three, so no address is kept.
    """

    key = models.CharField(max_length=64, primary_key=True)
    minute = models.BigIntegerField(db_index=True)  # minutes since 1970
    used = models.PositiveIntegerField(default=1)

    def __str__(self):
        return f"{self.used} in minute {self.minute}"
