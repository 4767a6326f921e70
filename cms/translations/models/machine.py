from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from ..engine.models import Translation


class MachineUse(models.Model):
    """How many words machines have translated into a language in a month."""

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    month = models.DateField()  # its first day
    words = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["locale", "month"], name="one_use_a_month")]

    def __str__(self):
        return f"{self.locale_id} {self.month:%Y-%m}: {self.words}"


class MachineRun(models.Model):
    """One request for machine translation: asked for by a person, done by a job, told in words that help."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        PARTLY = "partly", _("done in part")
        FAILED = "failed", _("failed")
        STOPPED = "stopped", _("stopped")

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="machine_runs")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    total = models.PositiveIntegerField(default=0)  # segments without a translation when it began
    done = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self):
        return f"{self.translation_id}: {self.state}"
