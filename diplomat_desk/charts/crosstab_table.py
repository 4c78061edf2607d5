"""Cross-tabulated numbers as a table."""

from diplomat_desk.charts.groups import aim_of, all_of, crossed, group_name, plural, series_of
from diplomat_desk.charts.heat_filling import filled
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.tables import Cell, Line, Table
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.words import say


def crosstab_table(crosstab: Crosstab, basis: Basis) -> Table:
    """Return a line for each row, its columns across, and lines of sums."""
    columns = series_of(crosstab.across, crosstab.columns, crosstab.column_totals, basis)
    blanks: tuple[Cell, ...] = (None,) * len(columns)
    of_countries = crosstab.down is Dimension.COUNTRY
    once = say("{all}, each initiative once", all=all_of(crosstab.down))
    sums = [
        Line((once, *(one.total for one in columns), crosstab.placed)),
    ]
    if of_countries:
        sums.append(Line((say("Initiatives without a country"), *blanks, crosstab.without_row)))
    elif crosstab.without_row:
        missing = say("Without any of the {rows}", rows=plural(crosstab.down))
        sums.append(Line((missing, *blanks, crosstab.without_row)))
    if crosstab.without_column:
        missing = say("Without any of the {rows}", rows=plural(crosstab.across))
        sums.append(Line((missing, *blanks, crosstab.without_column)))
    return Table(
        headings=(crosstab.down.label, *(one.label for one in columns), all_of(crosstab.across)),
        lines=tuple(_line(crosstab, n, basis) for n in range(len(crosstab.rows))),
        sums=tuple(sums),
        key_heading=say("Country code") if of_countries else say("Code"),
    )


def coverage_table(crosstab: Crosstab, basis: Basis) -> Table:
    """Return the table of ``crosstab`` with what does not occur as well."""
    return crosstab_table(filled(crosstab, basis), basis)


def _line(crosstab: Crosstab, number: int, basis: Basis) -> Line:
    code = crosstab.rows[number]
    row = aim_of(crosstab.down, code)
    cells = tuple(crossed(row, aim_of(crosstab.across, one)) for one in crosstab.columns)
    name = group_name(crosstab.down, code, basis)
    values: tuple[Cell, ...] = (name, *crosstab.cells[number], crosstab.row_totals[number])
    return Line(values, code, row, (row, *cells, row))
