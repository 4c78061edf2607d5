"""How wide the columns of a table are, and how high its rows: from what stands in them."""

from collections.abc import Iterator, Sequence

from diplomat_desk.reports.document import Cell, Row, Table, plain
from diplomat_desk.reports.measure import lines, longest_word, wide
from diplomat_desk.reports.sheet import LINE, MILLIMETRE, SMALL, TABLE

INSET = 4.0
"""Left and right of what stands in a cell, in points; above and below it is less."""

INSET_HIGH = 3.1

_MOST_OF_ROOM = 0.4
"""A column that is as wide as it needs takes no more than this of the table."""


def widths(table: Table, room: float) -> list[float]:
    """Return the width of each column in points, together no more than ``room``."""
    needs, least = _needs(table)
    fixed = [not column.width for column in table.columns]
    if all(fixed):
        return needs if sum(needs) <= room else _squeezed(needs, least, room)
    most = room * _MOST_OF_ROOM
    given = [min(need, most) if own else 0.0 for need, own in zip(needs, fixed, strict=True)]
    floor = [low if own else min(low, most / 2) for low, own in zip(least, fixed, strict=True)]
    left = room - sum(low for low, own in zip(floor, fixed, strict=True) if not own)
    if sum(given) > left:
        given = _squeezed(
            given, [min(low, one) for low, one in zip(floor, given, strict=True)], left
        )
    return _shared(table, given, floor, room)


def height_of(row: Row, columns: Sequence[float]) -> float:
    """Return about how high a row is, in points; rather too high."""
    most, at = 1, 0
    for cell in row.cells:
        ems = (sum(columns[at : at + cell.span]) - 2 * INSET) / TABLE
        at += cell.span
        most = max(most, sum(lines(plain(line), ems) for line in cell.lines))
    return max(most * TABLE * LINE + 2 * INSET_HIGH, row.height * MILLIMETRE)


def _needs(table: Table) -> tuple[list[float], list[float]]:
    """Return how wide each column is on one line, and the longest word of each."""
    needs = [wide(column.head) * SMALL for column in table.columns]
    least = [longest_word(column.head) * SMALL for column in table.columns]
    for row in (row for section in table.sections for row in section.rows):
        for at, cell in _single(row):
            bold = row.strong or any(span.strong for line in cell.lines for span in line)
            extra = 10.0 if cell.swatch else 0.0
            for line in cell.lines:
                words = plain(line)
                width = wide(words, bold=bold) * TABLE + extra
                needs[at] = max(needs[at], width)
                if width > least[at]:
                    word = longest_word(words, bold=bold) * TABLE + extra
                    least[at] = max(least[at], word)
    return [need * 1.02 + 2 * INSET for need in needs], [low * 1.02 + 2 * INSET for low in least]


def _single(row: Row) -> Iterator[tuple[int, Cell]]:
    at = 0
    for cell in row.cells:
        if cell.span == 1:
            yield at, cell
        at += cell.span


def _squeezed(needs: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Return ``needs`` made narrower to fit ``room``: what is beyond the longest word goes first."""
    floor = list(least)
    if sum(floor) > room:
        # Not even the words fit: narrow columns keep theirs, the wide ones share what is left.
        return _level(floor, room)
    spare = sum(needs) - sum(floor)
    part = (room - sum(floor)) / spare if spare else 0.0
    return [low + (need - low) * part for need, low in zip(needs, floor, strict=True)]


def _level(wanted: Sequence[float], room: float) -> list[float]:
    """Return ``wanted`` cut to one greatest width, so that they fill ``room``."""
    left, given = room, [0.0] * len(wanted)
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    for rank, at in enumerate(order):
        given[at] = min(wanted[at], left / (len(order) - rank))
        left -= given[at]
    return given


def _shared(
    table: Table, given: Sequence[float], floor: Sequence[float], room: float
) -> list[float]:
    """Return ``given`` with what is left of ``room`` shared among the other columns, none under its floor."""
    result = list(given)
    open_columns = [at for at, column in enumerate(table.columns) if column.width]
    left = room - sum(given)
    while open_columns:
        shares = sum(table.columns[at].width for at in open_columns)
        tight = [at for at in open_columns if left * table.columns[at].width / shares < floor[at]]
        if not tight or len(tight) == len(open_columns):
            for at in open_columns:
                result[at] = left * table.columns[at].width / shares
            return result
        for at in tight:
            result[at] = floor[at]
            left -= floor[at]
        open_columns = [at for at in open_columns if at not in tight]
    return result
