"""A table in somebody else's file: what it is like, and its rows as text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet of a workbook; a text file has one, without a name. ``rows`` is about how many it holds.

    ``hidden`` tells that its author hid it.
    """

    name: str
    rows: int
    columns: int
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a table is to be read; all of it is worked out from the file, and each part can be changed.

    ``encoding`` is a Python codec's name, or ``mixed`` where no single one fits and each word is decided
    by itself, and ``separator`` one character; both are empty for workbooks, as ``sheet`` is for text.
    ``header`` is the number of the row with the names of the columns, from 1, and 0 where there is none;
    ``headers`` how many rows they take; ``first`` the number of the first row of data.
    """

    encoding: str = ""
    separator: str = ""
    quote: str = '"'
    sheet: str = ""
    header: int = 1
    headers: int = 1
    first: int = 2


@dataclass(frozen=True, slots=True)
class Row:
    r"""One row: its ``number`` as a spreadsheet counts, from 1, and its cells as text.

    Dates of workbooks are ISO texts, with a time only where it is not midnight; whole numbers have no
    fraction; an empty cell is an empty text. Line breaks within a cell are ``\n``.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about the file that a person should know: a damaged place, bytes that are no text.

    ``row`` is 0 where it is about the whole file.
    """

    message: str
    row: int = 0


class Table(Protocol):
    """An open file; reading it needs bounded memory, however long it is."""

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """Its sheets in their order."""

    @property
    def proposed(self) -> Layout:
        """How it is most likely to be read."""

    def settled(self, layout: Layout) -> Layout:
        """Return ``layout`` with the rows of its header found anew, after a sheet or separator was chosen."""

    def header(self, layout: Layout) -> tuple[str, ...]:
        """Return the names of the columns, made one line, each once; a nameless column is ``Column C``."""

    def rows(self, layout: Layout) -> Iterator[Row]:
        """Yield the rows of data, blank ones left out; each has as many cells as there are columns.

        Raises:
            ExchangeError: the file cannot be read any further.
        """

    def doubts(self, layout: Layout) -> tuple[Doubt, ...]:
        """Return what is doubtful about the file, read so; complete once its rows were read."""

    def close(self) -> None:
        """Let go of the file."""
