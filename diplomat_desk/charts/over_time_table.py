"""The numbers of a chart over time as a table: steps down, groups across."""

from collections.abc import Iterator

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.over_time import BEFORE, Bar, OverTimeChart, Slot, describe, together
from diplomat_desk.charts.tables import Cell, Line, Table
from diplomat_desk.domain.aims import NOTHING, Aim, begun_in
from diplomat_desk.domain.over_time import OverTime
from diplomat_desk.domain.words import dotted, say

_Entry = tuple[Cell, Aim]


def table(figures: OverTime, basis: Basis) -> Table:
    """Return the numbers as the chart shows them: running totals too, a step with nothing as zeros.

    Where two periods are compared, the earlier one's steps stand beside those of the later one. Beside a
    table of other figures it has the same steps and groups as that one.
    """
    chart = describe(figures, basis)
    if isinstance(basis.beside, OverTime):
        other = describe(basis.beside, basis)
        chart = chart if chart.empty or other.empty else together(chart, other)[0]
    lines = tuple(_line(chart, slot) for slot in chart.slots)
    headings = tuple(_headings(chart))
    sums = () if chart.running or not lines else (_sum(lines),)
    return Table(headings, lines, sums, say("Code"), chart.caption[1:])


def _roles(chart: OverTimeChart) -> tuple[tuple[str, str], ...]:
    """Return the rows of bars as columns: what is compared before what it is compared with."""
    return tuple(sorted(chart.roles, key=lambda role: role[0] == BEFORE))


def _headings(chart: OverTimeChart) -> Iterator[str]:
    yield say("Step")
    for role, name in _roles(chart):
        if role == BEFORE:
            yield say("Compared with")
        for one in chart.series:
            yield dotted(name, one.label)
        yield dotted(name, say("All"))


def _line(chart: OverTimeChart, slot: Slot) -> Line:
    entries: list[_Entry] = [(slot.name, begun_in(slot.period))]
    bars = {bar.role: bar for bar in slot.bars}
    for role, _ in _roles(chart):
        if role == BEFORE:
            entries.append((bars[role].name, bars[role].aim))
        entries += _numbers(bars[role], len(chart.series))
    cells, aims = zip(*entries, strict=True)
    return Line(cells, slot.key, entries[0][1], aims)


def _numbers(bar: Bar, groups: int) -> Iterator[_Entry]:
    found = {piece.series: piece for piece in bar.pieces}
    for number in range(groups):
        piece = found.get(number)
        yield (piece.value, piece.aim) if piece else (0, NOTHING)
    yield bar.total, bar.aim if bar.total else NOTHING


def _sum(lines: tuple[Line, ...]) -> Line:
    """Return the sums of the columns that hold numbers."""
    columns = list(zip(*(line.cells for line in lines), strict=True))
    sums = [
        sum(cell for cell in column if isinstance(cell, int))
        if isinstance(column[0], int)
        else None
        for column in columns
    ]
    return Line((say("All steps"), *sums[1:]))
