"""The Equal Earth projection: a flat map of the world on which areas keep their proportions.

Source: B. Šavrič, T. Patterson and B. Jenny, "The Equal Earth map projection", International Journal
of Geographical Information Science 33 (2018). Places are in units of our own, south counted downwards,
and the map is cut in the Bering Strait, so that no mainland is.
"""

from math import asin, cos, radians, sin, sqrt

from diplomat_desk.charts.geometry import Point

MERIDIAN = 11.0
"""The meridian in the middle of the map, in degrees east."""
UNIT = 20_000
"""How many units the radius of the globe has."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_ROOT_3 = sqrt(3) / 2


def project(longitude: float, latitude: float) -> Point:
    """Return the place of a point given in degrees, cut where the map is."""
    return plane((longitude - MERIDIAN + 180.0) % 360.0 - 180.0, latitude)


def plane(east: float, latitude: float) -> Point:
    """Return the place of a point ``east`` degrees from the middle meridian, beyond the cut too."""
    angle = asin(_HALF_ROOT_3 * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    y = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = radians(east) * cos(angle) / (_HALF_ROOT_3 * slope)
    return x * UNIT, -y * UNIT
