"""How many posts each language has, stored so that a list never counts them while somebody waits."""

from collections import Counter

from django.db import models, router, transaction
from django.db.models import Count, OuterRef, Subquery
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
        """Count all posts again, as the lists themselves show them. What is right already is not written."""
        if set(_offered()) == set(cls.objects.order_by().values_list("locale_id", "year", "total")):
            return
        with transaction.atomic(savepoint=False):
            # Deleted before it is counted: of two at once, the second waits here and counts what the first has added.
            cls.objects.all()._raw_delete(router.db_for_write(cls))  # nothing refers to them, and nobody is told
            cls.objects.bulk_create(cls(locale_id=locale, year=year, total=total) for locale, year, total in _offered())


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


def _visible_by_leader():
    """Locale and year of visible posts, locale and year of the visible one that leads their content, and how many."""
    from .posts import NewsPage

    visible = NewsPage.objects.visible().annotate(year=ExtractYear("key_date"))
    same = visible.filter(translation_key=OuterRef("translation_key"))
    leader = same.order_by(original_first(NewsPage), "pk")
    found = visible.annotate(
        leader=Subquery(leader.values("locale")[:1]), leading_year=Subquery(leader.values("year")[:1])
    )
    found = found.order_by().values_list("locale", "year", "leader", "leading_year")
    return found.annotate(number=Count("pk"))
