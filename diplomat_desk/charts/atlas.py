"""The outlines of the countries, ready to be drawn: read once, when a map is first asked for."""

import gzip
import json
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

from diplomat_desk.charts.equal_earth import plane
from diplomat_desk.charts.geometry import Box, Point, Ring, Shape
from diplomat_desk.paths import resource

SOUTHERNMOST, NORTHERNMOST = -57.0, 84.0
"""The latitudes between which the map is drawn; the Antarctic is not."""
_STEP = 3


class Land:
    """A country's outlines in map units, fine and coarse; ``at`` is where a name has most room.

    ``main`` bounds its main part, without far islands. Land that has no code in ISO 3166 has none here.
    """

    def __init__(self, found: dict[str, Any]) -> None:
        self.code: str = found["code"]
        self.at: Point = (found["at"][0], found["at"][1])
        left, top, right, bottom = found["main"]
        self.main = Box(left, top, right - left, bottom - top)
        self.fine = Shape(tuple(map(_ring, found["fine"])))
        self.coarse = Shape(tuple(map(_ring, found["coarse"])))
        self._boxes = tuple(map(bounds, self.coarse.rings))
        self.box = bounds(point for ring in self.fine.rings for point in ring)

    def holds(self, at: Point) -> bool:
        """Tell whether a point lies within the coarse outline, by the even-odd rule."""
        around = zip(self._boxes, self.coarse.rings, strict=True)
        return sum(box.holds(*at) and within(ring, at) for box, ring in around) % 2 == 1


class Atlas:
    """Every land, and where those lie that are too small for an outline."""

    def __init__(self, found: dict[str, Any]) -> None:
        self.lands = tuple(map(Land, found["lands"]))
        self.sea = _sea()
        self.world = bounds(self.sea.rings[0])
        self._by_code = {land.code: land for land in self.lands if land.code}
        self._points: dict[str, Point] = {code: (x, y) for code, (x, y) in found["points"].items()}

    def land(self, code: str) -> Land | None:
        """Return the land with this alpha-3 code, or None."""
        return self._by_code.get(code)

    def middle(self, code: str) -> Point | None:
        """Return the middle of a country, None for one that the map does not draw."""
        land = self._by_code.get(code)
        return land.at if land else self._points.get(code)


@lru_cache(maxsize=1)
def atlas() -> Atlas:
    """Return the outlines that are shipped in ``resources/maps``."""
    packed = resource("maps", "countries.json.gz").read_bytes()
    return Atlas(json.loads(gzip.decompress(packed)))


def bounds(points: Iterable[Point]) -> Box:
    """Return the smallest box around some points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def within(ring: Ring, at: Point) -> bool:
    """Tell whether a point lies within a ring."""
    x, y = at
    inside = False
    for one, two in pairwise((*ring, ring[0])):
        if (one[1] > y) != (two[1] > y) and _left_of(one, two, x, y):
            inside = not inside
    return inside


def _left_of(one: Point, two: Point, x: float, y: float) -> bool:
    return x < one[0] + (y - one[1]) * (two[0] - one[0]) / (two[1] - one[1])


def _ring(steps: list[int]) -> Ring:
    return tuple(zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))


def _sea() -> Shape:
    """Return the outline of the map itself."""
    latitudes = [*range(int(SOUTHERNMOST), int(NORTHERNMOST), _STEP), NORTHERNMOST]
    west = [plane(-180.0, latitude) for latitude in latitudes]
    east = [plane(180.0, latitude) for latitude in reversed(latitudes)]
    return Shape((tuple(west + east),))
