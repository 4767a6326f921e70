"""Posts: their dates, their neighbours, the totals of their list."""

from collections import Counter
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import TranslationSource

from news.models import NewsCount, NewsPage
from tests.factories.pages import NewsPageFactory, translate

pytestmark = pytest.mark.django_db


def test_a_post_is_dated_by_its_roundtable_before_anything_else(site):
    post = NewsPageFactory(
        parent=site.news,
        roundtable=site.roundtable,
        event_start=date(2020, 1, 1),
        publication_date=date(2022, 8, 1),
    )
    assert post.key_date == date(2021, 6, 22)


def test_else_by_its_event_and_else_by_its_publication(site):
    event = NewsPageFactory(parent=site.news, event_start=date(2020, 1, 1), publication_date=date(2022, 8, 1))
    plain = NewsPageFactory(parent=site.news, publication_date=date(2022, 8, 1))
    assert (event.key_date, plain.key_date) == (date(2020, 1, 1), date(2022, 8, 1))


def test_an_event_that_ends_before_it_starts_is_refused(site):
    with pytest.raises(ValidationError, match="correct one of the two dates"):
        NewsPage(
            title="x",
            slug="x",
            summary="x",
            event_start=date(2022, 6, 9),
            event_end=date(2022, 6, 7),
            path="0",
            depth=9,
        ).clean()


def test_a_page_without_a_summary_is_refused(site):
    site.post.summary = ""
    with pytest.raises(ValidationError) as caught:
        site.post.full_clean()
    assert "summary" in caught.value.message_dict


def totals(language):
    counts = NewsCount.objects.filter(locale__language_code=language)
    return list(counts.values_list("year", "total"))


def test_totals_follow_publishing_unpublishing_and_restricting(site):
    older = NewsPageFactory(parent=site.news, publication_date=date(2020, 1, 1))
    NewsPageFactory(parent=site.news)
    site.post.save_revision().publish()
    assert totals("en") == [(2021, 1), (2020, 1), (None, 1)]
    older.unpublish()
    assert totals("en") == [(2021, 1), (None, 1)]
    PageViewRestriction.objects.create(page=site.post, restriction_type="login")
    assert totals("en") == [(None, 1)]
    PageViewRestriction.objects.all().delete()
    assert totals("en") == [(2021, 1), (None, 1)]


def test_totals_of_a_language_count_what_its_list_offers(site):
    NewsPageFactory(parent=site.news, publication_date=date(2020, 1, 1))
    translate(site.post, "fr").save_revision().publish()
    assert totals("fr") == [(2021, 1), (2020, 1)]
    listed = NewsPage.objects.available_in(Locale.objects.get(language_code="fr").pk).count()
    assert sum(total for _year, total in totals("fr")) == listed


def test_totals_are_what_the_list_of_each_language_shows_whichever_row_leads_and_is_shown(site):
    """Translations with dates of their own, originals that are hidden, first written in French, without an address."""
    days = (None, date(2020, 1, 1), date(2022, 5, 5), date(2020, 8, 8), date(2024, 1, 1))
    posts = [NewsPageFactory(parent=site.news, publication_date=day) for day in days]
    for post, codes in zip(posts, (("fr",), ("fr", "pl"), ("pl",), (), ("fr", "pl")), strict=True):
        for number, code in enumerate(codes):
            translate(post, code, key_date=date(2030 + number, 1, 1), publication_date=date(2030 + number, 1, 1))
    NewsPage.objects.filter(pk=posts[1].pk).update(live=False)
    french = posts[4].get_translation(Locale.objects.get(language_code="fr"))
    TranslationSource.update_or_create_from_instance(french)
    stray = Locale.objects.create(language_code="xx")
    NewsPage.objects.filter(pk=posts[3].pk).update(locale=stray)
    PageViewRestriction.objects.create(page=posts[2], restriction_type="login")
    NewsCount.rebuild()
    for locale in Locale.objects.all():
        shown = NewsPage.objects.available_in(locale.pk).values_list("key_date__year", flat=True)
        counted = NewsCount.objects.filter(locale=locale).values_list("year", "total")
        assert dict(counted) == dict(Counter(shown)), locale.language_code


def test_totals_follow_the_date_of_the_roundtable(site):
    site.post.save_revision().publish()
    site.roundtable.start = date(2022, 1, 27)
    site.roundtable.save()
    assert totals("en") == [(2022, 1)]
