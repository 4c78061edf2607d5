"""A heat map: tracks across, countries down, the count in every cell."""

from dataclasses import dataclass

from diplomat_desk.charts.describing import (
    Remainder,
    Series,
    caption,
    country_names,
    nothing_to_show,
    remainder,
    subtitle,
    tooltip,
    track_series,
)
from diplomat_desk.charts.imprint import Imprint
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, say

MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """One crossing: ``value`` initiatives, which is ``share`` (0 to 1) of the largest cell."""

    row: str
    column: str
    value: int
    share: float
    label: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A country with its cells in the columns' order; ``total`` counts its distinct initiatives."""

    key: str
    label: str
    total: int
    total_label: str
    tooltip: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Counts of two things crossed. ``highest`` is the largest cell, at the end of the ramp.

    ``columns[n].total`` and ``total`` count each initiative once, however many countries it has.
    ``empty`` is the sentence to show without rows.
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

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, row by row."""
        return tuple(cell for row in self.rows for cell in row.cells)


def track_country_heat_map(
    crosstab: Crosstab,
    vocabularies: Vocabularies,
    countries: Countries,
    imprint: Imprint | None = None,
    most: int = MOST_ROWS,
) -> HeatMap:
    """Describe a heat map of ``crosstab``: at most ``most`` rows, and a statement of the rest."""
    columns = track_series(crosstab, vocabularies)
    names = country_names(crosstab.rows, countries)
    highest = max((value for row in crosstab.cells for value in row), default=0)
    total = crosstab.tally.selected - crosstab.without_row
    sums = say("The last line counts each initiative once.")
    first, second = caption(crosstab)
    return HeatMap(
        title=say("Tracks used with each country"),
        subtitle=subtitle(crosstab, vocabularies, countries),
        caption=(f"{first} {sums}", second),
        imprint=imprint.in_words() if imprint else "",
        unit=say("Initiatives"),
        columns=columns,
        rows=tuple(
            _row(crosstab, n, name, columns, highest) for n, name in enumerate(names[:most])
        ),
        highest=highest,
        total=total,
        total_label=f"{total:,}",
        row_total_heading=say("All tracks"),
        column_total_heading=say("All countries"),
        remainder=remainder(crosstab, most),
        empty=nothing_to_show(crosstab),
    )


def _row(
    crosstab: Crosstab, number: int, name: str, columns: tuple[Series, ...], highest: int
) -> HeatRow:
    code = crosstab.rows[number]
    cells = tuple(
        Cell(
            row=code,
            column=column.key,
            value=value,
            share=value / highest if highest else 0.0,
            label=f"{value:,}",
            tooltip=tooltip(name, column.label, value),
        )
        for column, value in zip(columns, crosstab.cells[number], strict=True)
    )
    total = crosstab.row_totals[number]
    words = count(total, "{n} initiative", "{n} initiatives")
    summary = say("{country}: {initiatives}", country=name, initiatives=words)
    return HeatRow(code, name, total, f"{total:,}", summary, cells)
