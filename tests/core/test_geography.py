"""Places on the dotted map of Europe."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from cms.core import geography

MAP = Path(settings.BASE_DIR) / "cms" / "static" / "images" / "europe.svg"


def dots(identifier: str) -> set[tuple[int, int]]:
    """The dots of one country, from the runs of its path."""
    path = re.search(rf'id="{identifier}" d="([^"]+)"', MAP.read_text())[1]
    runs = re.findall(r"M(\d+) (\d+)h([\d.]+)", path)
    return {(int(x) + step, int(y)) for x, y, length in runs for step in range(0, int(float(length)) + 1, 10)}


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [("FR", 46.5, 2.5), ("ES", 40.4, -3.7), ("PL", 52.2, 21.0), ("GR", 39.3, 21.8)],
)
def test_a_place_stands_on_its_own_country(country, latitude, longitude):
    x, y = geography.place(latitude, longitude)
    assert geography.shown(x, y)
    assert any(abs(x - dot_x) <= 5.1 and abs(y - dot_y) <= 5.1 for dot_x, dot_y in dots(country))


def test_north_is_up_and_east_is_at_the_right_hand():
    north, south = geography.place(55, 10), geography.place(40, 10)
    west, east = geography.place(50, 0), geography.place(50, 20)
    assert north[1] < south[1]
    assert west[0] < east[0]


def test_a_place_far_away_is_not_on_the_map():
    assert not geography.shown(*geography.place(-16.5, 145))
