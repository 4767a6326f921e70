from django.db import models


class ImportedItem(models.Model):
    """A record that was brought in. It is never brought in twice, so what people change or delete stays so."""

    source = models.CharField(max_length=50)
    identifier = models.CharField(max_length=255)
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "identifier"], name="imported_item_unique")]

    def __str__(self):
        return f"{self.source}: {self.identifier}"
