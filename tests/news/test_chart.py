"""A region's roundtables as bars: ranges, lower bounds, numbers nobody knows, and the other direction of writing."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from news.chart import MORE, WIDTH, chart
from news.models import Roundtable
from tests.factories.snippets import RoundtableFactory


def roundtable(low=None, high=None, **values):
    return Roundtable(ordinal=1, status="held", participants_low=low, participants_high=high, **values)


def pieces(drawing):
    return [
        (bar.sure and (bar.sure.x, bar.sure.width), bar.maybe and (bar.maybe.x, bar.maybe.width))
        for bar in drawing.bars
    ]


def test_what_is_sure_is_solid_and_what_may_be_is_hollow():
    with translation.override("en"):
        drawing = chart([roundtable(20), roundtable(5, 15), roundtable(10, participants_open=True), roundtable()])
    whole = WIDTH - MORE
    assert pieces(drawing) == [
        ((0, whole), None),
        ((0, whole / 4), (whole / 4, whole / 2)),
        ((0, whole / 2), (whole / 2, MORE)),
        (None, None),
    ]
    assert [bar.count for bar in drawing.bars] == ["20", "5 to 15", "over 10", ""]


def test_bars_begin_where_the_reader_begins():
    with translation.override("ar"):
        drawing = chart([roundtable(20), roundtable(5, 15)])
    whole = WIDTH - MORE
    assert (drawing.start, drawing.end) == (WIDTH, 0)
    assert pieces(drawing) == [
        ((MORE, whole), None),
        ((WIDTH - whole / 4, whole / 4), (WIDTH - whole * 0.75, whole / 2)),
    ]


def test_a_meeting_that_was_cancelled_has_no_bar_and_sets_no_scale():
    cancelled = roundtable(500)
    cancelled.status = "cancelled"
    drawing = chart([roundtable(20), cancelled])
    assert pieces(drawing) == [((0, WIDTH - MORE), None), (None, None)]


@pytest.mark.parametrize(
    "roundtables", [[], [roundtable(9)], [roundtable(), roundtable()], [roundtable(0), roundtable(0)]]
)
def test_there_is_no_chart_where_it_would_tell_nothing(roundtables):
    assert chart(roundtables) is None


@pytest.mark.django_db
def test_the_page_has_the_chart_with_a_name_and_the_same_as_a_table(site, client):
    RoundtableFactory(region=site.region, ordinal=3, start=date(2022, 5, 1), participants_low=9, participants_high=16)
    RoundtableFactory(
        region=site.region, ordinal=4, start=None, status="planned", participants_low=None, participants_high=None
    )
    soup = BeautifulSoup(client.get("/en/regions/isere/").content.decode(), "html.parser")
    drawing = soup.select_one(".chart svg[role=img]")
    assert soup.find(id=drawing["aria-labelledby"]).get_text(strip=True) == "Participants by date"
    texts = [text.get_text(strip=True) for text in drawing.find_all("text")]
    assert texts == ["22 June 2021", "18", "1 May 2022", "9 to 16", "Fourth roundtable", "Not known"]
    rows = [[cell.get_text(strip=True) for cell in row.find_all(["th", "td"])][1:3] for row in soup.select("tbody tr")]
    assert rows == [["22 June 2021", "18 stakeholders"], ["1 May 2022", "9 to 16 stakeholders"], ["Not known"] * 2]
    assert soup.find(id=drawing["aria-describedby"]).find("table")
