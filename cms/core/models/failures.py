"""What could not be shown or done while the rest was; written by ``cms.core.failures``."""

from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

OUTLETS = {
    "api": _("the API"),
    "calendar": _("a calendar"),
    "export": _("an exported file"),
    "feed": _("a feed"),
    "job": _("work in the background"),
    "list": _("a list on a page"),
    "page": _("a paragraph of a page"),
    "picture": _("pages and feeds, as a picture"),
    "search": _("the search"),
    "sitemap": _("the sitemap"),
}


class Failure(models.Model):
    """One thing that fails at one place, however often."""

    outlet = models.CharField(max_length=20)
    key = models.CharField(max_length=200)
    content_type = models.ForeignKey(ContentType, null=True, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40, blank=True)
    item = GenericForeignKey()
    label = models.CharField(max_length=255)
    error = models.CharField(max_length=500)
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outlet", "key"], name="one_row_of_each_failure")]

    def __str__(self):
        return self.label

    @property
    def place(self) -> Any:
        return OUTLETS.get(self.outlet, self.outlet)
