"""Coverage: a heat map of two dimensions, the count in every cell, and what is empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diplomat_desk.charts.captions import processes_count, unit_of
from diplomat_desk.charts.describing import (
    Remainder,
    caption,
    nothing_to_show,
    remainder,
    subtitle,
)
from diplomat_desk.charts.groups import (
    aim_of,
    all_of,
    crossed,
    crossing_words,
    group_name,
    group_words,
    key_of,
    plural,
    series_of,
)
from diplomat_desk.charts.heat_filling import NO_ANSWERS, by_decades, filled
from diplomat_desk.charts.heat_words import coverage_summary
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.series import Series
from diplomat_desk.domain.aims import NOTHING, Aim
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.options import Choice, Option
from diplomat_desk.domain.words import count, say

MOST_ROWS = 40
MOST_COLUMNS = 40
SIDES = (
    Dimension.COUNTRY, Dimension.APPROACH, Dimension.TRACK, Dimension.KIND, Dimension.YEAR, Dimension.STATUS,
    Dimension.ORGANISATION_TYPE, Dimension.INTEREST, Dimension.CONSTRAINT, Dimension.REGION,
)  # fmt: skip


def _choices(first: Dimension) -> tuple[Choice, ...]:
    labels = {
        Dimension.COUNTRY: "Country", Dimension.APPROACH: "Approach", Dimension.TRACK: "Track",
        Dimension.KIND: "Kind", Dimension.YEAR: "Year", Dimension.STATUS: "Status",
        Dimension.ORGANISATION_TYPE: "Type of organisation", Dimension.INTEREST: "Interest served",
        Dimension.CONSTRAINT: "Constraint", Dimension.REGION: "Region",
    }  # fmt: skip
    ordered = (first, *(one for one in SIDES if one is not first))
    return tuple(Choice(str(one), labels[one]) for one in ordered)


OPTIONS = (
    Option("rows", "Rows", _choices(Dimension.COUNTRY)),
    Option("columns", "Columns", _choices(Dimension.APPROACH)),
    Option("order", "Order", (Choice("size", "By size"), Choice("name", "By name"))),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One crossing: ``value`` initiatives, which is ``share`` (0 to 1) of the largest cell.

    A ``gap`` is an empty crossing of a watched country: it is to be seen.
    """

    row: str
    column: str
    value: int
    share: float
    label: str
    tooltip: str
    gap: bool = False
    aim: Aim = NOTHING


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A group with its cells in the columns' order; ``total`` counts its distinct initiatives."""

    key: str
    label: str
    total: int
    total_label: str
    tooltip: str
    cells: tuple[Cell, ...]
    watched: bool = False
    aim: Aim = NOTHING


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Counts of two things crossed. ``highest`` is the largest cell, at the end of the ramp.

    ``columns[n].total`` and ``total`` count each initiative once, however many rows it is in. ``thin``
    tells that columns follow each other evenly, so that not each needs its name; ``hidden`` are the rows
    that the ``remainder`` speaks of; ``empty`` is the sentence to show without rows.
    """

    title: str
    subtitle: str
    caption: tuple[str, ...]
    imprint: str
    unit: str
    columns: tuple[Series, ...]
    rows: tuple[HeatRow, ...]
    highest: int
    total: int
    total_label: str
    row_total_heading: str
    column_total_heading: str
    remainder: Remainder
    empty: str
    summary: str = ""
    thin: bool = False
    down: Dimension = Dimension.COUNTRY
    processes: bool = False
    hidden: tuple[HeatRow, ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, row by row."""
        return tuple(cell for row in self.rows for cell in row.cells)


def describe(crosstab: Crosstab, basis: Basis, most: int = MOST_ROWS) -> HeatMap:
    """Describe a heat map of ``crosstab``, on paper of at most ``most`` rows beside the watched ones."""
    complete = filled(crosstab, basis)
    whole = by_decades(complete)
    table, left_out = _narrowed(whole, basis)
    columns = series_of(table.across, table.columns, table.column_totals, basis)
    highest = max((value for row in table.cells for value in row), default=0)
    made = [_row(table, n, columns, highest, basis) for n in range(len(table.rows))]
    shown, hidden = _split(made, most if basis.paper else len(made))
    processes = processes_count(crosstab)
    return HeatMap(
        title=say(
            "Coverage: {rows} and {columns}", rows=plural(table.down), columns=plural(table.across)
        ),
        subtitle=subtitle(crosstab, basis),
        caption=caption(crosstab, *_notes(whole, left_out)),
        imprint=basis.imprint.in_words(),
        unit=unit_of(crosstab),
        columns=columns,
        rows=shown,
        highest=highest,
        total=crosstab.placed,
        total_label=f"{crosstab.placed:,}",
        row_total_heading=all_of(table.across),
        column_total_heading=all_of(table.down),
        remainder=remainder([row.total for row in hidden], table.down, processes=processes),
        empty=_same(crosstab) or nothing_to_show(crosstab),
        summary=_same(crosstab) or nothing_to_show(crosstab) or coverage_summary(complete, basis),
        thin=table.across is Dimension.YEAR,
        down=table.down,
        processes=processes,
        hidden=hidden,
    )


def _narrowed(crosstab: Crosstab, basis: Basis) -> tuple[Crosstab, int]:
    """Return ``crosstab`` with the largest columns and the watched ones, and how many that leaves out."""
    over = len(crosstab.columns) - MOST_COLUMNS
    if over <= 0:
        return crosstab, 0
    by_size = sorted(range(len(crosstab.columns)), key=lambda n: -crosstab.column_totals[n])
    kept = set(by_size[:MOST_COLUMNS])
    if crosstab.across is Dimension.COUNTRY:
        kept |= {n for n, code in enumerate(crosstab.columns) if code in basis.watched}
    places = [n for n in range(len(crosstab.columns)) if n in kept]
    made = replace(
        crosstab,
        columns=tuple(crosstab.columns[n] for n in places),
        cells=tuple(tuple(row[n] for n in places) for row in crosstab.cells),
        column_totals=tuple(crosstab.column_totals[n] for n in places),
    )
    return made, len(crosstab.columns) - len(places)


def _row(
    table: Crosstab, number: int, columns: tuple[Series, ...], highest: int, basis: Basis
) -> HeatRow:
    code, total = table.rows[number], table.row_totals[number]
    name = group_name(table.down, code, basis)
    processes = processes_count(table)
    aim = aim_of(table.down, code)
    watched = table.down is Dimension.COUNTRY and code in basis.watched
    cells = tuple(
        Cell(
            row=key_of(code),
            column=column.key,
            value=value,
            share=value / highest if highest else 0.0,
            label=f"{value:,}",
            tooltip=crossing_words(name, column.label, value, processes=processes),
            gap=not value
            and (watched or _is_watched(table, column.key, basis))
            and _counts(code, column.key),
            aim=crossed(aim, column.aim),
        )
        for column, value in zip(columns, table.cells[number], strict=True)
    )
    words = group_words(name, total, processes=processes)
    return HeatRow(key_of(code), name, total, f"{total:,}", words, cells, watched, aim)


def _is_watched(table: Crosstab, code: str, basis: Basis) -> bool:
    return table.across is Dimension.COUNTRY and code in basis.watched


def _counts(row: str, column: str) -> bool:
    return row not in NO_ANSWERS and column not in NO_ANSWERS


def _split(rows: Sequence[HeatRow], most: int) -> tuple[tuple[HeatRow, ...], tuple[HeatRow, ...]]:
    """Return the largest rows and the watched ones in their order, and the others."""
    largest = sorted(range(len(rows)), key=lambda n: -rows[n].total)[:most]
    kept = {*largest, *(n for n, row in enumerate(rows) if row.watched)}
    shown = tuple(row for n, row in enumerate(rows) if n in kept)
    return shown, tuple(row for n, row in enumerate(rows) if n not in kept)


def _notes(whole: Crosstab, left_out: int) -> Iterator[str]:
    yield say("The sums count each initiative once.")
    if left_out:
        yield count(
            left_out, "{n} column with fewer is left out.", "{n} columns with fewer are left out."
        )


def _same(crosstab: Crosstab) -> str:
    if crosstab.down is not crosstab.across:
        return ""
    label = crosstab.down.label
    return say(
        "Rows and columns are both “{what}”. Choose two different things to cross.", what=label
    )
