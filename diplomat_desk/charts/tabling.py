"""Cross-tabulated numbers as a table."""

from diplomat_desk.charts.describing import country_names, track_series
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.tables import Cell, Line, Table
from diplomat_desk.domain import aims
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.words import say


def crosstab_table(crosstab: Crosstab, basis: Basis) -> Table:
    """Return a line for each country, its tracks across, and two lines of sums."""
    tracks = track_series(crosstab, basis.vocabularies)
    names = country_names(crosstab.rows, basis.countries)
    counted = crosstab.tally.selected - crosstab.without_row
    blanks = (None,) * len(tracks)
    return Table(
        headings=(say("Country"), *(one.label for one in tracks), say("All tracks")),
        lines=tuple(_line(crosstab, n, name) for n, name in enumerate(names)),
        sums=(
            Line((say("All countries, each initiative once"),
                  *(one.total for one in tracks), counted)),
            Line((say("Initiatives without a country"), *blanks, crosstab.without_row)),
        ),
        key_heading=say("Country code"),
    )  # fmt: skip


def _line(crosstab: Crosstab, number: int, name: str) -> Line:
    code = crosstab.rows[number]
    row = aims.of({Dimension.COUNTRY: code})
    cells = tuple(
        aims.of({Dimension.COUNTRY: code, Dimension.TRACK: track}) for track in crosstab.columns
    )
    values: tuple[Cell, ...] = (name, *crosstab.cells[number], crosstab.row_totals[number])
    return Line(values, code, row, (row, *cells, row))
