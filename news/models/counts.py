"""How many posts each language has, stored so that a list never counts them while somebody waits."""

from collections import Counter

from django.db import models, router, transaction
from django.db.models import BooleanField, Case, Count, OuterRef, Subquery, When
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from cms.core import languages
from cms.core.originals import original_first


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
        """Count all posts again, as the lists themselves show them: the repair. What is right already is not written.

        What happens to a content is followed by difference (``news.totals``).
        """
        stored = set(cls.objects.order_by().values_list("locale_id", "year", "total"))
        if set(_offered()) == stored and set(visible_rows()) == set(counted_rows()):
            return
        using = router.db_for_write(cls)
        with transaction.atomic(savepoint=False):
            # Deleted before it is counted: of two at once, the second waits here and counts what the first has added.
            cls.objects.all()._raw_delete(using)  # nothing refers to them, and nobody is told
            CountedRow.objects.all()._raw_delete(using)
            CountedRow.keep(visible_rows())
            cls.objects.bulk_create(cls(locale_id=locale, year=year, total=total) for locale, year, total in _offered())


class CountedRow(models.Model):
    """A visible post as the totals have counted it, so that they can take it back."""

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(null=True)
    leads = models.BooleanField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["translation_key", "locale"], name="news_row_counted_once")]

    def __str__(self):
        return f"{self.translation_key} {self.locale} {self.year}"

    @classmethod
    def keep(cls, rows) -> None:
        cls.objects.bulk_create(cls(**dict(zip(ROW, row, strict=True))) for row in rows)


ROW = ("translation_key", "locale_id", "year", "leads")


def counted_rows(**which):
    return CountedRow.objects.filter(**which).order_by().values_list(*ROW)


def visible_rows(**which):
    """Visible posts: content, locale, year, and whether they lead the visible ones of their content."""
    visible = _visible().filter(**which)
    leads = Case(When(pk=Subquery(_leaders().values("pk")[:1]), then=True), default=False, output_field=BooleanField())
    return visible.annotate(leads=leads).order_by().values_list(*ROW)


def _offered() -> list[tuple]:
    """Locale, year and number of posts, as ``available_in`` each locale finds them.

    Each visible post counts in its own language. The one that leads its content counts in the others too, but for
    those that show a translation. One query of all posts: to build one for each language costs many times as much.
    """
    codes, addressed = dict(Locale.objects.values_list("pk", "language_code")), set(languages.codes())
    totals = Counter()
    for locale, year, leader, leading_year, number in _visible_by_leader():
        totals[locale, year] += number
        if codes[leader] not in addressed:
            continue  # the original has no address
        if leader != locale:
            totals[locale, leading_year] -= number
        else:
            totals.update({(other, year): number for other in codes if other != locale})
    return [(locale, year, total) for (locale, year), total in totals.items() if total]


def _visible():
    from .posts import NewsPage

    return NewsPage.objects.visible().annotate(year=ExtractYear("key_date"))


def _leaders():
    """For a query of visible posts: those of the same content, the one that leads it first."""
    from .posts import NewsPage

    return _visible().filter(translation_key=OuterRef("translation_key")).order_by(original_first(NewsPage), "pk")


def _visible_by_leader():
    """Locale and year of visible posts, locale and year of the visible one that leads their content, and how many."""
    found = _visible().annotate(
        leader=Subquery(_leaders().values("locale")[:1]), leading_year=Subquery(_leaders().values("year")[:1])
    )
    found = found.order_by().values_list("locale", "year", "leader", "leading_year")
    return found.annotate(number=Count("pk"))
