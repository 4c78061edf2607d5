"""Small figures that tell categories apart without colour, all of about the same area."""

from math import cos, pi, sin, sqrt

from diplomat_desk.charts.geometry import Point, Ring, Shape

_SIDES = 24


def _regular(corners: int, radius: float, turn: float = 0.0) -> Ring:
    steps = (2 * pi * n / corners + turn - pi / 2 for n in range(corners))
    return tuple((radius * cos(step), radius * sin(step)) for step in steps)


def _star(points: int, outer: float, inner: float) -> Ring:
    ring: list[Point] = []
    for n in range(2 * points):
        step = pi * n / points - pi / 2
        radius = inner if n % 2 else outer
        ring.append((radius * cos(step), radius * sin(step)))
    return tuple(ring)


def _cross(long: float, thick: float) -> Ring:
    a, b = thick, long
    upright: Ring = (
        (-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a),
        (a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a),
    )  # fmt: skip
    half = sqrt(0.5)
    return tuple(((x - y) * half, (x + y) * half) for x, y in upright)


def _box(wide: float, high: float) -> Ring:
    return ((-wide, -high), (wide, -high), (wide, high), (-wide, high))


CIRCLE = Shape((_regular(_SIDES, 1.0),))
RING = Shape((_regular(_SIDES, 1.05), _regular(_SIDES, 0.55)))
TRIANGLE = Shape((tuple((x, y + 0.2) for x, y in _regular(3, 1.4)),))
SQUARE = Shape((_box(0.89, 0.89),))
DIAMOND = Shape((_regular(4, 1.25),))
CROSS = Shape((_cross(1.25, 0.36),))
DASH = Shape((_box(1.1, 0.38),))
FRAME = Shape((_box(0.95, 0.95), _box(0.5, 0.5)))
PENTAGON = Shape((_regular(5, 1.15),))
STAR = Shape((_star(5, 1.35, 0.6),))
HEXAGON = Shape((_regular(6, 1.1),))
TURNED = Shape((tuple((x, y - 0.2) for x, y in _regular(3, 1.4, pi)),))

OWN = {
    "none": RING,
    "tacit": CIRCLE,
    "acknowledged": TRIANGLE,
    "endorsed": SQUARE,
    "official-process": DIAMOND,
    "unknown": CROSS,
    "not-applicable": FRAME,
    "": DASH,
}
"""Code of a recognition -> its figure."""
OTHERS = (PENTAGON, STAR, HEXAGON, TURNED)
"""For terms that the user added, in their order."""


def symbols(codes: tuple[str, ...]) -> dict[str, Shape]:
    """Return code -> figure for ``codes``, which are all of a vocabulary so that none ever changes."""
    added = [code for code in codes if code not in OWN]
    return OWN | {code: OTHERS[n % len(OTHERS)] for n, code in enumerate(added)}
