"""The lists beside a network, or below it where it is narrow: as many lines as there is room for."""

from dataclasses import dataclass

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layouts.network_marks import Pointed
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.network_chart import Item, NetworkChart, SideList
from diplomat_desk.charts.surface import Font, Look, Surface
from diplomat_desk.domain.words import say

_COLUMN = 190.0
_BETWEEN = 12.0
_PAD = 2.0


@dataclass(frozen=True, slots=True)
class _Words:
    """A line of text and its place: the middle of its left end."""

    words: str
    x: float
    y: float
    font: Font
    quiet: bool
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """Headings and items in their places; ``marks`` stand for ``items``, in the same order."""

    box: Box
    look: Look
    lines: tuple[_Words, ...]
    items: tuple[Item, ...]
    marks: tuple[Pointed, ...]
    column: float

    @property
    def height(self) -> float:
        """How much height it takes."""
        return self.box.high

    def draw(self, on: Surface) -> None:
        """Draw all lines."""
        for line in self.lines:
            ink = self.look.inks.quiet if line.quiet else self.look.inks.text
            on.text(
                (line.x, line.y), line.words, ink, font=line.font, room=self.column,
                whole=line.whole, kind="list",
            )  # fmt: skip

    def frame(self, on: Surface, marks: tuple[Mark, ...]) -> None:
        """Underline the items among ``marks``."""
        for pointed in self.marks:
            if any(one is pointed.mark for one in marks):
                box = pointed.mark.box
                on.rect(
                    Box(box.x, box.bottom - 1.5, box.wide, 1.5), self.look.inks.text, kind="lit"
                )


def place_side(chart: NetworkChart, look: Look, box: Box) -> Side:
    """Place the lists into ``box``; its height 0 is as much as they need, else what does not fit is left out.

    Every list keeps its heading and at least one line for as long as that fits; the longest lose first.
    """
    columns = max(int((box.wide + _BETWEEN) // (_COLUMN + _BETWEEN)), 1)
    wide = (box.wide - (columns - 1) * _BETWEEN) / columns
    shown = [(one, len(one.items)) for one in chart.lists]
    while shown:
        made = _arranged(chart, look, box, shown, columns, wide)
        if not box.high or made.height <= box.high:
            return made
        longest = max(range(len(shown)), key=lambda n: (shown[n][1], n))
        one, number = shown[longest]
        if number > 1:
            shown[longest] = (one, number - 1)
        else:
            shown.pop()
    return Side(Box(box.x, box.y, box.wide, 0.0), look, (), (), (), wide)


def _arranged(
    chart: NetworkChart,
    look: Look,
    box: Box,
    shown: list[tuple[SideList, int]],
    columns: int,
    wide: float,
) -> Side:
    """Return the lists, one after another in the column that is the shortest so far."""
    ends = [box.y] * columns
    lines: list[_Words] = []
    items: list[Item] = []
    marks: list[Pointed] = []
    for one, number in shown:
        column = ends.index(min(ends))
        x, y = box.x + column * (wide + _BETWEEN), ends[column]
        if y > box.y:
            y += _BETWEEN
        y = _add(chart, look, one, number, Box(x, y, wide, 0.0), lines, marks)
        items += one.items[:number]
        ends[column] = y
    around = Box(box.x, box.y, box.wide, max(ends) - box.y)
    return Side(around, look, tuple(lines), tuple(items), tuple(marks), wide)


def _add(
    chart: NetworkChart,
    look: Look,
    one: SideList,
    number: int,
    at: Box,
    lines: list[_Words],
    marks: list[Pointed],
) -> float:
    """Add a list to ``lines`` and ``marks``; return where it ends."""
    text, small = look.measure.line(Font.TEXT), look.measure.line(Font.SMALL)
    x, y, wide = at.x, at.y, at.wide
    lines.append(_Words(one.heading, x, y + text / 2, Font.STRONG, quiet=False))
    y += text + _PAD
    for place, item in enumerate(one.items[:number]):
        high = 2 * small + _PAD
        name = _pair_fitted(item, chart, look, wide)
        lines.append(_Words(name, x, y + small / 2, Font.SMALL, quiet=False, whole=item.label))
        lines.append(_Words(item.figures, x, y + small * 1.5, Font.FIGURES, quiet=True))
        keys = [chart.dots[n].key for n in item.dots]
        mark = Mark(
            keys[0], f"{one.name} {place}", item.value,
            say("{who}: {figures}", who=item.label, figures=item.figures),
            Box(x, y, wide, high), item.aim,
        )  # fmt: skip
        marks.append(Pointed(mark, item.dots))
        y += high + _PAD
    more = one.total - number
    if more > 0:
        rest = say("and {n} more", n=f"{more:,}")
        lines.append(_Words(rest, x, y + small / 2, Font.SMALL, quiet=True))
        y += small
    return y


def _pair_fitted(item: Item, chart: NetworkChart, look: Look, wide: float) -> str:
    """Return the item's label for ``wide`` pixels; of two names each is cut, so that both are seen."""
    if len(item.dots) == 1 or look.measure.width(item.label, Font.SMALL) <= wide:
        return look.fitted(item.label, wide, Font.SMALL)
    half = (wide - look.measure.width(" – ", Font.SMALL)) / 2
    one, other = (" ".join(chart.dots[n].label.split()) for n in item.dots)
    widths = [look.measure.width(name, Font.SMALL) for name in (one, other)]
    rooms = [max(half, 2 * half - widths[1]), max(half, 2 * half - widths[0])]
    return say(
        "{one} – {other}",
        one=look.fitted(one, rooms[0], Font.SMALL),
        other=look.fitted(other, rooms[1], Font.SMALL),
    )
