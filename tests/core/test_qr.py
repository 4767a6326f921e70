"""The sign on paper is the address, square by square."""

import re

import segno
from django.template import engines


def test_the_drawing_has_every_dark_square_of_the_code_and_no_other():
    address = "https://example.org/fr/regions/isere/"
    svg = engines["django"].from_string("{% load qr_tags %}{% qr address %}").render({"address": address})
    side = int(re.search(r'viewBox="0 0 (\d+) ', svg)[1])
    drawn = {
        (int(y), int(x) + step)
        for x, y, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", svg)
        for step in range(int(length))
    }
    matrix = segno.make_qr(address, error="m").matrix
    dark = {(y + 4, x + 4) for y, row in enumerate(matrix) for x, square in enumerate(row) if square}
    assert (drawn, side) == (dark, len(matrix) + 8)
