"""A map in pixels: countries, where they met, names, and beside it what cannot be drawn."""

from collections.abc import Iterator
from math import cos, dist, pi, sin, sqrt

from diplomat_desk.charts.atlas import COARSEST, Land, atlas
from diplomat_desk.charts.geometry import Box, Placed, Point, Shape
from diplomat_desk.charts.layout import Motion, Room
from diplomat_desk.charts.layouts.map_beside import Beside
from diplomat_desk.charts.layouts.map_key import Key
from diplomat_desk.charts.layouts.map_labels import Labels
from diplomat_desk.charts.layouts.map_marks import MapMarks, Spot
from diplomat_desk.charts.layouts.map_room import share_out
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.meeting_places import CITY, Dot
from diplomat_desk.charts.on_map import MapChart, Painted
from diplomat_desk.charts.palette import Pattern, contrast, ink_on, mixed
from diplomat_desk.charts.surface import Anchor, Look, Surface

_SEA, _SEA_SHARE = "#4477AA", 0.08
_FINE_FROM = 1.6
_SMALL, _SMALL_RADIUS = 6.0, 4.0
_LEAST_DOT, _DOT_SHARE, _MANY = 2.5, 0.018, 20
_RIM = 3.0
_MOST_NAMED, _FIRST_NAMED, _MOST_CITIES = 32, 3, 6
_PLATE = 0.8
_PLAIN_EDGE = 2.0
"""From which contrast on a border in the colour of the paper is seen."""
_CIRCLE_STEPS = 32
_BESIDE = ((0.0, 0.0), (0.7, 0.0), (0.0, 0.7), (0.7, 0.7))
_AROUND = ((-1.0, 0.0), (0.0, -1.0), (1.7, 0.0), (0.0, 1.7))


class MapLayout:
    """A :class:`MapChart` laid out for one size and one view; see :class:`Layout`."""

    motion = Motion.ZOOM
    deepest = 40.0
    """How far the outlines can be zoomed into before their corners show."""

    def __init__(self, chart: MapChart, room: Room, look: Look) -> None:
        self.chart = chart
        self.look = look
        self.width = room.wide
        self._atlas = atlas()
        self._key = Key(chart, room.wide, look)
        self.head_height = self._key.height
        shared = share_out(chart, room, self.head_height, look, self._atlas)
        self.height = shared.height
        self.area = shared.frame.area
        self.placed = shared.frame.seen(room, self.head_height)
        self._beside = Beside(shared.groups, shared.beside, look) if shared.beside else None
        self._fine = self.placed.scale * COARSEST > _FINE_FROM
        self._styles = {one.key: one for one in chart.colours}
        self._painted = {one.code: one for one in chart.lands}
        self._known: dict[str, Mark] = {}
        self._lands = tuple(self._placed_lands())
        self._dots = tuple(self._placed_dots())
        self._small = tuple(self._small_lands())
        self.marks = MapMarks(
            self.area,
            self.placed,
            tuple((land, one.code) for land, one in self._lands),
            tuple(one.code for one in chart.lands if one.total),
            tuple(spot for spot, _ in (*self._small, *self._dots)),
            self._beside.marks if self._beside else (),
            self._mark,
        )
        self._labels = self._labelled()

    def draw_head(self, on: Surface) -> None:
        """Draw the legend."""
        self._key.draw(on)

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw sea, lands, dots, names, and what stands beside."""
        with on.window(self.area):
            self._draw_lands(on, exposed)
            self._draw_spots(on)
            self._draw_labels(on)
        if self._beside:
            self._beside.draw(on)

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Draw the outline of a country and a ring about a dot; a line of the list is framed."""
        wanted = {mark.key for mark in marks}
        if self._beside and wanted & {mark.key for mark in self._beside.marks}:
            return False
        with on.window(self.area):
            self._draw_outlined(on, wanted)
        return True

    def _placed_lands(self) -> Iterator[tuple[Land, Painted]]:
        """Return the countries in sight, the largest numbers last, so that their edges show."""
        for one in reversed(self.chart.lands):
            land = self._atlas.land(one.code)
            if land and self._box(land).meets(self.area):
                yield land, one

    def _small_lands(self) -> Iterator[tuple[Spot, Painted]]:
        """Return the counted countries that are too small to be seen, as circles."""
        for one in reversed(self.chart.lands):
            if one.total and self._is_small(one.code):
                at, mark = self.placed.point(one.at), self._mark(one.code)
                over = (dot.radius + _RIM for dot, _ in self._dots if dist(dot.at, at) < dot.radius)
                if mark and self.area.holds(*at):
                    yield Spot(mark, at, max(_SMALL_RADIUS, *over, 0.0)), one

    def _mark(self, code: str) -> Mark | None:
        """Return the mark of a country that the map draws, made once."""
        one = self._painted.get(code)
        if one and code not in self._known:
            land = self._atlas.land(code)
            if land is None or self._is_small(code):
                box = Box(*self.placed.point(one.at), 0, 0).grown(_SMALL_RADIUS)
            else:
                box = self._box(land, land.main)
            shown = _within(box, self.area)
            self._known[code] = Mark(code, "", one.total, one.text, shown, one.aim)
        return self._known.get(code)

    def _is_small(self, code: str) -> bool:
        land = self._atlas.land(code)
        return land is None or land.breadth * self.placed.scale < _SMALL

    def _placed_dots(self) -> Iterator[tuple[Spot, Dot]]:
        """Return the places where they met, the largest first: small ones lie on top."""
        most = max((dot.times for dot in self.chart.dots), default=1)
        largest = max(_LEAST_DOT * 2, _DOT_SHARE * sqrt(self.area.wide * self.area.high))
        largest *= min(0.5 + 0.5 * most / _MANY, 1.0)
        for dot in self.chart.dots:
            at = self.placed.point(dot.at)
            radius = max(_LEAST_DOT, largest * sqrt(dot.times / most))
            if self.area.holds(*at):
                box = Box(*at, 0, 0).grown(radius)
                yield Spot(Mark(dot.key, CITY, dot.times, dot.text, box, dot.aim), at, radius), dot

    def _labelled(self) -> Labels:
        """Name the countries with most, then where most met, then the other countries and cities."""
        taken = [spot.mark.box for spot, _ in (*self._dots, *self._small)]
        labels = Labels(self.area, self.look, taken)
        small = {one.code for _, one in self._small}
        named = [one for one in self.chart.lands if one.total][:_MOST_NAMED]
        named += [one for one in self.chart.lands if one.watched and not one.total]
        named = [one for one in named if one.code not in small]
        cities = [(spot, dot) for spot, dot in self._dots if dot.precise][:_MOST_CITIES]
        self._name_lands(labels, named[:_FIRST_NAMED], wanted=True)
        _name_cities(labels, cities[:_FIRST_NAMED])
        self._name_lands(labels, named[_FIRST_NAMED:])
        for spot, one in self._small[-_MOST_CITIES:]:
            labels.beside(spot.at, spot.radius, f"{one.name} {self._figure(one)}")
        _name_cities(labels, cities[_FIRST_NAMED:], far=False)
        return labels

    def _name_lands(self, labels: Labels, named: list[Painted], *, wanted: bool = False) -> None:
        for one in named:
            land = self._atlas.land(one.code)
            if land and self._box(land).meets(self.area):
                labels.into(land, self.placed, one.name, self._figure(one), wanted=wanted)

    def _figure(self, one: Painted) -> str:
        """Return what stands after a country's name: its number, or the short name of its track."""
        style = self._styles.get(one.series)
        return style.mark if style else f"{one.total:,}"

    def _fill(self, one: Painted) -> tuple[str, Pattern]:
        style = self._styles.get(one.series)
        if style:
            return self.look.colour(style.colour), style.pattern
        return self.look.ramp(one.share), Pattern.SOLID

    def _edge(self, fill: str) -> str:
        """Return the ink of a border: the paper's where it parts two alike, else a grey."""
        inks = self.look.inks
        return inks.paper if contrast(inks.paper, fill) >= _PLAIN_EDGE else inks.axis

    def _outline(self, land: Land) -> Shape:
        return land.fine if self._fine else land.coarse

    def _box(self, land: Land, box: Box | None = None) -> Box:
        found, scale = box or land.box, self.placed.scale
        return Box(*self.placed.point((found.x, found.y)), found.wide * scale, found.high * scale)

    def _draw_lands(self, on: Surface, exposed: Box) -> None:
        inks = self.look.inks
        on.shape(self._atlas.sea, self.placed, mixed(inks.paper, _SEA, _SEA_SHARE), kind="sea")
        for land in self._atlas.lands:
            if land.code not in self._painted and self._box(land).meets(exposed):
                on.shape(self._outline(land), self.placed, inks.paper, edge=inks.axis, kind="land")
        for land, one in self._lands:
            if self._box(land).meets(exposed):
                fill, pattern = self._fill(one)
                on.shape(
                    self._outline(land), self.placed, fill, pattern=pattern, edge=self._edge(fill),
                    mark=self._mark(one.code), kind="land",
                )  # fmt: skip

    def _draw_spots(self, on: Surface) -> None:
        inks = self.look.inks
        for spot, one in self._small:
            fill, _ = self._fill(one)
            on.circle(spot.at, spot.radius, fill, edge=inks.text, mark=spot.mark, kind="land")
        for spot, dot in self._dots:
            fill, edge = (inks.text, inks.paper) if dot.precise else (inks.paper, inks.text)
            on.circle(spot.at, spot.radius, fill, edge=edge, mark=spot.mark, kind=CITY)

    def _draw_outlined(self, on: Surface, wanted: set[tuple[str, str]]) -> None:
        inks, at = self.look.inks, self.placed
        for land, one in self._lands:
            if (one.code, "") in wanted:
                # Hairlines side by side: Qt strokes a long wide line a hundred times as slowly.
                moves = [(move, inks.paper) for move in _AROUND]
                for (x, y), ink in (*moves, *((move, inks.text) for move in _BESIDE)):
                    moved = Placed(at.scale, at.x + x, at.y + y)
                    on.shape(self._outline(land), moved, "", edge=ink, kind="lit")
        for spot, _ in (*self._small, *self._dots):
            if spot.mark.key in wanted:
                on.polyline(_circle(spot.at, spot.radius + 2.5), inks.text, wide=2.0, kind="lit")

    def _draw_labels(self, on: Surface) -> None:
        fills = {one.code: self._fill(one) for _, one in self._lands}
        for label in self._labels.placed:
            if label.leader:
                inks = self.look.inks
                for ink, wide in ((inks.paper, 3.0), (inks.text, 1.0)):
                    on.line(*label.leader, ink, wide=wide, kind="leader")
            fill, pattern = fills.get(label.code, (self.look.inks.paper, Pattern.GRID))
            if pattern is not Pattern.SOLID or label.hangs:
                on.rect(label.box, fill, kind="plate", opacity=_PLATE)
            line = self.look.measure.line(label.font)
            for number, words in enumerate(label.lines):
                at = (label.box.centre[0], label.box.y + (number + 0.5) * line)
                on.text(
                    at, words, ink_on(fill), font=label.font, anchor=Anchor.MIDDLE, kind="label"
                )


def _name_cities(labels: Labels, cities: list[tuple[Spot, Dot]], *, far: bool = True) -> None:
    for spot, dot in cities:
        labels.beside(spot.at, spot.radius, dot.label.partition(",")[0], far=far)


def _circle(middle: Point, radius: float) -> list[Point]:
    steps = (n * 2 * pi / _CIRCLE_STEPS for n in range(_CIRCLE_STEPS + 1))
    return [(middle[0] + radius * cos(step), middle[1] + radius * sin(step)) for step in steps]


def _within(box: Box, area: Box) -> Box:
    """Return the part of ``box`` inside ``area``; a sliver at its edge where there is none."""
    left, top = max(box.x, area.x), max(box.y, area.y)
    right, bottom = min(box.right, area.right), min(box.bottom, area.bottom)
    return Box(
        min(left, area.right - 1), min(top, area.bottom - 1),
        max(right - left, 1.0), max(bottom - top, 1.0),
    )  # fmt: skip
