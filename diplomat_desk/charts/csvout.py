"""The numbers behind a chart as CSV, whole: no row is left out here."""

import csv
import io

from diplomat_desk.charts.tables import Cell, Table
from diplomat_desk.domain.text import clean_line

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(table: Table) -> str:
    """Return ``table`` as CSV (RFC 4180): a row of headings, its lines, its sums, its notes.

    Write it as UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    head = _with_key(table, table.key_heading, table.headings)
    writer.writerow([_written(cell) for cell in head])
    for line in (*table.lines, *table.sums):
        writer.writerow([_written(cell) for cell in _with_key(table, line.key, line.cells)])
    for note in table.notes:
        writer.writerow([safe_cell(note)])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """Return ``text`` on one line, with an apostrophe in front where it looks like a formula."""
    line = clean_line(text)
    return f"'{line}" if line.startswith(FORMULA_STARTS) else line


def _with_key(table: Table, key: str, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return (key, *cells) if table.key_heading else cells


def _written(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    return safe_cell(cell) if isinstance(cell, str) else cell
