"""Calendars: what programs of subscribers are told, and that what they were told once is taken back."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from news.models import CalendarEntry
from tests.factories.pages import translate
from tests.factories.snippets import RoundtableFactory

pytestmark = pytest.mark.django_db
PATH = "/en/feeds/roundtables.ics"


def read(client, path=PATH):
    """The calendar, read strictly; and its events by UID."""
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    data = response.content
    assert data.endswith(b"END:VCALENDAR\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    assert not any(component.errors for component in calendar.walk())
    assert all(event.get(name) is not None for event in events for name in ("UID", "DTSTAMP", "DTSTART", "SEQUENCE"))
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    assert {str(event["DTSTART"].params["TZID"]) for event in events if "TZID" in event["DTSTART"].params} == zones
    return calendar, {str(event["UID"]): event for event in events}


def only(client, path=PATH):
    (event,) = read(client, path)[1].values()
    return event


def test_days_times_and_zones_are_written_as_the_standard_has_them(site, client):
    RoundtableFactory(region=site.region, ordinal=3, start=date(2030, 5, 30), end=date(2030, 6, 2))
    hours = {"start_time": time(10, 30), "end_time": time(12, 30), "time_zone": "Europe/Paris"}
    RoundtableFactory(region=site.region, ordinal=4, start=date(2030, 7, 1), **hours)
    length = {"start_time": time(23, 30), "duration_minutes": 120, "time_zone": "Europe/Warsaw"}
    RoundtableFactory(region=site.region, ordinal=5, start=date(2030, 10, 26), **length)
    RoundtableFactory(region=site.region, ordinal=6, start=None)
    calendar, events = read(client)
    found = {str(event["SUMMARY"]): (event.decoded("DTSTART"), event.decoded("DTEND")) for event in events.values()}
    paris, warsaw = ZoneInfo("Europe/Paris"), ZoneInfo("Europe/Warsaw")
    assert found == {
        "Isère – Second roundtable": (date(2021, 6, 22), date(2021, 6, 23)),
        "Isère – Third roundtable": (date(2030, 5, 30), date(2030, 6, 3)),
        "Isère – Fourth roundtable": (
            datetime(2030, 7, 1, 10, 30, tzinfo=paris),
            datetime(2030, 7, 1, 12, 30, tzinfo=paris),
        ),
        "Isère – Fifth roundtable": (
            datetime(2030, 10, 26, 23, 30, tzinfo=warsaw),
            datetime(2030, 10, 27, 1, 30, tzinfo=warsaw),
        ),
    }
    assert str(calendar["X-WR-CALNAME"]) == "Roundtables – Roundtable"


def test_every_language_has_the_same_events_in_its_own_words(site, client, open_language):
    open_language("ar", direction="rtl")
    translate(site.region, "ar", title="إيزير " * 20)
    translate(site.post, "ar", title="المائدة المستديرة الثانية")
    english, arabic = only(client), only(client, "/ar/feeds/roundtables/isere.ics")
    assert english["UID"] == arabic["UID"]
    assert arabic["SUMMARY"].params["LANGUAGE"] == "ar"
    assert str(arabic["SUMMARY"]).startswith("إيزير")
    assert str(english["URL"]) == "http://testserver/en/news/second/"
    assert str(arabic["URL"]) == "http://testserver/ar/news/second/"


def test_a_change_of_facts_is_counted_and_one_of_numbers_is_not(site, client):
    roundtable = site.roundtable
    first = only(client)
    roundtable.participants_low = 30
    roundtable.save()
    assert only(client).to_ical() == first.to_ical()
    roundtable.start = date(2021, 7, 1)
    roundtable.save()
    moved = only(client)
    assert (moved["UID"], moved["SEQUENCE"]) == (first["UID"], first["SEQUENCE"] + 1)
    roundtable.status = "cancelled"
    roundtable.save()
    cancelled = only(client)
    assert (str(cancelled["STATUS"]), cancelled["SEQUENCE"]) == ("CANCELLED", first["SEQUENCE"] + 2)
    assert str(cancelled["SUMMARY"]) == "Cancelled – Isère – Second roundtable"


def test_who_waits_for_a_roundtable_learns_that_it_was_deleted(site, client):
    planned = RoundtableFactory(region=site.region, ordinal=3, status="planned", start=date(2090, 1, 1))
    uid = str(CalendarEntry.objects.get(roundtable=planned).uid)
    planned.delete()
    site.roundtable.delete()  # it was held: nobody waits for it
    _calendar, events = read(client)
    assert {key: (str(event["STATUS"]), event["SEQUENCE"]) for key, event in events.items()} == {uid: ("CANCELLED", 1)}


@pytest.mark.parametrize("hide", ["draft", "private"])
def test_a_hidden_region_takes_its_roundtables_with_it(site, client, hide):
    planned = RoundtableFactory(region=site.region, ordinal=3, status="planned", start=date(2090, 1, 1))
    planned.delete()
    if hide == "draft":
        site.region.unpublish()
    else:
        PageViewRestriction.objects.create(page=site.region, restriction_type=PageViewRestriction.LOGIN)
    assert read(client)[1] == {}
    assert client.get("/en/feeds/roundtables/isere.ics").status_code == 404


def test_a_calendar_costs_the_same_whatever_it_holds(site, client, django_assert_max_num_queries):
    client.get("/en/feeds/roundtables/isere.ics")
    for number in range(8):
        RoundtableFactory(region=site.region, ordinal=10 + number)
    with django_assert_max_num_queries(5):
        assert client.get("/en/feeds/roundtables/isere.ics").content.count(b"BEGIN:VEVENT") == 9
