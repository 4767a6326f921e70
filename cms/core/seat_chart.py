"""The ring of seats: a roundtable drawn from its facts, one seat for each participant.

Coordinates are in units of a square of 100 by 100 as an SVG with
``viewBox="0 0 100 100"`` has them; angles grow clockwise from the top. A ring is the same in both writing directions.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

MIDDLE = 50.0
OUTER = 46.0  # where the outermost seats may end
TABLE = 14.0  # what stays free in the middle, as radius
ONE_ROW = 40  # more seats than this stand in several rows
MOST = 240  # more are not drawn: they could not be told apart, and the words beside say how many there were
SEAT = 0.35  # radius of a seat, as part of the distance between neighbours
EDGE = 0.45  # thickness of the edge of an outlined seat, as part of its radius
LEAST_EDGE = 1.6  # thinner edges would fade in small drawings
GAP = 80  # degrees left open where the ring of a cancelled roundtable is broken
OVER = 3  # hollow seats that stand for "and more"

FILLED, OUTLINED, HOLLOW = "filled", "outlined", "hollow"


@dataclass(frozen=True)
class Seat:
    """One dot: its centre, its radius, and how it is drawn.

    ``filled`` is somebody in the room, ``outlined`` somebody online, ``hollow`` somebody who may have been there.
    """

    x: float
    y: float
    radius: float
    kind: str


@dataclass(frozen=True)
class Ring:
    """A drawing of one roundtable. Without seats it is a dotted circle, for a number that is not known."""

    seats: tuple[Seat, ...] = ()
    stroke: float = 0.0  # how thick the edge of an outlined seat is
    broken: bool = False
    light: bool = False

    @property
    def unknown(self) -> bool:
        return not self.seats


def ring(
    low: int | None,
    high: int | None = None,
    *,
    open_bound: bool = False,
    format: str = "unknown",
    status: str = "held",
    online: int | None = None,
    on_site: int | None = None,
) -> Ring:
    """The ring for a roundtable's facts, with the names that ``Roundtable`` uses for format and status.

    The lowest number gives the seats that are sure, the rest up to the highest is hollow; an open bound ("over 90")
    adds three hollow seats. A planned roundtable is drawn lightly, a cancelled one is broken.
    """
    broken, light = status == "cancelled", status == "planned"
    if not low and not high:
        return Ring(broken=broken, light=light)
    kinds = _kinds(low or 0, high, open_bound, format, online, on_site)[:MOST]
    radius = _seat_radius(len(kinds))
    stroke = round(max(radius * EDGE, min(LEAST_EDGE, radius * 0.75)), 1)
    # The edge is drawn inside, so that seats of both kinds look equally large.
    radii = {FILLED: radius, OUTLINED: radius - stroke / 2, HOLLOW: radius - stroke / 2}
    places = _places(len(kinds), 360 - GAP if broken else 360)
    seats = (
        Seat(round(x, 1), round(y, 1), round(radii[kind], 2), kind) for (x, y), kind in zip(places, kinds, strict=True)
    )
    return Ring(tuple(seats), stroke, broken, light)


def _kinds(low, high, open_bound, format, online, on_site) -> list[str]:
    """How each seat is drawn, in their order round the table."""
    unsure = OVER if open_bound else max(0, (high or low) - low)
    if format == "hybrid" and online is not None and on_site is not None and online + on_site > 0:
        sure = _mixed(low, on_site / (online + on_site))
    elif format == "hybrid":
        sure = _mixed(low, 0.5)
    else:
        sure = [OUTLINED if format == "online" else FILLED] * low
    return sure + [HOLLOW] * unsure


def _mixed(count: int, part: float) -> list[str]:
    """Both kinds of seats, those in the room first, in the proportion ``part`` (0 to 1) of people in the room."""
    filled = round(count * part)
    return [FILLED] * filled + [OUTLINED] * (count - filled)


def _places(count: int, degrees: float) -> Iterable[tuple[float, float]]:
    """Centres of ``count`` seats over an arc, one row of them or more, with the gap of the arc on top."""
    for row, seats in enumerate(_rows(count)):
        distance = OUTER - _seat_radius(count) - row * _spacing(count)
        whole = degrees == 360
        step = degrees / (seats if whole else max(1, seats - 1))
        first = 0 if whole else (360 - degrees) / 2
        for place in range(seats):
            angle = math.radians(first + place * step)
            yield MIDDLE + distance * math.sin(angle), MIDDLE - distance * math.cos(angle)


def _seat_radius(count: int) -> float:
    return min(9.0, _spacing(count) * SEAT)


def _spacing(count: int) -> float:
    """Distance between neighbours, in units: the widest that lets all seats stand."""
    if count <= ONE_ROW:
        # Neighbours on a circle of radius OUTER - SEAT s are s apart: solve for s.
        return 2 * math.pi * OUTER / (max(count, 3) + 2 * math.pi * SEAT)
    spacing = 2 * math.pi * OUTER / ONE_ROW
    while sum(_capacities(spacing)) < count:
        spacing *= 0.98
    return spacing


def _capacities(spacing: float) -> list[int]:
    """How many seats each row holds, from the outermost inwards."""
    found, distance = [], OUTER - spacing * SEAT
    while distance >= TABLE:
        found.append(int(2 * math.pi * distance / spacing))
        distance -= spacing
    return found


def _rows(count: int) -> list[int]:
    """Seats in each row. One row up to 40; beyond, the rows share the seats in proportion to their length."""
    if count <= ONE_ROW:
        return [count]
    capacities, chosen = _capacities(_spacing(count)), list[int]()
    while sum(chosen) < count:
        chosen.append(capacities[len(chosen)])
    total, rows, left = sum(chosen), [], count
    for capacity in chosen[:-1]:
        rows.append(min(left, round(count * capacity / total)))
        left -= rows[-1]
    return [*rows, left]
