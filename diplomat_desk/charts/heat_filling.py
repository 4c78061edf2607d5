"""A cross-tabulation with what does not occur as well: the empty cell is the finding."""

from collections.abc import Sequence
from dataclasses import replace

from diplomat_desk.charts.groups import decade_of, group_name
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import NOT_RECORDED
from diplomat_desk.domain.terms import NONE, NOT_APPLICABLE, UNKNOWN
from diplomat_desk.domain.text import fold

MOST_YEARS = 40
NO_ANSWERS = ("", NOT_RECORDED, UNKNOWN, NONE, NOT_APPLICABLE)
"""What says that nothing is known: shown where it occurs, and no gap where it does not."""


def filled(crosstab: Crosstab, basis: Basis) -> Crosstab:
    """Return ``crosstab`` with the watched countries, all terms in use and all years between, in order."""
    rows = _completed(crosstab.down, crosstab.rows, basis)
    columns = _completed(crosstab.across, crosstab.columns, basis)
    return _with(crosstab, rows, columns)


def by_decades(crosstab: Crosstab) -> Crosstab:
    """Return ``crosstab`` with decades in place of the years of a side that has too many of them."""
    made = crosstab
    if crosstab.down is Dimension.YEAR and len(crosstab.rows) > MOST_YEARS:
        decades = tuple(dict.fromkeys(map(decade_of, crosstab.rows)))
        places = [decades.index(decade_of(year)) for year in crosstab.rows]
        made = replace(
            made,
            rows=decades,
            cells=_summed(made.cells, places, len(decades)),
            row_totals=_added(made.row_totals, places, len(decades)),
        )
    if crosstab.across is Dimension.YEAR and len(crosstab.columns) > MOST_YEARS:
        decades = tuple(dict.fromkeys(map(decade_of, crosstab.columns)))
        places = [decades.index(decade_of(year)) for year in crosstab.columns]
        made = replace(
            made,
            columns=decades,
            cells=tuple(_added(row, places, len(decades)) for row in made.cells),
            column_totals=_added(made.column_totals, places, len(decades)),
        )
    return made


def _completed(dimension: Dimension, codes: Sequence[str], basis: Basis) -> tuple[str, ...]:
    """Return ``codes`` with those that are looked for and do not occur."""
    if dimension is Dimension.YEAR:
        if not codes:
            return ()
        return tuple(f"{year:04}" for year in range(int(codes[0]), int(codes[-1]) + 1))
    if dimension is Dimension.COUNTRY:
        found = [*codes, *(code for code in dict.fromkeys(basis.watched) if code not in codes)]
    else:
        terms = basis.vocabularies.of(dimension.vocabulary, retired=True)
        found = [
            term.code
            for term in terms
            if term.code in codes or not (term.retired or term.code in NO_ANSWERS)
        ]
        found += [code for code in codes if code not in found]
    if basis.options.get("order") == "name":
        found.sort(key=lambda code: (code in NO_ANSWERS, fold(group_name(dimension, code, basis))))
    return tuple(found)


def _with(crosstab: Crosstab, rows: tuple[str, ...], columns: tuple[str, ...]) -> Crosstab:
    down = {code: n for n, code in enumerate(crosstab.rows)}
    across = [crosstab.columns.index(code) if code in crosstab.columns else -1 for code in columns]
    nothing = (0,) * len(crosstab.columns)
    lines = [crosstab.cells[down[code]] if code in down else nothing for code in rows]
    return replace(
        crosstab,
        rows=rows,
        columns=columns,
        cells=tuple(tuple(line[n] if n >= 0 else 0 for n in across) for line in lines),
        row_totals=tuple(crosstab.row_totals[down[code]] if code in down else 0 for code in rows),
        column_totals=tuple(crosstab.column_totals[n] if n >= 0 else 0 for n in across),
        regions=(),
    )


def _summed(
    cells: tuple[tuple[int, ...], ...], places: Sequence[int], number: int
) -> tuple[tuple[int, ...], ...]:
    columns = [_added(column, places, number) for column in zip(*cells, strict=True)]
    return tuple(zip(*columns, strict=True)) if columns else ((),) * number


def _added(values: Sequence[int], places: Sequence[int], number: int) -> tuple[int, ...]:
    sums = [0] * number
    for value, place in zip(values, places, strict=True):
        sums[place] += value
    return tuple(sums)
