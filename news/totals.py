"""The totals of news follow what happens by difference: what a content counts for now, less what it counted for.

Which rows were counted is kept beside the totals (``CountedRow``), and so no other content is looked at.
"""

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db import router, transaction
from django.db.models import Count, Exists, QuerySet, Value
from wagtail.models import Locale

from cms.core import languages

from .models import CountedRow, NewsCount, NewsPage
from .models.counts import counted_rows, visible_rows


class Row(NamedTuple):
    key: UUID
    locale: int
    year: int | None
    leads: bool  # among the visible rows of its content


def follow(keys: Collection[UUID] | QuerySet) -> None:
    """Count the contents with these translation keys as they are now. One query where nothing changes."""
    now, counted = _now_and_counted(keys)
    if now == counted and (counted or CountedRow.objects.exists()):  # else the totals were made before rows were kept
        return
    with transaction.atomic(savepoint=False):
        totals = _locked_totals()
        if totals is None:
            NewsCount.rebuild()
            return
        now, counted = _now_and_counted(keys)  # of two at once, the second finds what the first has left
        codes = dict(Locale.objects.values_list("pk", "language_code"))
        difference = _offered(now, codes)
        difference.subtract(_offered(counted, codes))
        _keep(now, counted)
        _add(difference, totals)


def follow_below(path: str) -> None:
    """Count the posts on the page with this tree path and below it as they are now."""
    follow(NewsPage.objects.filter(path__startswith=path).order_by().values("translation_key"))


def follow_new_language(locale: Locale) -> None:
    """A language in which nothing is written yet offers what leads in the others."""
    leading = CountedRow.objects.filter(leads=True, locale__language_code__in=languages.codes())
    found = list(leading.order_by().values_list("year").annotate(number=Count("pk")))
    if not found:
        NewsCount.rebuild()
    NewsCount.objects.bulk_create(NewsCount(locale=locale, year=year, total=number) for year, number in found)


def _now_and_counted(keys) -> tuple[set[Row], set[Row]]:
    now = visible_rows(translation_key__in=keys).annotate(now=Value(True))
    found = {True: set(), False: set()}
    for *row, is_now in now.union(counted_rows(translation_key__in=keys).annotate(now=Value(False)), all=True):
        found[bool(is_now)].add(Row(*row))
    return found[True], found[False]


def _locked_totals() -> dict | None:
    """The totals by locale and year; whoever else counts waits. None if they were made before rows were kept."""
    kept = Exists(CountedRow.objects.all())
    totals = list(NewsCount.objects.select_for_update(of=("self",)).order_by("pk").annotate(kept=kept))
    if totals and not totals[0].kept:
        return None
    return {(total.locale_id, total.year): total for total in totals}


def _offered(rows: set[Row], codes: dict[int, str]) -> Counter:
    """What these rows count for, by locale and year; ``codes`` are the languages of all locales.

    Each counts in its own language. The one that leads counts in the others too, but for those that show another row.
    """
    totals, shown, addressed = Counter(), {(row.key, row.locale) for row in rows}, set(languages.codes())
    for row in rows:
        totals[row.locale, row.year] += 1
        if row.leads and codes[row.locale] in addressed:
            totals.update((other, row.year) for other in codes if (row.key, other) not in shown)
    return totals


def _keep(now: set[Row], counted: set[Row]) -> None:
    changed = {row.key for row in now ^ counted}
    if any(row.key in changed for row in counted):
        CountedRow.objects.filter(translation_key__in=changed)._raw_delete(router.db_for_write(CountedRow))
    CountedRow.keep(row for row in now if row.key in changed)


def _add(difference: Counter, totals: dict) -> None:
    """Write the totals that changed. Where one would be less than nothing it was wrong before: all are counted."""
    changed = {place: number for place, number in difference.items() if number}
    fresh = [place for place in changed if place not in totals]
    for place in changed.keys() - fresh:
        totals[place].total += changed[place]
    if any(changed[place] < 0 for place in fresh) or any(total.total < 0 for total in totals.values()):
        NewsCount.rebuild()
        return
    written = [totals[place] for place in changed if place in totals]
    if gone := [total.pk for total in written if not total.total]:
        NewsCount.objects.filter(pk__in=gone)._raw_delete(router.db_for_write(NewsCount))
    NewsCount.objects.bulk_update([total for total in written if total.total], ["total"])
    NewsCount.objects.bulk_create(
        NewsCount(locale_id=locale, year=year, total=changed[locale, year]) for locale, year in fresh
    )
