from django.db import models


class PeriodicRun(models.Model):
    """When something of the list of periodic work is due next, and how it ended last."""

    name = models.CharField(max_length=100, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    next_at = models.DateTimeField()
    held_until = models.DateTimeField(null=True)  # while a worker does it
    done_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)  # since it was done last
    failed_at = models.DateTimeField(null=True)
    fault = models.TextField(blank=True)  # the traceback

    def __str__(self):
        return self.name
