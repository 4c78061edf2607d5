"""Tables without the columns in which nothing stands."""

from dataclasses import replace

from diplomat_desk.reports.document import Row, Section, Table


def filled(table: Table, keep: str = "") -> Table:
    """Return ``table`` without its empty columns, so that what there is has their room.

    ``keep`` is the head of a column that stays, such as one to sign in. Cells go over one column each.
    """
    rows = [row for section in table.sections for row in section.rows]
    places = [
        place
        for place, column in enumerate(table.columns)
        if (keep and column.head == keep) or any(row.cells[place].lines for row in rows)
    ]
    sections = tuple(replace(one, rows=_only(one, places)) for one in table.sections)
    return replace(table, columns=tuple(table.columns[one] for one in places), sections=sections)


def _only(section: Section, places: list[int]) -> tuple[Row, ...]:
    return tuple(
        replace(row, cells=tuple(row.cells[one] for one in places)) for row in section.rows
    )
