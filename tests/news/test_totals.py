"""The totals of the list of news follow what happens, by difference, and are those that counting again gives."""

import random
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction

from news import totals
from news.models import CountedRow, NewsCount, NewsPage
from news.models.counts import _offered
from tests.built_once import built_once
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory, translate

pytestmark = pytest.mark.django_db
DAYS = (None, date(2020, 1, 1), date(2022, 5, 5))
CODES = ("fr", "pl")


@built_once
def posts(site):
    """Three posts, of which one is in French too and one a draft."""
    first = NewsPageFactory(parent=site.news, publication_date=DAYS[1])
    NewsPageFactory(parent=site.news, live=False)
    translate(first, "fr").save_revision().publish()
    return site


def stored():
    return set(NewsCount.objects.order_by().values_list("locale_id", "year", "total"))


def some(dice, rows):
    return dice.choice(list(rows.order_by("pk")))


def publish(dice, site):
    post = some(dice, NewsPage.objects)
    post.publication_date = dice.choice(DAYS)
    post.save_revision().publish()


def unpublish(dice, site):
    some(dice, NewsPage.objects).unpublish()


def restrict(dice, site):
    """A post, its list, or the home page of a language."""
    PageViewRestriction.objects.create(page=some(dice, Page.objects.filter(depth__gt=1)), restriction_type="login")


def open_again(dice, site):
    PageViewRestriction.objects.all().delete()


def move(dice, site):
    """A post from one list to another, of which one may be private."""
    post = some(dice, NewsPage.objects)
    others = Page.objects.type(type(site.news)).filter(locale=post.locale).exclude(pk=post.get_parent().pk)
    post.move(some(dice, others) if others else post.get_parent(), pos="last-child")


def move_the_list(dice, site):
    other = Page.objects.get(slug="archive", locale=site.home.locale)
    parent = other.get_parent()
    other.move(site.home if parent.depth > site.home.depth else site.regions, pos="last-child")


def translate_one(dice, site):
    post = some(dice, NewsPage.objects.filter(locale__language_code="en"))
    translate(post, dice.choice(CODES)).save_revision().publish()


def change_the_roundtable(dice, site):
    site.roundtable.start = dice.choice(DAYS)
    site.roundtable.save()


def write(dice, site):
    NewsPageFactory(parent=site.news, publication_date=dice.choice(DAYS))


def delete(dice, site):
    some(dice, NewsPage.objects).delete()


STEPS = (publish, unpublish, restrict, open_again, move, move_the_list, translate_one, change_the_roundtable, write)


def test_whatever_happens_the_totals_are_those_that_counting_again_gives(posts):
    """One history, the same in each run: every step twice, in no order, and a post deleted."""
    dice, happened = random.Random(0), []
    NewsIndexPageFactory(parent=posts.home, title="Archive", slug="archive")
    NewsCount.rebuild()
    for step in dice.sample((*STEPS, *STEPS, delete), 2 * len(STEPS) + 1):
        happened.append(step.__name__)
        step(dice, posts)
        assert stored() == set(_offered()), happened


def test_a_new_language_offers_what_leads_in_the_others(posts):
    locale = Locale.objects.create(language_code="el")
    assert (
        {row for row in stored() if row[0] == locale.pk} == {row for row in _offered() if row[0] == locale.pk} != set()
    )


def test_deleting_a_list_takes_its_posts_out_of_the_totals(posts):
    Page.objects.get(pk=posts.news.pk).delete()
    assert stored() == set(_offered())
    assert not CountedRow.objects.filter(locale__language_code="en").exists()


def test_of_a_content_that_did_not_change_one_query_is_asked_and_of_another_none_ever(posts, django_assert_num_queries):
    with django_assert_num_queries(1):
        totals.follow([posts.post.translation_key])
    NewsPage.objects.update(live=False)
    with CaptureQueriesContext(connection) as captured:
        totals.follow([posts.post.translation_key])
    assert len(captured) <= 8
    assert NewsCount.objects.exists()  # the others were not looked at


def test_totals_from_before_rows_were_kept_are_counted_again(posts):
    CountedRow.objects.all().delete()
    posts.post.unpublish()
    assert stored() == set(_offered())
    assert CountedRow.objects.exists()


def test_totals_that_were_wrong_are_counted_again_before_they_would_be_less_than_nothing(posts):
    NewsCount.objects.update(total=0)
    posts.post.unpublish()
    assert stored() == set(_offered())
