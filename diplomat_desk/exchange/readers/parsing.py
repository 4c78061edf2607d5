"""Rows out of lines: cells parted by a separator, quotation marks respected and mended where unclosed."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.readers.notes import Notes

_END = "\0"
"""Stands behind the last line, where no other byte of zero is left: a quotation that swallows it is open."""

_LONGEST_ROW = 8_000_000
_MOST_LINES = 5000
"""A row over more lines or characters than these has a quotation mark that is never closed."""

_PATIENCE = 20
"""After so many open quotations the file is read as having none."""

csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are parted; no ``quote`` means that quotation marks are text like any other.

    ``spaced`` tells that a space stands before a quotation, ``escaped`` that a quotation mark within one
    has a backslash before it.
    """

    separator: str
    quote: str = '"'
    spaced: bool = False
    escaped: bool = False


class _OpenError(Exception):
    """A quotation was not closed within reason."""


class _Feed:
    """Hands lines to the parser and holds those of the row that it is at."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.held: list[str] = []
        self._lines = lines

    def __iter__(self) -> Iterator[str]:
        """Yield the lines left, and the end; this is held twice, so that no row of one line is like it."""
        held, length = self.held, 0
        for line in self._lines:
            length = length + len(line) if held else len(line)
            held.append(line)
            if len(held) > 1 and (len(held) > _MOST_LINES or length > _LONGEST_ROW):
                raise _OpenError
            yield line
        held += (_END, _END)
        yield _END

    def give_back(self) -> str:
        """Take back the lines held but the first, which is returned."""
        first, *rest = (line for line in self.held if line != _END)
        self._lines = chain(rest, self._lines)
        self.held.clear()
        return first


def records(lines: Iterator[str], dialect: Dialect, notes: Notes) -> Iterator[list[str]]:
    r"""Yield the rows of ``lines``, blank ones too, line breaks within cells as ``\n``.

    ``notes.row`` is the number of the row that is read, from 1.

    Raises:
        ExchangeError: the text cannot be parted so.
    """
    feed = _Feed(lines)
    held = feed.held
    reader = _reader(feed, dialect)
    opened = 0
    notes.row = 1
    while True:
        try:
            for cells in reader:
                if len(held) == 1:
                    row = cells
                elif cells == [_END]:
                    return
                elif _END in cells[-1]:
                    break
                else:
                    row = _whole(cells, held, dialect, notes)
                held.clear()
                yield row
                notes.row += 1
        except csv.Error as error:
            raise ExchangeError(
                say("This text cannot be read as a table. Choose another separator or encoding.")
            ) from error
        except _OpenError:
            pass
        opened += 1
        yield _as_it_stands(feed.give_back(), dialect, notes)
        notes.row += 1
        dialect = dialect if opened < _PATIENCE else Dialect(dialect.separator, "")
        reader = _reader(feed, dialect)


def matching(lines: Iterable[str], dialect: Dialect) -> bool:
    """Return whether the quotations in ``lines`` end where cells do."""
    try:
        deque(_reader(lines, dialect, strict=True), 0)
    except csv.Error:
        return False
    return True


def _reader(feed: Iterable[str], dialect: Dialect, *, strict: bool = False) -> Iterator[list[str]]:
    """Return what parts the lines of ``feed``."""
    return csv.reader(
        iter(feed),
        strict=strict,
        delimiter=dialect.separator,
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        skipinitialspace=dialect.spaced,
        escapechar="\\" if dialect.escaped else None,
    )


def _as_it_stands(line: str, dialect: Dialect, notes: Notes) -> list[str]:
    """Return the cells of a line with an open quotation, which is taken for text."""
    notes.add(
        say(
            "A quotation mark is opened in this row and never closed; the line was read as it stands."
        )
    )
    cells = line.rstrip("\r\n").split(dialect.separator)
    return [
        cell[1:] if cell.startswith(dialect.quote) and not cell.endswith(dialect.quote) else cell
        for cell in cells
    ]


def _whole(cells: list[str], held: list[str], dialect: Dialect, notes: Notes) -> list[str]:
    """Return the cells of a row over several lines; note where these look like rows of their own."""
    parts = len(cells) - 1
    if parts and any(line.count(dialect.separator) >= parts for line in held[1:-1]):
        notes.add(
            say(
                "This row runs over {n} lines that look like rows of their own; is a quotation mark missing?",
                n=len(held),
            )
        )
    elif not matching(held, dialect):
        notes.add(
            say(
                "The quotation marks of this row, which runs over {n} lines, do not match.",
                n=len(held),
            )
        )
    return [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
