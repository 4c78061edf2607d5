"""Drawing a heat map."""

from dataclasses import dataclass

from diplomat_desk.charts.canvas import number
from diplomat_desk.charts.frame import GAP, LINE, SMALL, TEXT, Sheet, paragraph
from diplomat_desk.charts.heat import Cell, HeatMap, HeatRow
from diplomat_desk.charts.metrics import cut, width, wrap
from diplomat_desk.charts.palette import ink_on, ramp
from diplomat_desk.domain.words import say

_ROW = 24.0
_GAP = 10.0
_WIDEST, _NARROWEST = 104.0, 30.0
_LABEL_SHARE = 0.36
_KEY_STEPS = 24
_HEADING_LINES = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """Where cells lie: columns of ``wide`` pixels from ``start``; totals end at ``totals``."""

    start: float
    wide: float
    columns: int
    totals: float

    def at(self, column: int) -> float:
        """Return the left edge of ``column``."""
        return self.start + column * self.wide


def draw_heat(on: Sheet, chart: HeatMap, y: float) -> float:
    """Draw key, headings, cells and totals from ``y`` down; return where they end."""
    if chart.empty:
        return paragraph(on, chart.empty, y, TEXT, on.inks.text)
    grid = _grid(on, chart)
    y = _key(on, chart, y) + GAP
    y = _headings(on, chart, grid, y)
    for row in chart.rows:
        _row(on, row, grid, y)
        y += _ROW
    y = paragraph(on, chart.remainder.statement, y + 2, TEXT, on.inks.quiet)
    return _totals(on, chart, grid, y + 6)


def _grid(on: Sheet, chart: HeatMap) -> Grid:
    """Share the width out: names first, then totals, and columns as wide as is left for them."""
    names = [row.label for row in chart.rows]
    heading = width(chart.column_total_heading, TEXT, bold=True)
    longest = max(heading, *(width(name, TEXT) for name in names))
    totals = max(width(label, TEXT, bold=True) for label in _total_labels(chart)) + _GAP
    count = max(len(chart.columns), 1)
    least = on.room - totals - _GAP - count * _NARROWEST
    label = min(longest, max(min(on.room * _LABEL_SHARE, least), 60.0))
    left = on.room - totals - _GAP - label
    wide = min(left / count, _WIDEST)
    start = on.left + label + _GAP
    return Grid(start, wide, count, start + count * wide + totals)


def _total_labels(chart: HeatMap) -> list[str]:
    words = chart.row_total_heading.split()
    return [chart.total_label, *words, *(row.total_label for row in chart.rows)]


def _key(on: Sheet, chart: HeatMap, y: float) -> float:
    """Draw the ramp from one to the highest count, with its ends in figures."""
    unit = cut(chart.unit, on.room / 2, SMALL)
    base = y + SMALL
    on.canvas.text(on.left, base, unit, SMALL, on.inks.quiet, title=chart.unit)
    x = on.left + width(unit, SMALL) + _GAP
    low, high = ("1", f"{chart.highest:,}") if chart.highest > 1 else ("", f"{chart.highest:,}")
    on.canvas.text(x, base, low, SMALL, on.inks.text)
    x += width(low, SMALL) + 5
    for step in range(_KEY_STEPS):
        share = max(step / (_KEY_STEPS - 1), 1 / max(chart.highest, 1))
        on.canvas.rect(x + step * 5, y + 1.5, 5.3, SMALL, ramp(share, on.theme), kind="key")
    x += _KEY_STEPS * 5 + 5
    on.canvas.text(x, base, high, SMALL, on.inks.text)
    zero = say("no shade: none")
    if x + width(high, SMALL) + 16 + width(zero, SMALL) <= on.right:
        on.canvas.text(x + width(high, SMALL) + 16, base, zero, SMALL, on.inks.quiet)
    return y + SMALL * LINE


def _headings(on: Sheet, chart: HeatMap, grid: Grid, y: float) -> float:
    """Write the columns' names, wrapped; their short marks where the names are too wide."""
    columns = [_heading(one.label, one.mark, grid.wide - 6) for one in chart.columns]
    total = chart.row_total_heading.split()
    bottom = y + max(len(total), *(len(lines) for lines in columns)) * SMALL * LINE
    for n, lines in enumerate(columns):
        middle = grid.at(n) + grid.wide / 2
        _stack(on, lines, middle, bottom, anchor="middle", whole=chart.columns[n].label)
    _stack(on, total, grid.totals, bottom, anchor="end", whole=chart.row_total_heading)
    on.canvas.line(on.left, bottom + 4, grid.totals, bottom + 4, on.inks.axis)
    return bottom + 6


def _heading(label: str, mark: str, room: float) -> list[str]:
    lines = wrap(label, room, SMALL)
    whole = all(word in " ".join(lines).split() for word in label.split())
    if whole and len(lines) <= _HEADING_LINES:
        return lines
    return [cut(mark, room, SMALL)]


def _stack(
    on: Sheet, lines: list[str], x: float, bottom: float, *, anchor: str, whole: str
) -> None:
    for n, line in enumerate(reversed(lines)):
        base = bottom - n * SMALL * LINE - 2
        title = whole if " ".join(lines) != whole else ""
        on.canvas.text(
            x, base, line, SMALL, on.inks.quiet, anchor=anchor, title=title, kind="heading"
        )


def _row(on: Sheet, row: HeatRow, grid: Grid, y: float) -> None:
    base = y + _ROW / 2 + TEXT * 0.36
    name = cut(row.label, grid.start - on.left - _GAP, TEXT)
    x = grid.start - _GAP
    on.canvas.text(x, base, name, TEXT, on.inks.text, anchor="end", title=row.label, kind="row")
    for n, cell in enumerate(row.cells):
        _cell(on, cell, grid.at(n), grid.wide, y)
    on.canvas.text(
        grid.totals,
        base,
        row.total_label,
        TEXT,
        on.inks.text,
        anchor="end",
        bold=True,
        kind="total",
    )


def _cell(on: Sheet, cell: Cell, x: float, wide: float, y: float) -> None:
    fill = ramp(cell.share, on.theme)
    on.canvas.rect(
        x + 1, y + 1, wide - 2, _ROW - 2, fill, title=cell.tooltip, kind="cell",
        row=cell.row, column=cell.column, value=cell.value,
    )  # fmt: skip
    ink = ink_on(fill) if cell.value else on.inks.quiet
    base = y + _ROW / 2 + SMALL * 0.36
    size = min(SMALL, SMALL * (wide - 2) / max(width(cell.label, SMALL), 1))
    on.canvas.text(x + wide / 2, base, cell.label, size, ink, anchor="middle", kind="value")


def _totals(on: Sheet, chart: HeatMap, grid: Grid, y: float) -> float:
    """Write the last line: every track's distinct initiatives over all countries."""
    on.canvas.line(on.left, y, grid.totals, y, on.inks.axis)
    base = y + _ROW / 2 + TEXT * 0.36
    room = grid.start - on.left - _GAP
    name = cut(chart.column_total_heading, room, TEXT, bold=True)
    on.canvas.text(
        grid.start - _GAP, base, name, TEXT, on.inks.text,
        anchor="end", bold=True, title=chart.column_total_heading,
    )  # fmt: skip
    for n, one in enumerate(chart.columns):
        label = f"{one.total:,}"
        size = min(TEXT, TEXT * (grid.wide - 2) / max(width(label, TEXT, bold=True), 1))
        x = grid.at(n) + grid.wide / 2
        on.canvas.text(
            x, base, label, float(number(size)), on.inks.text,
            anchor="middle", bold=True, kind="column-total",
        )  # fmt: skip
    on.canvas.text(
        grid.totals, base, chart.total_label, TEXT, on.inks.text,
        anchor="end", bold=True, kind="grand-total",
    )  # fmt: skip
    return y + _ROW
