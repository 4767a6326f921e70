"""Lists page by keyset: every row once, in order, in both directions, whatever is unknown."""

from datetime import date
from itertools import chain

import pytest

from cms.core.keyset import CursorError, Key, neighbours, paginate
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db
KEYS = (Key("key_date", descending=True, nullable=True), Key("pk", descending=True))
DAYS = [date(2021, 6, 22), None, date(2022, 1, 1), date(2021, 6, 22), None, date(2020, 2, 29), date(2023, 5, 9)]


@built_once
def posts(site):
    site.post.delete()
    return [NewsPageFactory(parent=site.news, publication_date=day) for day in DAYS]


def in_order(posts):
    known = [post for post in posts if post.key_date]
    unknown = [post for post in posts if not post.key_date]
    known.sort(key=lambda post: (post.key_date, post.pk), reverse=True)
    return [post.pk for post in known + sorted(unknown, key=lambda post: -post.pk)]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 10])
def test_older_pages_give_every_row_once_and_unknown_dates_last(posts, size):
    seen, cursor = [], ""
    while cursor is not None:
        page = paginate(NewsPage.objects.all(), KEYS, size, cursor)
        seen += [row.pk for row in page.rows]
        cursor = page.after
    assert seen == in_order(posts)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_newer_pages_lead_back_the_same_way(posts, size):
    forwards, cursor = [], ""
    while cursor is not None:
        page = paginate(NewsPage.objects.all(), KEYS, size, cursor)
        forwards.append([row.pk for row in page.rows])
        cursor = page.after
    backwards, cursor = [forwards[-1]], page.before
    while cursor is not None:
        page = paginate(NewsPage.objects.all(), KEYS, size, cursor)
        backwards.insert(0, [row.pk for row in page.rows])
        cursor = page.before
    assert list(chain(*backwards)) == list(chain(*forwards)) == in_order(posts)


def test_a_page_costs_one_query_and_no_count(posts, django_assert_num_queries):
    with django_assert_num_queries(1):
        paginate(NewsPage.objects.all(), KEYS, 3)


def test_neighbours_are_the_rows_before_and_after(posts):
    order = in_order(posts)
    for place, pk in enumerate(order):
        before, after = neighbours(NewsPage.objects.all(), KEYS, NewsPage.objects.get(pk=pk))
        assert (before and before.pk) == (order[place - 1] if place else None)
        assert (after and after.pk) == (order[place + 1] if place + 1 < len(order) else None)


@pytest.mark.parametrize(
    "cursor",
    ["x", "%%%", "W10", "bnVsbA", "W3RydWUsWzFdXQ", "é", "A" * 5000, "W2ZhbHNlLFtbXSwxXV0", "W2ZhbHNlLFsiYSIsMV1d"],
)
def test_a_foreign_cursor_is_refused(posts, cursor):
    with pytest.raises(CursorError):
        paginate(NewsPage.objects.all(), KEYS, 3, cursor)
