"""Two descriptions of one sort on one scale, row by row alike, so that they can be compared."""

from collections.abc import Sequence
from dataclasses import replace

from diplomat_desk.charts.bars import Bar, BarChart, rest_of, scaled
from diplomat_desk.charts.describing import remainder
from diplomat_desk.charts.groups import crossed, crossing_words, group_words
from diplomat_desk.charts.heat import Cell, HeatMap, HeatRow
from diplomat_desk.charts.heat_filling import NO_ANSWERS
from diplomat_desk.charts.series import Series
from diplomat_desk.domain.words import say


def bars_together(one: BarChart, other: BarChart) -> tuple[BarChart, BarChart]:
    """Return both with the same bars in the same order, the same series and one axis."""
    sums: dict[str, int] = {}
    shown = [*one.bars, *other.bars]
    for bar in (*shown, *one.hidden, *other.hidden):
        sums[bar.key] = sums.get(bar.key, 0) + bar.total
    keys = list(dict.fromkeys(bar.key for bar in shown))
    if not any(bar.heading for bar in shown):
        keys.sort(key=lambda key: -sums[key])
    known = {bar.key: bar for bar in reversed((*shown, *one.hidden, *other.hidden))}
    series = tuple({part.key: part for part in (*one.series, *other.series)}.values())
    made = [_with_bars(chart, keys, known, series) for chart in (one, other)]
    longest = max((bar.end for chart in made for bar in chart.bars), default=0)
    return scaled(made[0], longest), scaled(made[1], longest)


def heat_together(one: HeatMap, other: HeatMap) -> tuple[HeatMap, HeatMap]:
    """Return both with the same rows and columns, and one ramp."""
    highest = max(one.highest, other.highest)
    everything = [*one.rows, *other.rows, *one.hidden, *other.hidden]
    known = {row.key: row for row in reversed(everything)}
    keys = list(dict.fromkeys(row.key for row in (*one.rows, *other.rows)))
    columns = tuple({part.key: part for part in (*one.columns, *other.columns)}.values())
    return (
        _aligned(one, [known[key] for key in keys], columns, highest),
        _aligned(other, [known[key] for key in keys], columns, highest),
    )


def _aligned(
    chart: HeatMap, rows: Sequence[HeatRow], columns: Sequence[Series], highest: int
) -> HeatMap:
    own = {row.key: row for row in (*chart.rows, *chart.hidden)}
    totals = {column.key: column.total for column in chart.columns}
    aligned = [_aligned_row(own.get(row.key), row, columns, chart, highest) for row in rows]
    hidden = tuple(row for key, row in own.items() if key not in {row.key for row in rows})
    return replace(
        chart,
        rows=tuple(aligned),
        columns=tuple(replace(column, total=totals.get(column.key, 0)) for column in columns),
        highest=highest,
        hidden=hidden,
        remainder=remainder([row.total for row in hidden], chart.down, processes=chart.processes),
    )


def _aligned_row(
    own: HeatRow | None, known: HeatRow, columns: Sequence[Series], chart: HeatMap, highest: int
) -> HeatRow:
    cells = {cell.column: cell for cell in own.cells} if own else {}
    made = []
    for column in columns:
        cell = cells.get(column.key)
        value = cell.value if cell else 0
        words = crossing_words(known.label, column.label, value, processes=chart.processes)
        gap = known.watched and not value and column.key not in NO_ANSWERS
        aim = crossed(known.aim, column.aim)
        share = value / highest if highest else 0.0
        made.append(Cell(known.key, column.key, value, share, f"{value:,}", words, gap, aim))
    total = own.total if own else 0
    words = group_words(known.label, total, processes=chart.processes)
    return replace(known, total=total, total_label=f"{total:,}", tooltip=words, cells=tuple(made))


def _with_bars(
    chart: BarChart, keys: Sequence[str], known: dict[str, Bar], series: tuple[Series, ...]
) -> BarChart:
    """Return ``chart`` with the bars of ``keys``: its own, else an empty one of that name."""
    own = {bar.key: bar for bar in (*chart.bars, *chart.hidden)}
    grouped = chart.slots > 1
    bars = []
    for key in keys:
        bar = own.get(key) or _empty(known[key], chart)
        heading = next((one.heading for one in (known[key], bar) if one.heading), "")
        bar = replace(bar, heading=heading if key in known else "")
        bars.append(_side_by_side_again(bar, series) if grouped else bar)
    hidden = tuple(bar for key, bar in own.items() if key not in set(keys))
    return replace(
        chart,
        bars=tuple(bars),
        hidden=hidden,
        series=series,
        slots=len(series) if grouped else 1,
        remainder=rest_of(hidden, processes=chart.processes),
    )


def _side_by_side_again(bar: Bar, series: Sequence[Series]) -> Bar:
    slots = {one.key: n for n, one in enumerate(series)}
    return replace(
        bar, segments=tuple(replace(one, slot=slots[one.column]) for one in bar.segments)
    )


def _empty(bar: Bar, chart: BarChart) -> Bar:
    label = say("n = {n}", n=0) if chart.share else "0"
    said = group_words(bar.label, 0, processes=chart.processes)
    return replace(bar, total=0, total_label=label, tooltip=said, segments=())
