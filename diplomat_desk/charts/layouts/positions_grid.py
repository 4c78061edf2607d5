"""The cells of the picture of positions: marks in rows, track by track, none over another."""

from dataclasses import dataclass
from math import ceil, sqrt

from diplomat_desk.charts.geometry import Box, Point
from diplomat_desk.charts.layouts.writing import Written
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.positions import Block, Item, Place, PositionChart
from diplomat_desk.charts.series import Series
from diplomat_desk.charts.surface import Anchor, Font, Look

PAD = 6.0
_LARGEST, _SMALLEST = 17, 9
_FEWEST_ACROSS = 9
_HUGE = 26
_SCROLLED, _COMFORTABLE = 12, 110.0
"""What has to scroll anyway has larger marks, in cells wide enough for them."""
_BETWEEN = 3.0
_SIZE = 0.35
"""The radius of a mark, as a share of the distance from one to the next."""
_FAINTEST = 0.4
_LOWEST = 34.0
_GUTTER_SHARE = 0.42


@dataclass(frozen=True, slots=True)
class Glyph:
    """A mark in pixels: its middle and its radius, and what the pointer finds there."""

    item: Item
    track: Series
    centre: Point
    radius: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in pixels with all that lies in it."""

    place: Place
    box: Box
    glyphs: tuple[Glyph, ...]
    written: tuple[Written, ...]


class Grid:
    """Packs the places of a chart into cells ``wide`` pixels across; rows are as high as they need."""

    def __init__(
        self, chart: PositionChart, wide: float, room: float, look: Look, *, stretch: bool
    ) -> None:
        self.chart = chart
        self.wide = wide
        self._look = look
        self._line = look.measure.line(Font.FIGURES)
        marks = [look.measure.width(one.mark, Font.FIGURES) for one in chart.tracks]
        self._gutter = min(max(marks, default=0.0) + 5, wide * _GUTTER_SHARE)
        self._by_row = {
            row.code: [place for place in chart.places if place.row == row.code]
            for row in chart.rows
        }
        largest = min(max(_LARGEST, int(wide / _FEWEST_ACROSS)), _HUGE)
        self.pitch = largest
        scrolled = _SCROLLED if wide >= _COMFORTABLE else _SMALLEST
        for self.pitch in (*range(largest, _SMALLEST - 1, -1), scrolled):
            self.heights = {code: self._needs(places) for code, places in self._by_row.items()}
            if sum(self.heights.values()) <= room:
                break
        if stretch:
            self._stretch(room)

    @property
    def height(self) -> float:
        """How high all rows are."""
        return sum(self.heights.values())

    def row(self, code: str, left: float, top: float) -> tuple[Cell, ...]:
        """Return the cells of a row, its upper left corner at ``left``, ``top``."""
        return tuple(
            self._cell(place, Box(left + n * self.wide, top, self.wide, self.heights[code]))
            for n, place in enumerate(self._by_row[code])
        )

    def _stretch(self, room: float) -> None:
        """Share the room that is left among the rows, none higher than it is wide unless it has to be."""
        spare = max(room - self.height, 0.0) / max(len(self.heights), 1)
        for code, high in self.heights.items():
            self.heights[code] = max(min(high + spare, self.wide), high)

    def _across(self) -> int:
        return max(int((self.wide - 2 * PAD - self._gutter) // self.pitch), 1)

    def _block_height(self, block: Block) -> float:
        return max(ceil(len(block.items) / self._across()) * self.pitch, self._line)

    def _needs(self, places: list[Place]) -> float:
        highest = max(
            (
                sum(self._block_height(block) + _BETWEEN for block in place.blocks)
                for place in places
            ),
            default=0.0,
        )
        return max(2 * PAD + self._line + highest, _LOWEST)

    def _cell(self, place: Place, box: Box) -> Cell:
        number = Written(
            (box.right - PAD, box.y + PAD + self._line / 2 - 2), place.label, not place.number,
            Font.FIGURES, Anchor.RIGHT, kind="place",
        )  # fmt: skip
        glyphs: list[Glyph] = []
        written = [number]
        y = box.y + PAD + self._line
        for block in place.blocks:
            high = self._block_height(block)
            first = y + max(self.pitch, self._line) / 2
            written.append(
                Written(
                    (box.x + PAD, first), block.track.mark, True, Font.FIGURES,
                    room=self._gutter - 3, whole=block.track.label, kind="track",
                )
            )  # fmt: skip
            glyphs += self._glyphs(place, block, box.x + PAD + self._gutter, first)
            y += high + _BETWEEN
        return Cell(place, box, tuple(glyphs), tuple(written))

    def _glyphs(self, place: Place, block: Block, left: float, first: float) -> list[Glyph]:
        across, pitch = self._across(), self.pitch
        name = f"{place.row}/{place.column}"
        made = []
        for n, item in enumerate(block.items):
            down, right = divmod(n, across)
            centre = (left + (right + 0.5) * pitch, first + down * pitch)
            share = max(sqrt(item.value / self.chart.each), _FAINTEST)
            box = Box(centre[0] - pitch / 2, centre[1] - pitch / 2, pitch, pitch)
            mark = Mark(name, item.key, item.value, item.text, box, item.aim)
            made.append(Glyph(item, block.track, centre, pitch * _SIZE * share, mark))
        return made
