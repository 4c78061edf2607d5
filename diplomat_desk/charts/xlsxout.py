"""The numbers behind a chart as an Excel workbook: figures stay figures, and no text is ever a formula."""

import io
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook

from diplomat_desk.charts.csvout import FORMULA_STARTS
from diplomat_desk.charts.tables import Cell, Table
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say

_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST_TEXT = 32_000
"""A cell holds 32,767 characters, and Excel counts some as two."""
_LONGEST_PROPERTY, _LONGEST_FOOTER = 200, 180
_WHOLE, _BROKEN = "#,##0", "#,##0.0###"
_NARROWEST, _WIDEST, _WIDEST_HEADING = 8, 60, 24
_ABOUT_WIDTH = 100


@dataclass(frozen=True, slots=True)
class _Formats:
    """How cells look: a row's where it is a text, a whole or a broken number."""

    text: Any
    quoted: Any
    whole: Any
    broken: Any


def xlsx_bytes(table: Table, title: str, caption: tuple[str, ...], imprint: str) -> bytes:
    """Return ``table`` as a workbook: its numbers on one sheet, what they are about on another.

    The sums stand at the foot of the lines and stay there when the lines are sorted or filtered. A text
    that looks like a formula is marked as text, so that it stays one when it is edited.
    """
    out = io.BytesIO()
    with Workbook(out, _PLAIN | {"in_memory": True}) as book:
        book.set_properties({"title": clean_line(title)[:_LONGEST_PROPERTY]})
        _write_numbers(book, table, imprint)
        _write_about(book, title, (*caption, *table.notes), imprint)
    return out.getvalue()


def _write_numbers(book: Workbook, table: Table, imprint: str) -> None:
    sheet = book.add_worksheet(say("Numbers"))
    head = (table.key_heading, *table.headings) if table.key_heading else table.headings
    rows = [_cells(table, line.key, line.cells) for line in table.lines]
    sums = [_cells(table, line.key, line.cells) for line in table.sums]
    _write_row(sheet, 0, head, _formats(book, bold=True, text_wrap=True, valign="top", bottom=1))
    plain = _formats(book)
    for number, cells in enumerate(rows, 1):
        _write_row(sheet, number, cells, plain)
    for number, cells in enumerate(sums, len(rows) + 1):
        above = {"top": 1} if number == len(rows) + 1 else {}
        _write_row(sheet, number, cells, _formats(book, bold=True, **above))
    for column, width in enumerate(_widths(head, [*rows, *sums])):
        sheet.set_column(column, column, width)
    # Figures that are names, such as years, are texts on purpose.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    _lay_out(sheet, len(rows), len(head), named=2 if table.key_heading else 1, imprint=imprint)


def _lay_out(sheet: Any, lines: int, columns: int, named: int, imprint: str) -> None:  # noqa: ANN401 - a worksheet
    """Freeze the headings and the names, filter the lines alone, and see to it that paper is marked too."""
    sheet.freeze_panes(1, named if columns > named else 0)
    if lines and columns:
        sheet.autofilter(0, 0, lines, columns - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{clean_line(imprint)[:_LONGEST_FOOTER].replace('&', '&&')}&R&P / &N")


def _write_about(book: Workbook, title: str, lines: tuple[str, ...], imprint: str) -> None:
    sheet = book.add_worksheet(say("About"))
    sheet.set_column(0, 0, _ABOUT_WIDTH)
    # A long sentence is marked as text as well; nothing here is a heading of a column.
    heading = _formats(book, bold=True, font_size=14, text_wrap=True)
    wrapped = _formats(book, text_wrap=True, valign="top")
    _write_row(sheet, 0, (title,), heading)
    for row, line in enumerate((line for line in (*lines, imprint) if line), 2):
        _write_row(sheet, row, (line,), wrapped)


def _formats(book: Workbook, **look: object) -> _Formats:
    return _Formats(
        book.add_format(look),
        book.add_format(look | {"quote_prefix": True}),
        book.add_format(look | {"num_format": _WHOLE}),
        book.add_format(look | {"num_format": _BROKEN}),
    )


def _cells(table: Table, key: str, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return (key, *cells) if table.key_heading else cells


def _write_row(sheet: Any, row: int, cells: tuple[Cell, ...], look: _Formats) -> None:  # noqa: ANN401 - a worksheet
    for column, cell in enumerate(cells):
        if isinstance(cell, str) and cell:
            text = clean_line(cell)[:_LONGEST_TEXT]
            quoted = text.startswith(FORMULA_STARTS)
            sheet.write_string(row, column, text, look.quoted if quoted else look.text)
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, look.whole)
        elif isinstance(cell, float) and math.isfinite(cell):
            sheet.write_number(row, column, cell, look.broken)
        else:
            sheet.write_blank(row, column, None, look.text)


def _widths(head: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> Iterator[int]:
    """Return the width of each column, in digits as Excel counts; a long heading is wrapped instead."""
    for column, heading in enumerate(head):
        widest = max((_width(row[column]) for row in rows if column < len(row)), default=0)
        # The arrow of the filter covers the end of a heading.
        wanted = max(widest, min(_width(heading) + 3, _WIDEST_HEADING))
        yield max(_NARROWEST, min(wanted + 1, _WIDEST))


def _width(cell: Cell) -> int:
    if cell is None:
        return 0
    if not isinstance(cell, str):
        return len(f"{cell:,}" if isinstance(cell, int) else f"{cell:,.4f}")
    if cell.isascii():
        return len(cell)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in cell)
