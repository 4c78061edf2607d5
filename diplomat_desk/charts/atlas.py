"""The outlines of the countries, ready to be drawn: read once, when a map is first asked for."""

import gzip
import json
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any

from diplomat_desk.charts.equal_earth import plane
from diplomat_desk.charts.geometry import Box, Point, Ring, Shape
from diplomat_desk.paths import resource

SOUTHERNMOST, NORTHERNMOST = -57.0, 84.0
"""The latitudes between which the map is drawn; the Antarctic is not."""
COARSEST = 56.0
"""How far a coarse outline may stray from the true one, in map units."""
_STEP = 3


class Land:
    """A country's outlines in map units, fine and coarse; ``at`` is where a name has most room.

    ``main`` bounds its main part, without far islands; ``breadth`` is that of its largest piece. Land
    that has no code in ISO 3166 has none here.
    """

    def __init__(self, found: dict[str, Any]) -> None:
        self.code: str = found["code"]
        self.at: Point = (found["at"][0], found["at"][1])
        self.main, self.box = (_box(*found[name]) for name in ("main", "all"))
        self.coarse = Shape(tuple(map(_ring, found["coarse"])))
        self._boxes = tuple(map(bounds, self.coarse.rings))
        self.breadth = max(self._boxes[0].wide, self._boxes[0].high)
        self._fine: list[list[int]] = found["fine"]

    @cached_property
    def fine(self) -> Shape:
        """The outline as it is drawn when it is large; made when it first is."""
        return Shape(tuple(map(_ring, self._fine)))

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
    before_x, before_y = ring[-1]
    for next_x, next_y in ring:
        crosses = (before_y > y) != (next_y > y)
        if crosses and x < next_x + (y - next_y) * (before_x - next_x) / (before_y - next_y):
            inside = not inside
        before_x, before_y = next_x, next_y
    return inside


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(left, top, right - left, bottom - top)


def _ring(steps: list[int]) -> Ring:
    return tuple(zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))


def _sea() -> Shape:
    """Return the outline of the map itself."""
    latitudes = [*range(int(SOUTHERNMOST), int(NORTHERNMOST), _STEP), NORTHERNMOST]
    west = [plane(-180.0, latitude) for latitude in latitudes]
    east = [plane(180.0, latitude) for latitude in reversed(latitudes)]
    return Shape((tuple(west + east),))
