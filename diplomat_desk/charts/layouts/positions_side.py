"""Beside the picture of positions: where the tracks' centres lie, and who stands far from them."""

from dataclasses import dataclass
from math import hypot

from diplomat_desk.charts.geometry import Box, Placed, Point, Shape
from diplomat_desk.charts.layouts.writing import Written, paragraph
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.palette import mixed
from diplomat_desk.charts.positions import Heart, Named, PositionChart
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface
from diplomat_desk.domain.words import say

DOT = 5.0
_SHARE = 0.6
_HIGHEST = 190.0
_INSET = 14.0
_AXIS_SHARE = 0.3
_GLYPH = 5.0
_NAME_SHARE = 0.25
_AWAY = (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6)
"""How far up or down a name is pushed where there is no room at its dot, in half lines."""


@dataclass(frozen=True, slots=True)
class _Dot:
    heart: Heart
    at: Point
    label: Written


class Side:
    """Centres and names in one column of ``wide`` pixels, its upper left corner at ``left``, ``top``."""

    def __init__(
        self,
        chart: PositionChart,
        corner: Point,
        wide: float,
        look: Look,
        symbols: dict[str, Shape],
    ) -> None:
        self._chart = chart
        self._look = look
        self._symbols = symbols
        self.left, self._y = corner
        self.wide = wide
        self._written: list[Written] = []
        self._dots: list[_Dot] = []
        self._lines: list[tuple[Point, Point]] = []
        self._signs: list[tuple[Named, Point]] = []
        self.plot = Box(0, 0, 0, 0)
        self.marks: list[Mark] = []
        if chart.centres:
            self._place_centres()
        if chart.named:
            self._place_names()
        self.bottom = self._y

    def at(self, x: float, y: float) -> Point:
        """Return where a place in steps lies in the picture of the centres."""
        plot, chart = self.plot, self._chart
        across = x / max(len(chart.columns) - 1, 1)
        up = y / max(len(chart.rows) - 1, 1)
        return (
            plot.x + _INSET + across * (plot.wide - 2 * _INSET),
            plot.bottom - _INSET - up * (plot.high - 2 * _INSET),
        )

    def draw(self, on: Surface) -> None:
        """Draw it all."""
        inks = self._look.inks
        for start, end in self._lines:
            on.line(start, end, inks.grid)
        for dot in self._dots:
            fill = self._look.colour(dot.heart.track.colour)
            on.circle(
                dot.at, DOT, fill,
                edge=inks.text, mark=self._mark_of(dot.heart, dot.at), kind="centre",
            )  # fmt: skip
            dot.label.draw(on, self._look)
        for named, at in self._signs:
            fill = self._look.colour(named.track.colour)
            edge = mixed(fill, inks.text, 0.5)
            shape = self._symbols[named.recognition]
            on.shape(shape, Placed(_GLYPH, *at), fill, edge=edge, kind="named")
        for line in self._written:
            line.draw(on, self._look)

    def _heading(self, words: str) -> None:
        made, high = paragraph(
            words, (self.left, self._y), self.wide, self._look, font=Font.STRONG, most=2
        )
        self._written += made
        self._y += high + 4

    def _place_centres(self) -> None:
        self._heading(say("The centre of each track"))
        chart, measure = self._chart, self._look.measure
        line = measure.line(Font.SMALL)
        ends = (chart.rows[0].label, chart.rows[-1].label)
        room = min(max(measure.width(end, Font.SMALL) for end in ends), self.wide * _AXIS_SHARE)
        left = self.left + room + 6
        wide = self.left + self.wide - left
        self.plot = Box(left, self._y, wide, min(wide * _SHARE, _HIGHEST))
        plot = self.plot
        for n, end in enumerate(ends):
            at = (left - 6, self.at(0, len(chart.rows) - 1 if n == 0 else 0)[1])
            self._written.append(Written(at, end, True, Font.SMALL, Anchor.RIGHT, room))
        for n, anchor in ((0, Anchor.LEFT), (-1, Anchor.RIGHT)):
            at = (plot.x if n == 0 else plot.right, plot.bottom + line / 2 + 2)
            words, other = chart.columns[n].label, chart.columns[-1 - n].label
            # What one end does not need the other may have.
            beside = max(wide / 2 - 4, wide - measure.width(other, Font.SMALL) - 8)
            self._written.append(Written(at, words, True, Font.SMALL, anchor, beside))
        for n in range(len(chart.columns)):
            x = round(self.at(n, 0)[0]) + 0.5
            self._lines.append(((x, plot.y), (x, plot.bottom)))
        for n in range(len(chart.rows)):
            y = round(self.at(0, n)[1]) + 0.5
            self._lines.append(((plot.x, y), (plot.right, y)))
        self._place_dots()
        self._y = plot.bottom + line + 16

    def _place_dots(self) -> None:
        spots = [(heart, self.at(heart.x, heart.y)) for heart in self._chart.centres]
        spots.sort(key=lambda spot: (spot[1][1], spot[1][0]))
        self._spots = [at for _, at in spots]
        taken = [Box(x - DOT, y - DOT, 2 * DOT, 2 * DOT) for _, (x, y) in spots]
        for heart, at in spots:
            label = self._label(heart, at, taken)
            taken.append(_ink(label.box(self._look)))
            self._dots.append(_Dot(heart, at, label))
            self.marks.append(self._mark_of(heart, at))

    def _mark_of(self, heart: Heart, at: Point) -> Mark:
        box = Box(at[0] - DOT, at[1] - DOT, 2 * DOT, 2 * DOT).grown(4)
        return Mark("centre", heart.track.key, heart.track.total, heart.text, box, heart.aim)

    def _label(self, heart: Heart, at: Point, taken: list[Box]) -> Written:
        """Return the name of a dot with its number, without it where it is crowded, or none at all."""
        name = self._look.fitted(heart.track.mark, self.plot.wide * _NAME_SHARE, Font.SMALL)
        found = self._free(name + heart.figure, at, taken) or self._free(name, at, taken)
        return found or Written(at, "", font=Font.SMALL, kind="centre")

    def _free(self, words: str, at: Point, taken: list[Box]) -> Written | None:
        """Return ``words`` where they cover nothing, as near to a dot as can be; None for nowhere."""
        x, y = at
        line = self._look.measure.line(Font.SMALL)
        beside = ((DOT + 3, Anchor.LEFT), (-DOT - 3, Anchor.RIGHT))
        near = [(*one, 0.0) for one in beside]
        near += [(0.0, Anchor.MIDDLE, side * (DOT + 2 + line / 2)) for side in (-1, 1)]
        away = [(*one, down * line / 2) for down in _AWAY for one in beside]
        tries = [
            Written((x + right, y + down), words, font=Font.SMALL, anchor=anchor, kind="centre")
            for right, anchor, down in (*near, *away)
        ]
        for one in tries:
            box = _ink(one.box(self._look))
            inside = self.plot.holds(box.x, box.y) and self.plot.holds(box.right, box.bottom)
            own = min(self._spots, key=lambda spot: _apart(box, spot)) == at
            if inside and own and not any(box.meets(other) for other in taken):
                return one
        return None

    def _place_names(self) -> None:
        self._heading(say("Far from their own track"))
        look = self._look
        line = look.measure.line(Font.TEXT)
        inset = 2 * _GLYPH + 8
        for named in self._chart.named:
            top = self._y
            steps = look.measure.width(named.steps, Font.FIGURES)
            right = self.left + self.wide
            self._signs.append((named, (self.left + _GLYPH + 1, top + line / 2)))
            title, down = paragraph(
                named.title, (self.left + inset, top), self.wide - inset - steps - 8, look,
                most=2, kind="name",
            )  # fmt: skip
            self._written += title
            at = (right, top + line / 2)
            self._written.append(Written(at, named.steps, True, Font.FIGURES, Anchor.RIGHT))
            made, high = paragraph(
                named.sentence, (self.left + inset, top + down), self.wide - inset, look,
                font=Font.SMALL, quiet=True, most=3,
            )  # fmt: skip
            self._written += made
            self._y = top + down + high + 6
            box = Box(self.left, top, self.wide, down + high)
            text = say("{title}: {sentence}", title=named.title, sentence=named.sentence)
            self.marks.append(Mark("named", named.key, named.distance, text, box, named.aim))
        if self._chart.more:
            made, high = paragraph(
                self._chart.more, (self.left + inset, self._y), self.wide - inset, look,
                font=Font.SMALL, quiet=True,
            )  # fmt: skip
            self._written += made
            self._y += high


def _ink(box: Box) -> Box:
    """Return what the letters of a line cover, without the room between lines."""
    return Box(box.x, box.y + 2, box.wide, box.high - 4)


def _apart(box: Box, spot: Point) -> float:
    """Return how far a point lies from a box."""
    across = max(box.x - spot[0], spot[0] - box.right, 0.0)
    down = max(box.y - spot[1], spot[1] - box.bottom, 0.0)
    return hypot(across, down)
