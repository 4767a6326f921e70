from django.db import models


class Change(models.Model):
    """The last thing that happened to one piece of content in one language, as readers of the API met it.

    One row for each, however often it changes. It is marked (``number`` is empty) in the transaction that changes the
    content, and numbered by the first reader after the commit: so numbers grow in the order in which changes could be
    seen, and nobody who changes content waits for anybody else. Rows without a resource stand for what is not served
    by itself, such as a picture: they raise the version and are not listed.
    """

    resource = models.CharField(max_length=40, blank=True)
    key = models.UUIDField()
    language = models.CharField(max_length=20, blank=True)  # BCP 47; empty for what has no words
    removed = models.BooleanField(default=False)
    at = models.DateTimeField()
    number = models.BigIntegerField(null=True, unique=True)
    face = models.CharField(max_length=32, blank=True)  # digest of what other content shows of it: see mentions.py

    class Meta:
        constraints = [models.UniqueConstraint(fields=["resource", "key", "language"], name="one_change_each")]
        indexes = [
            models.Index(fields=["key"], name="change_by_key"),
            models.Index(fields=["id"], condition=models.Q(number__isnull=True), name="change_not_numbered"),
        ]

    def __str__(self):
        return f"{self.resource} {self.key} {self.language}: {'removed' if self.removed else 'changed'}"


class Version(models.Model):
    """How far changes have been numbered. One row; every answer of the API that may be kept names its number.

    ``changed_at`` is in whole seconds and grows with every number, so that it identifies a version as well.
    """

    number = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField()
    before = models.BigIntegerField(default=0)  # positions up to it were given before each was kept

    def __str__(self):
        return str(self.number)


class Position(models.Model):
    """A number that partners were given as their ``position``. One that is not here belongs to another history: to
    another database, or to what happened after the backup that this one was restored from."""

    number = models.BigIntegerField(primary_key=True)

    def __str__(self):
        return str(self.number)


class Mention(models.Model):
    """One piece of content shows something of another one: its name, its address, a picture, or that it is there.

    Kept for what is public, by ``cms.api.changes.mentions``; what is mentioned may be hidden, or gone.
    """

    resource = models.CharField(max_length=40)
    key = models.UUIDField()
    target = models.UUIDField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resource", "key", "target"], name="one_mention_each"),
        ]

    def __str__(self):
        return f"{self.resource} {self.key} mentions {self.target}"
