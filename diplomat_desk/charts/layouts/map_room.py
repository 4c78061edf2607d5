"""How a map shares its room with what stands beside it, or under it where it is narrow."""

from dataclasses import dataclass

from diplomat_desk.charts.atlas import Atlas
from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.layouts.map_beside import Groups, height_of
from diplomat_desk.charts.layouts.map_frame import Frame, framed, section
from diplomat_desk.charts.meeting_places import Listed
from diplomat_desk.charts.on_map import MapChart, Painted
from diplomat_desk.charts.surface import Look
from diplomat_desk.domain.words import say

OUTSIDE = "outside"
"""The column of the marks of what is counted beyond the section that is shown."""
_WIDE_ENOUGH, _SIDE_SHARE, _WIDEST_SIDE = 700.0, 0.26, 250.0
_GAP = 16.0
_LEAST_HIGH = 180.0
_FLATTEST, _HIGHEST = 0.42, 0.64
_MOST_BELOW = 0.38
_BUTTONS = 44.0
"""Kept free in the lower corner of a screen, where the buttons to zoom lie."""
_BUTTONS_WIDE = 120.0


@dataclass(frozen=True, slots=True)
class Shared:
    """The map's frame, the groups beside it and their box (None: there are none), and the whole height."""

    frame: Frame
    groups: Groups
    beside: Box | None
    height: float


def share_out(chart: MapChart, room: Room, head: float, look: Look, atlas: Atlas) -> Shared:
    """Share ``room`` out; on paper the picture becomes as high as both need."""
    part = section(chart, atlas)
    body = max(room.high - head, _LEAST_HIGH) if room.high else 0.0
    if chart.beside or part:
        ways = (_beside, _below) if room.wide >= _WIDE_ENOUGH else (_below,)
        found = [way(chart, part, room.wide, body, look, atlas) for way in ways]
        best = max(found, key=lambda one: one.frame.whole.scale)
        if best.groups:
            return best
    frame = framed(Box(0.0, 0.0, room.wide, body or _high(room.wide, part, atlas)), part, atlas)
    return Shared(frame, (), None, frame.area.high)


def _beside(
    chart: MapChart, part: Box | None, wide: float, body: float, look: Look, atlas: Atlas
) -> Shared:
    side = min(wide * _SIDE_SHARE, _WIDEST_SIDE)
    left = wide - side - _GAP
    frame = framed(Box(0.0, 0.0, left, body or _high(left, part, atlas)), part, atlas)
    groups = _groups(chart, frame, atlas)
    high = body or max(frame.area.high, height_of(groups, side, look))
    listed = Box(left, 0.0, wide - left, high - (_BUTTONS if body else 0.0))
    return Shared(frame, groups, listed, high)


def _below(
    chart: MapChart, part: Box | None, wide: float, body: float, look: Look, atlas: Atlas
) -> Shared:
    # Which places lie beyond depends on how high the map is, so their lines get what room there is.
    groups = _groups(chart, framed(_shape(wide, part, atlas), part, atlas), atlas)
    needed = height_of(groups, wide - (_BUTTONS_WIDE if body else 0.0), look)
    below = min(needed, body * _MOST_BELOW) if body else needed
    high = body - below if body else _high(wide, part, atlas)
    frame = framed(Box(0.0, 0.0, wide, high), part, atlas)
    groups = _groups(chart, frame, atlas)
    listed = Box(0.0, high, wide - (_BUTTONS_WIDE if body else 0.0), below)
    return Shared(frame, groups, listed, high + below)


def _shape(wide: float, part: Box | None, atlas: Atlas) -> Box:
    return Box(0.0, 0.0, wide, _high(wide, part, atlas))


def _high(wide: float, part: Box | None, atlas: Atlas) -> float:
    shown = part or atlas.world
    return wide * max(_FLATTEST, min(shown.high / shown.wide, _HIGHEST))


def _groups(chart: MapChart, frame: Frame, atlas: Atlas) -> Groups:
    """Return what stands beside: first the countries beyond, which are counted and not seen at all."""
    if frame.worldwide:
        return chart.beside
    lands = tuple(
        Listed(one.code, OUTSIDE, one.name, one.total, one.text, one.aim)
        for one in chart.lands
        if one.total and not _seen(one, frame, atlas)
    )
    dots = tuple(
        Listed(dot.key, OUTSIDE, dot.label, dot.times, dot.text, dot.aim)
        for dot in chart.dots
        if not frame.holds(dot.at)
    )
    beyond = ((say("Beyond this section"), lands),)
    met = ((say("Met beyond this section"), dots),)
    return tuple(group for group in (*beyond, *chart.beside, *met) if group[1])


def _seen(one: Painted, frame: Frame, atlas: Atlas) -> bool:
    land = atlas.land(one.code)
    return frame.shows(land) if land else frame.holds(one.at)
