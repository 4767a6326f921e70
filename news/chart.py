"""A region's roundtables as bars: how many took part, in the order of their dates, from the reader's side of the page.

Coordinates are in units of an SVG as wide as a phone. The table beside it says the same, so it is drawn for the eye.
"""

from dataclasses import dataclass

from django.utils import translation

from cms.core import languages

from . import wording
from .models import Roundtable

WIDTH = 340
ROW = 50  # height of one roundtable: its words, its bar, the space below
BAR = 16
MORE = 24  # how much of an open bar ("over 90") goes on beyond what is known


@dataclass(frozen=True)
class Piece:
    """One part of a bar, from its corner at the top and the left."""

    x: float
    width: float


@dataclass(frozen=True)
class Bar:
    """One roundtable. ``sure`` is what is known, ``maybe`` reaches on to the highest number or beyond a lower bound."""

    roundtable: Roundtable
    top: int
    label: str
    count: str
    sure: Piece | None
    maybe: Piece | None

    @property
    def text_y(self) -> int:
        return self.top + 16

    @property
    def bar_y(self) -> int:
        return self.top + 24


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    start: int  # where lines of text begin, and where they end
    end: int
    width: int = WIDTH
    bar: int = BAR

    @property
    def height(self) -> int:
        return ROW * len(self.bars)

    @property
    def middle_of_bar(self) -> int:
        return BAR // 2


def chart(roundtables: list[Roundtable]) -> Chart | None:
    """The chart in the active language; None where there are not two roundtables, or no number is known."""
    most = max((_highest(each) or 0 for each in roundtables), default=0)
    if len(roundtables) < 2 or not most:
        return None
    backwards = languages.direction(translation.get_language() or languages.SOURCE) == "rtl"
    scale = (WIDTH - MORE) / most
    bars = [_bar(each, number * ROW, scale, backwards) for number, each in enumerate(roundtables)]
    return Chart(bars, WIDTH if backwards else 0, 0 if backwards else WIDTH)


def _highest(roundtable) -> int | None:
    """What is drawn at most; None where nothing is: the number is not known, or the meeting did not take place."""
    if roundtable.status == Roundtable.Status.CANCELLED:
        return None
    return roundtable.participants_high or roundtable.participants_low


def _bar(roundtable, top, scale, backwards) -> Bar:
    label = roundtable.date_text or roundtable.ordinal_text
    highest = _highest(roundtable)
    if highest is None:
        return Bar(roundtable, top, label, "", None, None)
    low = (roundtable.participants_low or 0) * scale
    rest = MORE if roundtable.participants_open else highest * scale - low
    maybe = _piece(low, rest, backwards) if rest else None
    return Bar(roundtable, top, label, wording.count(roundtable), _piece(0, low, backwards), maybe)


def _piece(start, width, backwards) -> Piece:
    return Piece(round(WIDTH - start - width if backwards else start, 1), round(width, 1))
