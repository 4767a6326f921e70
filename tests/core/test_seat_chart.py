"""The ring of seats: facts in, dots out."""

import math

import pytest

from cms.core import seat_chart
from cms.core.seat_chart import FILLED, HOLLOW, OUTLINED, Ring, ring


def kinds(drawing: Ring) -> list[str]:
    return [seat.kind for seat in drawing.seats]


def distance(seat) -> float:
    return math.hypot(seat.x - seat_chart.MIDDLE, seat.y - seat_chart.MIDDLE)


def test_there_is_one_seat_for_each_participant():
    assert len(ring(18, 18).seats) == 18


def test_a_single_number_is_enough():
    assert len(ring(7).seats) == 7


def test_a_range_has_sure_seats_first_and_hollow_ones_for_the_rest():
    assert kinds(ring(9, 16, format="in_person")) == [FILLED] * 9 + [HOLLOW] * 7


def test_an_open_bound_adds_a_few_hollow_seats():
    assert kinds(ring(90, open_bound=True)) == [FILLED] * 90 + [HOLLOW] * seat_chart.OVER


@pytest.mark.parametrize(("format", "kind"), [("in_person", FILLED), ("unknown", FILLED), ("online", OUTLINED)])
def test_the_format_decides_how_seats_are_drawn(format, kind):
    assert set(kinds(ring(5, format=format))) == {kind}


def test_a_hybrid_roundtable_has_both_kinds_of_seats():
    assert kinds(ring(4, format="hybrid")) == [FILLED] * 2 + [OUTLINED] * 2


def test_a_hybrid_roundtable_with_known_numbers_shows_their_proportion():
    found = kinds(ring(21, format="hybrid", online=18, on_site=3))
    assert (found.count(FILLED), found.count(OUTLINED)) == (3, 18)


@pytest.mark.parametrize("low", [None, 0])
def test_an_unknown_number_has_no_seats(low):
    assert ring(low).unknown


def test_the_first_seat_is_on_top_and_all_have_the_same_distance_from_the_middle():
    seats = ring(18).seats
    assert (seats[0].x, seats[0].y < seat_chart.MIDDLE) == (seat_chart.MIDDLE, True)
    assert {round(distance(seat)) for seat in seats} == {round(distance(seats[0]))}


def test_up_to_forty_seats_stand_in_one_row_and_more_in_several():
    def rows(count):
        return {round(distance(seat) / 2) for seat in ring(count).seats}

    assert len(rows(40)) == 1
    assert len(rows(41)) == 2
    assert len(rows(90)) > 2


@pytest.mark.parametrize("count", [1, 2, 3, 8, 17, 40, 41, 60, 93, 120, 240, 1000])
@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_seats_stay_inside_the_drawing_and_do_not_overlap(count, status):
    seats = ring(count, status=status).seats
    assert len(seats) == min(count, seat_chart.MOST)
    for seat in seats:
        assert distance(seat) + seat.radius <= seat_chart.OUTER + 0.2
    gaps = [
        math.hypot(one.x - other.x, one.y - other.y) - one.radius - other.radius
        for number, one in enumerate(seats)
        for other in seats[:number]
    ]
    assert all(gap > 0 for gap in gaps)


def test_a_planned_roundtable_is_drawn_lightly():
    assert ring(12, status="planned").light
    assert not ring(12, status="held").light


def test_the_ring_of_a_cancelled_roundtable_is_broken_at_the_top():
    drawing = ring(12, status="cancelled")
    assert drawing.broken
    assert not any(seat.y < 20 and abs(seat.x - seat_chart.MIDDLE) < 15 for seat in drawing.seats)


def test_seats_of_both_kinds_look_equally_large():
    drawing = ring(4, format="hybrid")
    filled, outlined = drawing.seats[0], drawing.seats[-1]
    assert outlined.radius + drawing.stroke / 2 == pytest.approx(filled.radius)
