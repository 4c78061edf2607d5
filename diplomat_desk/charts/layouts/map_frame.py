"""Which part of the world a map shows, and where its units lie in pixels."""

from collections.abc import Iterable
from dataclasses import dataclass

from diplomat_desk.charts.atlas import Atlas
from diplomat_desk.charts.geometry import Box, Placed, Point, View
from diplomat_desk.charts.on_map import MapChart

_ENOUGH = 0.85
_LEAST = 2_400.0
_WORLDWIDE = 0.6
_MARGIN = 0.05


@dataclass(frozen=True, slots=True)
class Frame:
    """A map within ``area`` (pixels); ``whole`` places it as long as nothing is zoomed into.

    ``worldwide`` tells that the frame holds all that the map draws.
    """

    area: Box
    whole: Placed
    worldwide: bool

    def seen(self, view: View, wide: float, high: float) -> Placed:
        """Return where the map lies in a picture of this size that is zoomed into."""
        whole, zoom = self.whole, view.zoom
        x, y = (whole.x - view.x * wide) * zoom, (whole.y - view.y * high) * zoom
        return Placed(whole.scale * zoom, x, y)

    def holds(self, at: Point) -> bool:
        """Tell whether a place is within the frame as long as nothing is zoomed into."""
        return self.area.holds(*self.whole.point(at))


def section(chart: MapChart, atlas: Atlas) -> Box | None:
    """Return the part of the world that holds most of what is counted; None where that is all of it.

    The countries with most initiatives count until they have 85 % of them all, and those watched: one
    far capital that hosted once does not shrink the rest.
    """
    if not chart.fit:
        return None
    needed = _ENOUGH * sum(one.total for one in chart.lands)
    boxes = [_box(atlas, one.code, one.at) for one in chart.lands if one.watched]
    for one in chart.lands:
        if needed <= 0 or not one.total:
            break
        needed -= one.total
        boxes.append(_box(atlas, one.code, one.at))
    if not boxes:
        boxes = [Box(dot.at[0], dot.at[1], 0.0, 0.0) for dot in chart.dots]
    found = _around(boxes) if boxes else None
    return found if found and found.wide < _WORLDWIDE * atlas.world.wide else None


def framed(area: Box, part: Box | None, atlas: Atlas) -> Frame:
    """Return ``part`` of the world, else all of it, in the middle of ``area`` and as large as fits."""
    shown = part or atlas.world
    scale = min(area.wide / shown.wide, area.high / shown.high)
    (x, y), (middle_x, middle_y) = area.centre, shown.centre
    return Frame(
        area, Placed(scale, x - middle_x * scale, y - middle_y * scale), worldwide=part is None
    )


def _box(atlas: Atlas, code: str, at: Point) -> Box:
    land = atlas.land(code)
    return land.main if land else Box(at[0], at[1], 0.0, 0.0)


def _around(boxes: Iterable[Box]) -> Box:
    found = list(boxes)
    left, top = min(box.x for box in found), min(box.y for box in found)
    wide = max(box.right for box in found) - left
    high = max(box.bottom for box in found) - top
    more = max(_LEAST - max(wide, high), 0.0) / 2 + _MARGIN * max(wide, high)
    return Box(left, top, wide, high).grown(more)
