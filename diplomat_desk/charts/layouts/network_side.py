"""The lists beside a network, or below it where it is narrow: as many lines as there is room for."""

from dataclasses import dataclass, field

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layouts.network_marks import Pointed
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.network_chart import Item, NetworkChart, SideList
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface
from diplomat_desk.domain.words import say

_COLUMN = 190.0
_BETWEEN = 16.0
_APART = 12.0
_PAD = 2.0


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: the middle of its left or right end, and what it stands for where it was cut."""

    words: str
    x: float
    y: float
    font: Font
    quiet: bool
    anchor: Anchor = Anchor.LEFT
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """Headings and items in their places; ``marks`` stand for the items."""

    box: Box
    look: Look
    lines: tuple[Words, ...] = ()
    marks: tuple[Pointed, ...] = ()

    def draw(self, on: Surface) -> None:
        """Draw all lines."""
        for line in self.lines:
            ink = self.look.inks.quiet if line.quiet else self.look.inks.text
            on.text(
                (line.x, line.y), line.words, ink, font=line.font, anchor=line.anchor,
                whole=line.whole, kind="list",
            )  # fmt: skip

    def frame(self, on: Surface, marks: tuple[Mark, ...]) -> None:
        """Underline the items among ``marks``."""
        for pointed in self.marks:
            if pointed.mark in marks:
                box = pointed.mark.box
                on.rect(Box(box.x, box.bottom - 1, box.wide, 1), self.look.inks.text, kind="lit")


def place_side(chart: NetworkChart, look: Look, box: Box) -> Side:
    """Place the lists into ``box``; its height 0 is as much as they need, else what does not fit is left out.

    Where room is short an item takes one line with its first figure; then the longest lists lose lines,
    and at last there is none.
    """
    shown = [(one, len(one.items)) for one in chart.lists]
    made = _Columns(chart, look, box, brief=False).filled(shown)
    if not box.high or made.box.high <= box.high:
        return made
    while shown:
        made = _Columns(chart, look, box, brief=True).filled(shown)
        if made.box.high <= box.high:
            return made
        longest = max(range(len(shown)), key=lambda n: (shown[n][1], n))
        one, number = shown[longest]
        if not number:
            break
        shown[longest] = (one, number - 1)
    # Headings alone say nothing.
    return Side(Box(box.x, box.y, box.wide, 0.0), look)


@dataclass
class _Columns:
    """Fills as many columns as fit into the width, each list into the one that is the shortest so far."""

    chart: NetworkChart
    look: Look
    box: Box
    brief: bool
    lines: list[Words] = field(default_factory=list)
    marks: list[Pointed] = field(default_factory=list)

    def filled(self, shown: list[tuple[SideList, int]]) -> Side:
        """Return the first so many items of each list in their places."""
        columns = max(int((self.box.wide + _BETWEEN) // (_COLUMN + _BETWEEN)), 1)
        wide = (self.box.wide - (columns - 1) * _BETWEEN) / columns
        ends = [self.box.y] * columns
        for one, number in shown:
            column = ends.index(min(ends))
            y = ends[column] + (_APART if ends[column] > self.box.y else 0.0)
            x = self.box.x + column * (wide + _BETWEEN)
            ends[column] = self._list(one, number, Box(x, y, wide, 0.0))
        around = Box(self.box.x, self.box.y, self.box.wide, max(ends) - self.box.y)
        return Side(around, self.look, tuple(self.lines), tuple(self.marks))

    def _list(self, one: SideList, number: int, at: Box) -> float:
        """Add a list; return where it ends."""
        text, small = self._line(Font.TEXT), self._line(Font.SMALL)
        y = at.y
        unit = one.unit if self.brief and number else ""
        room = at.wide - self._width(unit) - _PAD
        heading = one.heading
        if self.brief and one.total > number:
            heading = say("{heading}: {n}", heading=heading, n=f"{one.total:,}")
        if self.look.measure.width(heading, Font.STRONG) > room:
            unit, room = "", at.wide
        fitted = self.look.fitted(heading, room, Font.STRONG)
        self.lines.append(
            Words(fitted, at.x, y + text / 2, Font.STRONG, quiet=False, whole=heading)
        )
        self._right(unit, at, y + text / 2)
        y += text + _PAD
        for place, item in enumerate(one.items[:number]):
            add = self._brief if self.brief else self._long
            high = add(item, Box(at.x, y, at.wide, 0.0))
            self._mark(one, place, item, Box(at.x, y, at.wide, high))
            y += high + _PAD
        if not self.brief and one.total > number:
            rest = say("and {n} more", n=f"{one.total - number:,}")
            self.lines.append(Words(rest, at.x, y + small / 2, Font.SMALL, quiet=True))
            y += small
        return y

    def _brief(self, item: Item, at: Box) -> float:
        """Add one line: the name, cut, and the first figure at its end."""
        small = self._line(Font.SMALL)
        room = at.wide - self._width(item.short) - 8.0
        name = self._pair_in(item, room)
        self.lines.append(
            Words(name, at.x, at.y + small / 2, Font.SMALL, quiet=False, whole=item.label)
        )
        self._right(item.short, at, at.y + small / 2)
        return small

    def _long(self, item: Item, at: Box) -> float:
        """Add the name, two of a tie on a line each if need be, and all figures under it."""
        small = self._line(Font.SMALL)
        names = [self.look.fitted(item.label, at.wide, Font.SMALL)]
        if len(item.dots) > 1 and self._width(item.label) > at.wide:
            one, other = (self._name(n) for n in item.dots)
            first = self.look.fitted(one, at.wide - self._width(" –"), Font.SMALL)
            names = [f"{first} –", self.look.fitted(other, at.wide, Font.SMALL)]
        for n, name in enumerate(names):
            y = at.y + small * (n + 0.5)
            self.lines.append(Words(name, at.x, y, Font.SMALL, quiet=False, whole=item.label))
        figures = self.look.fitted(item.figures, at.wide, Font.FIGURES)
        y = at.y + small * (len(names) + 0.5)
        self.lines.append(Words(figures, at.x, y, Font.FIGURES, quiet=True, whole=item.figures))
        return small * (len(names) + 1)

    def _pair_in(self, item: Item, room: float) -> str:
        """Return the item's label for ``room`` pixels; of two names each is cut, so that both are seen."""
        if len(item.dots) == 1 or self._width(item.label) <= room:
            return self.look.fitted(item.label, room, Font.SMALL)
        both = room - self._width(" – ")
        one, other = (self._name(n) for n in item.dots)
        rooms = [max(both / 2, both - self._width(name)) for name in (other, one)]
        return say(
            "{one} – {other}",
            one=self.look.fitted(one, rooms[0], Font.SMALL),
            other=self.look.fitted(other, rooms[1], Font.SMALL),
        )

    def _right(self, words: str, at: Box, y: float) -> None:
        if words:
            self.lines.append(
                Words(words, at.right, y, Font.FIGURES, quiet=True, anchor=Anchor.RIGHT)
            )

    def _mark(self, one: SideList, place: int, item: Item, box: Box) -> None:
        key = self.chart.dots[item.dots[0]].key
        text = say("{who}: {figures}", who=item.label, figures=item.figures)
        mark = Mark(key, f"{one.name} {place}", item.value, text, box, item.aim)
        self.marks.append(Pointed(mark, item.dots))

    def _name(self, number: int) -> str:
        return " ".join(self.chart.dots[number].label.split())

    def _width(self, words: str) -> float:
        return self.look.measure.width(words, Font.SMALL) if words else 0.0

    def _line(self, font: Font) -> float:
        return self.look.measure.line(font)
