from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentText(models.Model):
    """The words of a document, taken out of its file by a job."""

    class State(models.TextChoices):
        READ = "read", _("read")
        CUT = "cut", _("read in part: the document is too long")
        EMPTY = "empty", _("no text in it: it may be a scan")
        REFUSED = "refused", _("cannot be read")

    document = models.OneToOneField(
        "core.CustomDocument", on_delete=models.CASCADE, primary_key=True, related_name="search_text"
    )
    file_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices)
    text = models.TextField(blank=True)

    def __str__(self):
        return f"{self.document_id}: {self.state}"
