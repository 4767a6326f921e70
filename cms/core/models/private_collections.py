"""Which collections were made for the documents of a private page."""

from django.db import models


class PrivateCollection(models.Model):
    """A collection that keeps documents under the restriction of a page; the collection above it is where they were."""

    collection = models.OneToOneField(
        "wagtailcore.Collection", on_delete=models.CASCADE, primary_key=True, related_name="made_for"
    )
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self):
        return self.collection.name
