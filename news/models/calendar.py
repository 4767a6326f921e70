"""What calendars were told of each roundtable."""

import uuid

from django.db import models
from django.utils import timezone

from .roundtables import Roundtable

FACTS = (
    "ordinal",
    "status",
    "start",
    "end",
    "start_time",
    "end_time",
    "time_zone",
    "duration_minutes",
    "place",
    "format",
)


class CalendarEntry(models.Model):
    """The facts of a roundtable as subscribers have them, how often they changed, and when.

    It outlives the roundtable: a calendar that already holds the event has to be told that it is cancelled, under the
    same name (RFC 5545, 3.8.4.7 and 3.8.7.4). Events keep it; nobody edits it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    roundtable = models.OneToOneField(
        Roundtable, null=True, on_delete=models.SET_NULL, related_name="calendar_entry", editable=False
    )
    region_key = models.UUIDField(db_index=True)  # translation key of the region
    ordinal = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10)
    start = models.DateField(null=True, db_index=True)
    end = models.DateField(null=True)
    start_time = models.TimeField(null=True)
    end_time = models.TimeField(null=True)
    time_zone = models.CharField(max_length=40, blank=True)
    duration_minutes = models.PositiveIntegerField(null=True)
    place = models.CharField(max_length=255, blank=True)
    format = models.CharField(max_length=10)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["start", "pk"]

    def __str__(self):
        return f"{self.uid}: {self.start}, {self.status}"

    @classmethod
    def follow(cls, roundtable: Roundtable) -> None:
        """Keep the facts of a roundtable as they are now. Where none changed, subscribers are told nothing."""
        entry = cls.objects.filter(roundtable=roundtable).first()
        facts = {name: getattr(roundtable, name) for name in FACTS} | {"region_key": roundtable.region.translation_key}
        if entry is None:
            cls.objects.create(roundtable=roundtable, **facts)
        elif any(getattr(entry, name) != value for name, value in facts.items()):
            entry._change(**facts)

    @classmethod
    def cancel(cls, roundtable: Roundtable) -> None:
        """The roundtable is about to be deleted: whoever has it in a calendar learns that it does not take place.

        One that was held took place: it goes without a word, as what happened is no longer news.
        """
        entry = cls.objects.filter(roundtable=roundtable).first()
        if entry is not None and roundtable.status == Roundtable.Status.PLANNED:
            entry._change(status=Roundtable.Status.CANCELLED)
        elif entry is not None and roundtable.status == Roundtable.Status.HELD:
            entry.delete()

    def _change(self, **facts):
        for name, value in facts.items():
            setattr(self, name, value)
        self.sequence += 1
        self.changed_at = timezone.now()
        self.save()
