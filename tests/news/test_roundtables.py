"""The facts of a roundtable: what is refused, and how each language words them."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from news.models import Roundtable
from tests.factories.pages import RegionPageFactory, translate
from tests.factories.snippets import RoundtableFactory

pytestmark = pytest.mark.django_db


def fault(field, **values):
    """The message a wrong value meets, or None."""
    values.setdefault("ordinal", 1)
    with pytest.raises(ValidationError) as caught:
        Roundtable(**values).full_clean()
    return " ".join(caught.value.message_dict[field])


def test_an_end_before_the_start_is_refused(site):
    message = fault("end", region=site.region, start=date(2022, 6, 9), end=date(2022, 6, 7))
    assert "correct one of the two dates" in message


def test_a_range_upside_down_is_refused(site):
    message = fault("participants_high", region=site.region, participants_low=16, participants_high=9)
    assert "exchange them" in message


def test_a_highest_number_alone_is_refused(site):
    assert "lowest" in fault("participants_low", region=site.region, participants_high=9)


def test_an_open_bound_has_no_highest_number(site):
    values = {"participants_low": 90, "participants_high": 100, "participants_open": True}
    assert "lower bound" in fault("participants_open", region=site.region, **values)


def test_a_second_second_roundtable_of_a_region_is_refused(site):
    message = fault("ordinal", region=site.region, ordinal=2)
    assert "Isère already has a roundtable with this number" in message


def test_a_second_second_roundtable_is_refused_also_through_another_language(site):
    french = translate(site.region, "fr", title="Isère")
    assert "already has" in fault("ordinal", region=french, ordinal=2)


def test_another_region_may_have_its_own_second_roundtable(site):
    other = RegionPageFactory(parent=site.regions)
    Roundtable(region=other, ordinal=2).full_clean()


@pytest.mark.parametrize(
    ("field", "values", "words"),
    [
        ("status", {"status": "held", "start": date(2090, 1, 1)}, "cannot have been held yet"),
        ("on_site_count", {"participants_low": 34, "online_count": 10, "on_site_count": 30}, "are 40 together"),
        ("on_site_count", {"participants_low": 9, "participants_high": 34, "on_site_count": 35}, "only 34 took part"),
        ("online_count", {"participants_low": 34, "online_count": 40}, "only 34 took part"),
        ("start_time", {"end_time": time(12)}, "begins too"),
        (
            "end_time",
            {"start_time": time(14), "end_time": time(12), "time_zone": "Europe/Paris"},
            "ends before it begins",
        ),
    ],
)
def test_facts_that_contradict_each_other_are_refused_beside_the_field(site, field, values, words):
    assert words in fault(field, region=site.region, **values)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "held", "start": None},
        {"status": "planned", "start": date(2020, 1, 1)},
        {"participants_low": 21, "online_count": 18, "on_site_count": 3},
        {"participants_low": 21, "online_count": 2, "on_site_count": 3},
        {"participants_low": 90, "participants_open": True, "online_count": 100},
        {"online_count": 10, "on_site_count": 30},
        {
            "start": date(2022, 6, 7),
            "end": date(2022, 6, 8),
            "start_time": time(14),
            "end_time": time(12),
            "time_zone": "UTC",
        },
    ],
)
def test_what_is_only_unusual_is_accepted(site, values):
    Roundtable(region=site.region, ordinal=1, **values).full_clean()


def test_a_time_needs_its_zone(site):
    assert "time zone" in fault("time_zone", region=site.region, start_time=time(10, 30))


@pytest.mark.once
@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "18 stakeholders"),
        ({"unit": "people", "organisations_count": 21}, "18 people from 21 organisations"),
        ({"participants_low": 9, "participants_high": 16}, "9 to 16 stakeholders"),
        ({"participants_low": 90, "participants_high": None, "participants_open": True}, "over 90 stakeholders"),
        ({"participants_low": 1, "participants_high": 1, "unit": "people"}, "1 person"),
        ({"participants_low": 12, "participants_high": None}, "12 stakeholders"),
        ({"participants_low": 1500, "participants_high": 1500}, "1,500 stakeholders"),
        ({"participants_low": None, "participants_high": None}, ""),
    ],
)
def test_participants_in_words(site, values, words):
    assert RoundtableFactory.build(region=site.region, **values).participants_text == words


@pytest.mark.once
@pytest.mark.parametrize(("language", "words"), [("en", "22 June 2021"), ("fr", "22 juin 2021")])
def test_every_language_shows_the_date_in_its_own_way(site, language, words):
    with translation.override(language):
        assert site.roundtable.date_text == words


@pytest.mark.once
@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2022, 6, 7), date(2022, 6, 9), "7–9 Jun 2022"),
        (date(2022, 5, 30), date(2022, 6, 2), "30 May\u2009–\u20092 Jun 2022"),
        (date(2022, 6, 7), date(2022, 6, 7), "7 June 2022"),
        (None, None, ""),
    ],
)
def test_days_in_words(site, start, end, words):
    assert RoundtableFactory.build(region=site.region, start=start, end=end).date_text == words


@pytest.mark.once
@pytest.mark.parametrize(
    ("minutes", "words"),
    [(120, "2 hours"), (150, "2 hours 30 minutes"), (60, "1 hour"), (45, "45 minutes"), (None, "")],
)
def test_duration_in_words(site, minutes, words):
    assert RoundtableFactory.build(region=site.region, duration_minutes=minutes).duration_text == words


def test_online_and_on_site_are_told_apart(site):
    facts = RoundtableFactory.build(region=site.region, online_count=18, on_site_count=3)
    assert facts.split_text == "18 online, 3 on site"


def test_an_unknown_format_says_nothing(site):
    assert RoundtableFactory.build(region=site.region, format="unknown").format_text == ""


def test_roundtables_of_a_hidden_region_are_not_visible(site):
    site.region.live = False
    site.region.save()
    assert list(Roundtable.objects.visible()) == []


def test_a_regions_roundtables_come_in_time_order_with_unknown_dates_last(site):
    later = RoundtableFactory(region=site.region, ordinal=4, start=date(2022, 1, 1))
    unknown = RoundtableFactory(region=site.region, ordinal=3, start=None)
    found = Roundtable.objects.of_region(site.region.translation_key)
    assert list(found) == [site.roundtable, later, unknown]
