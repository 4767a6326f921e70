"""How many posts each language has, stored so that a list never counts them while somebody waits."""

from django.db import models, router, transaction
from django.db.models import Count, Value
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class NewsCount(models.Model):
    """Posts that readers of a locale are offered in one year; posts without a date have no year."""

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"), null=True)
    total = models.PositiveIntegerField(_("number of posts"))

    class Meta:
        ordering = ["locale", models.F("year").desc(nulls_last=True)]
        constraints = [
            models.UniqueConstraint(fields=["locale", "year"], name="news_count_of_year"),
            models.UniqueConstraint(
                fields=["locale"], condition=models.Q(year__isnull=True), name="news_count_without_year"
            ),
        ]

    def __str__(self):
        return f"{self.locale} {self.year}: {self.total}"

    @classmethod
    def rebuild(cls) -> None:
        """Count all posts again, from what the lists themselves would show. What is right already is not written."""
        if set(_offered()) == set(cls.objects.order_by().values_list("locale_id", "year", "total")):
            return
        with transaction.atomic(savepoint=False):
            # Deleted before it is counted: of two at once, the second waits here and counts what the first has added.
            cls.objects.all()._raw_delete(router.db_for_write(cls))  # nothing refers to them, and nobody is told
            cls.objects.bulk_create(cls(locale_id=locale, year=year, total=total) for locale, year, total in _offered())


def _offered():
    """Locale, year and number of posts. All languages are asked in one query, however many there are."""
    from .posts import NewsPage

    offered = [_years(NewsPage, locale) for locale in Locale.objects.values_list("pk", flat=True)]
    return offered[0].union(*offered[1:], all=True) if offered else []


def _years(posts, locale_id):
    found = posts.objects.available_in(locale_id).order_by()
    found = found.annotate(reader=Value(locale_id), year=ExtractYear("key_date"))
    return found.values_list("reader", "year").annotate(Count("pk"))
