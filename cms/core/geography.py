"""Where a place stands on the dotted map of Europe (``images/europe.svg``)."""

import math

EARTH = 6371.0  # km
# Lambert's azimuthal equal-area projection with the centre of EPSG:3035, on a sphere.
CENTRE_LATITUDE, CENTRE_LONGITUDE = math.radians(52), math.radians(10)
# The map's corner north-west of everything, in km east and north of the centre, and its scale: one dot each 62 km,
# ten units from dot to dot.
WEST, NORTH = -1780.0, 520.0
UNITS_PER_KM = 10 / 62
WIDTH, HEIGHT = 520, 380  # units


def place(latitude: float, longitude: float) -> tuple[float, float]:
    """Coordinates on the map, in its units, of a latitude and a longitude in degrees."""
    north, east = math.radians(latitude), math.radians(longitude) - CENTRE_LONGITUDE
    towards = math.sin(CENTRE_LATITUDE) * math.sin(north) + math.cos(CENTRE_LATITUDE) * math.cos(north) * math.cos(east)
    scale = EARTH * math.sqrt(2 / (1 + towards))
    x = scale * math.cos(north) * math.sin(east)
    y = scale * (
        math.cos(CENTRE_LATITUDE) * math.sin(north) - math.sin(CENTRE_LATITUDE) * math.cos(north) * math.cos(east)
    )
    return round((x - WEST) * UNITS_PER_KM, 1), round((NORTH - y) * UNITS_PER_KM, 1)


def shown(x: float, y: float) -> bool:
    """Whether a place is on the map at all."""
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT
