"""What stands beside a map, or under it where it is narrow: counted, and not drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.meeting_places import Listed
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface
from diplomat_desk.domain.words import say

Groups = tuple[tuple[str, tuple[Listed, ...]], ...]
_GAP = 8.0
_COLUMN = 230.0
_APART = 16.0
_INSET = 8.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A heading (without ``mark``) or a line, with its place."""

    box: Box
    words: str
    value: str = ""
    mark: Mark | None = None
    strong: bool = False


class Beside:
    """Groups of lines within ``room``; what does not fit is said in a last line."""

    def __init__(self, groups: Groups, room: Box, look: Look) -> None:
        self.box = room
        self._look = look
        self._rows = tuple(_placed(groups, room, look))
        self.marks = tuple(row.mark for row in self._rows if row.mark)
        self.bottom = max((row.box.bottom for row in self._rows), default=room.y)

    def draw(self, on: Surface) -> None:
        """Draw headings and lines."""
        inks = self._look.inks
        for row in self._rows:
            y = row.box.centre[1]
            font = Font.STRONG if row.strong else Font.TEXT
            room = row.box.wide
            if row.value:
                on.text(
                    (row.box.right, y), row.value, inks.text, font=Font.FIGURES, anchor=Anchor.RIGHT
                )
                room -= self._look.measure.width(row.value, Font.FIGURES) + _GAP
            ink = inks.text if row.mark or row.strong else inks.quiet
            on.text((row.box.x, y), row.words, ink, font=font, room=room)


def columns_of(wide: float) -> int:
    """Return how many columns a list has in ``wide`` pixels."""
    return max(int((wide + _APART) // (_COLUMN + _APART)), 1)


def height_of(groups: Groups, wide: float, look: Look) -> float:
    """Return how high the list must be so that nothing is left out and no group is parted."""
    if not groups:
        return 0.0
    sizes, columns = _sizes(groups), columns_of(wide)
    most = next(n for n in range(max(sizes), sum(sizes) + len(sizes)) if _fit(sizes, columns, n))
    return most * _line(look) + _GAP


def _sizes(groups: Groups) -> list[int]:
    return [len(listed) + 1 for _, listed in groups]


def _fit(sizes: list[int], columns: int, most: int) -> bool:
    """Tell whether groups of these sizes fit whole into columns of ``most`` lines."""
    column = used = 0
    for size in sizes:
        needed = used + size + (1 if used else 0)
        column, used = (column, needed) if needed <= most else (column + 1, size)
    return column < columns and max(sizes) <= most


def _line(look: Look) -> float:
    return look.measure.line(Font.TEXT) + 3


def _placed(groups: Groups, room: Box, look: Look) -> Iterator[_Row]:
    columns, high = columns_of(room.wide), _line(look)
    wide = (room.wide - 2 * _INSET - (columns - 1) * _APART) / columns
    most = max(int((room.high - _GAP + 0.5) // high), 2)
    lines = _lines(groups)
    for position, place in enumerate(_slots(groups, columns, most)):
        words, one = lines[position]
        x = room.x + _INSET + place[0] * (wide + _APART)
        box = Box(x, room.y + _GAP + place[1] * high, wide, high)
        if place == (columns - 1, most - 1):
            left = sum(1 for _, other in lines[position:] if other)
            if left > 1 or one is None:
                yield _Row(box, say("{n} more in the table", n=f"{left:,}"))
                return
        if words:
            yield _row(box, words, one)


def _slots(groups: Groups, columns: int, most: int) -> Iterator[tuple[int, int]]:
    """Return the column and the row of every line; groups stay whole where they all can."""
    whole = _fit(_sizes(groups), columns, most)
    column = row = 0
    for size in _sizes(groups):
        started = bool(column or row)
        if row and (row + 1 + size > most if whole else row + 2 >= most) and column < columns - 1:
            column, row = column + 1, 0
            yield column, -1
        elif started:
            yield column, row
            row += 1
        for _ in range(size):
            if row >= most and column < columns - 1:
                column, row = column + 1, 0
            yield column, min(row, most - 1)
            row += 1


def _lines(groups: Groups) -> list[tuple[str, Listed | None]]:
    """Return headings, their lines, and an empty line between the groups."""
    made: list[tuple[str, Listed | None]] = []
    for heading, listed in groups:
        made += [("", None)] if made else []
        made.append((heading, None))
        made += [(one.label, one) for one in listed]
    return made


def _row(box: Box, words: str, one: Listed | None) -> _Row:
    if one is None:
        return _Row(box, words, strong=True)
    mark = Mark(one.row, one.column, one.value, one.text, box, one.aim)
    return _Row(box, words, f"{one.value:,}", mark)
