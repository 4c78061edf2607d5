"""The register as an Excel workbook: a sheet for each kind of record, and one that says what it is about."""

import tempfile
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, BinaryIO, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from diplomat_desk.charts.csvout import FORMULA_STARTS
from diplomat_desk.domain.dates import PartialDate, Precision
from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.formats import sheets
from diplomat_desk.exchange.formats.cells import xml_text
from diplomat_desk.exchange.formats.columns import headings, values
from diplomat_desk.exchange.formats.selection import USUAL, Notes, Options, Selection
from diplomat_desk.exchange.formats.sheets import PARTS, Row

_PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
}
_LONGEST_TEXT = 32_000
"""A cell holds 32,767 characters, and Excel counts some as two."""
_MOST_ROWS = 1_048_575
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts a day in 1900 that there was not; what lies before it is written as a text."""
_SHORT = 60
_NARROWEST, _WIDEST, _ABOUT_WIDTH = 9, 60, 100


class _Book:
    """A workbook under way: its formats, and what its cells could not hold."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - the library has no types
        self.book = book
        self.quoted = book.add_format({"quote_prefix": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.head = book.add_format({"bold": True, "bottom": 1})
        self.cut = 0
        self.missing = 0

    def notes(self) -> tuple[str, ...]:
        """Return what the workbook does not hold, in words."""
        found = []
        if self.cut:
            one = "{n} text is cut: a cell holds no more."
            found.append(count(self.cut, one, "{n} texts are cut: a cell holds no more."))
        if self.missing:
            one = "{n} row is missing: a sheet holds no more."
            found.append(count(self.missing, one, "{n} rows are missing: a sheet holds no more."))
        return tuple(found)


class _Sheet:
    """A sheet that is written row by row and never read again."""

    def __init__(self, book: _Book, name: str, head: tuple[str, ...], named: int = 2) -> None:
        self._book, self._sheet = book, book.book.add_worksheet(name)
        self._widths = [len(heading) + 3 for heading in head]
        self._row = 0
        self._sheet.freeze_panes(1, named if len(head) > named else 0)
        self._sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for column, heading in enumerate(head):
            self._sheet.write_string(0, column, heading, book.head)

    def add(self, cells: Row) -> None:
        """Write one row, if there is room for it."""
        if self._row >= _MOST_ROWS:
            self._book.missing += 1
            return
        self._row += 1
        for column, cell in enumerate(cells):
            if cell:
                self._write(column, cell)

    def close(self) -> None:
        """Give the columns their widths, and the filter its range."""
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, max(_NARROWEST, min(width + 1, _WIDEST)))
        if self._row:
            self._sheet.autofilter(0, 0, self._row, len(self._widths) - 1)

    def _write(self, column: int, cell: str | PartialDate) -> None:
        if isinstance(cell, PartialDate):
            if _is_whole(cell):
                self._sheet.write_datetime(self._row, column, cell.earliest, self._book.day)
                self._widths[column] = max(self._widths[column], 10)
                return
            cell = str(cell)
        fitted = _known(cell) if len(cell) <= _SHORT else _fitted(cell)
        self._book.cut += fitted.cut
        look = self._book.quoted if fitted.quoted else None
        self._sheet.write_string(self._row, column, fitted.text, look)
        self._widths[column] = max(self._widths[column], fitted.width)


class _Fitted(NamedTuple):
    """A text as a cell holds it: whether it is quoted, or cut, and how wide it is."""

    text: str
    quoted: bool
    cut: bool
    width: int


def _fitted(told: str) -> _Fitted:
    text = xml_text(told)
    cut = len(text) > _LONGEST_TEXT
    if cut:
        text = text[: _LONGEST_TEXT - 1] + "…"
    return _Fitted(text, text.startswith(FORMULA_STARTS), cut, min(_width(text), _WIDEST))


# The names of countries, roles and people stand in very many cells.
_known = lru_cache(maxsize=8_192)(_fitted)


def write(selection: Selection, out: BinaryIO, options: Options = USUAL) -> Notes:
    """Write ``selection`` as a workbook; whole dates are dates, partial ones EDTF texts."""
    del options
    try:
        return _written(selection, out)
    except FileCreateError as error:
        # The library hides what went wrong with the file, such as that the disk is full.
        raise OSError(*getattr(error.args[0], "args", error.args)) from error


def _written(selection: Selection, out: BinaryIO) -> Notes:
    # The library keeps rows in files until the end; nobody else may read them, and none may stay.
    with (
        tempfile.TemporaryDirectory() as folder,
        Workbook(out, _PLAIN | {"tmpdir": folder}) as made,
    ):
        book = _Book(made)
        for sheet in _filled(book, selection):
            sheet.close()
        notes = book.notes()
        _write_about(book, selection, notes)
        made.set_properties({"title": xml_text(selection.about.register)[:200], "author": ""})
    return notes


def _filled(book: _Book, selection: Selection) -> Iterator[_Sheet]:
    first = _Sheet(book, say("Initiatives"), tuple(headings()))
    processes = _Sheet(book, say("Processes"), tuple(headings()))
    bodies = _Sheet(book, say("Organisations"), sheets.organisation_head(), 1)
    people = _Sheet(book, say("People"), sheets.person_head(), 1)
    parts = [(part.rows(selection), _Sheet(book, say(part.name), part.head())) for part in PARTS]
    cells = values(selection)
    for sheet, initiatives in (
        (first, selection.initiatives),
        (processes, selection.processes),
        (first, selection.rounds),
    ):
        for one in initiatives():
            sheet.add(tuple([cell(one) for cell in cells]))
            for rows, other in parts:
                for row in rows(one):
                    other.add(row)
    for body in selection.organisations():
        bodies.add(sheets.organisation_row(body, selection))
    for person in selection.people():
        people.add(sheets.person_row(person, selection))
    return iter([first, processes, bodies, people, *(sheet for _, sheet in parts)])


def _write_about(book: _Book, selection: Selection, notes: tuple[str, ...]) -> None:
    sheet = book.book.add_worksheet(say("About"))
    sheet.set_column(0, 0, _ABOUT_WIDTH)
    dates = say(
        "A date of which a part is not known is a text: 1991, 1991-10, with ~ about, ? uncertain."
    )
    for row, line in enumerate((*selection.about.lines(), dates, *notes)):
        text = xml_text(line)
        look = book.quoted if text.startswith(FORMULA_STARTS) else None
        sheet.write_string(row, 0, text[:_LONGEST_TEXT], look)


def _is_whole(day: PartialDate) -> bool:
    doubtful = day.uncertain or day.approximate
    return day.precision is Precision.DAY and not doubtful and day.earliest >= _FIRST_DAY


def _width(text: str) -> int:
    """Return how wide a text is, in digits as Excel counts, its widest line."""
    line = text if "\n" not in text else max(text.splitlines(), key=len)
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line[:_WIDEST])
