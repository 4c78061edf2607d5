"""How wide the columns of a table are, reckoned from what stands in them."""

from collections.abc import Iterator

from diplomat_desk.charts.metrics import width
from diplomat_desk.reports.document import Table, plain

PADDING = 9.0
"""Points beside the text of a cell, both sides together."""

_LONGEST = 60
_MOST_FOR_FIXED = 0.6
_LEAST = 24.0


def widths(table: Table, room: float, size: float) -> list[float]:
    """Return the width of each column in points, where ``room`` points are there and text has ``size``.

    A column with a share takes its part of what the others leave; one without is as wide as its longest line.
    """
    shares = [column.width for column in table.columns]
    total = sum(shares)
    needed = [0.0 if share else _needed(table, place, size) for place, share in enumerate(shares)]
    most = room * _MOST_FOR_FIXED if total else room
    needed = _fitted(needed, most)
    left = room - sum(needed)
    return [
        left * share / total if share else own for share, own in zip(shares, needed, strict=True)
    ]


def _needed(table: Table, place: int, size: float) -> float:
    widest = max(
        (width(line, size, bold=strong) for line, strong in _lines(table, place)), default=0
    )
    return max(widest + PADDING, _LEAST)


def _lines(table: Table, place: int) -> Iterator[tuple[str, bool]]:
    """Yield the texts of the column at ``place``; cells over several columns do not count."""
    yield table.columns[place].head, True
    for section in table.sections:
        for row in section.rows:
            if len(row.cells) != len(table.columns):
                continue
            cell = row.cells[place]
            mark = "  " if cell.swatch else ""
            for line in cell.lines:
                bold = row.strong or any(span.strong for span in line)
                yield mark + plain(line)[:_LONGEST], bold


def _fitted(needed: list[float], most: float) -> list[float]:
    """Return ``needed`` with the widest cut down alike, so that the sum is no more than ``most``."""
    if sum(needed) <= most:
        return needed
    low, high = 0.0, max(needed)
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (
            (middle, high) if sum(min(one, middle) for one in needed) < most else (low, middle)
        )
    return [min(one, low) for one in needed]
