"""What stands beside a map, or under it where it is narrow: counted, and not drawn."""

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
    """Return how high the list must be so that nothing is left out."""
    lines = sum(len(listed) + 1 for _, listed in groups) + len(groups) - 1
    needed = -(-lines // columns_of(wide)) if groups else 0
    # A heading is not parted from its first line, so a column may end early.
    return (needed + (columns_of(wide) > 1)) * _line(look) + _GAP if groups else 0.0


def _line(look: Look) -> float:
    return look.measure.line(Font.TEXT) + 3


def _placed(groups: Groups, room: Box, look: Look) -> list[_Row]:
    columns, high = columns_of(room.wide), _line(look)
    wide = (room.wide - 2 * _INSET - (columns - 1) * _APART) / columns
    most = max(int((room.high - _GAP) // high), 2)
    lines = _lines(groups)
    made: list[_Row] = []
    column = number = 0
    for position, (words, one) in enumerate(lines):
        heading = one is None and bool(words)
        if number >= most or (heading and number == most - 1):
            column, number = column + 1, 0
        if not words and not number:
            continue
        rest = sum(1 for _, other in lines[position:] if other)
        full = column == columns - 1 and number == most - 1 and rest > 1
        if column >= columns:
            column, number, full = columns - 1, most - 1, True
        box = Box(
            room.x + _INSET + column * (wide + _APART), room.y + _GAP + number * high, wide, high
        )  # fmt: skip
        if full:
            made.append(_Row(box, say("and {n} more in the table", n=f"{rest:,}")))
            break
        made.append(_row(box, words, one))
        number += 1
    return made


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
