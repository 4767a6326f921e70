"""Names that files had: the addresses they made are in mails, on paper and on other sites."""

import posixpath
from typing import Any

from django.db import models


class FormerName(models.Model):
    """A name that a document's file had before it was replaced. Whoever asks for it is led to the one it has now."""

    document = models.ForeignKey("core.CustomDocument", on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "name"], name="one_former_name")]

    def __str__(self):
        return self.name


class KeepsFormerNames(models.Model):
    """For documents: whichever door a new file comes in by, the name of the one before it is written down."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        document: Any = self
        rows: Any = type(self)._base_manager.filter(pk=self.pk)
        before = rows.values_list("file", flat=True).first() if self.pk else ""
        super().save(*args, **kwargs)
        name = posixpath.basename(before or "")
        if name and name != document.filename:
            FormerName.objects.get_or_create(document=document, name=name)
