"""What text and workbooks share: rows made as wide as their header, blank ones left out, doubts noted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from diplomat_desk.domain.words import count, listed, say
from diplomat_desk.exchange.readers.feet import without_foot
from diplomat_desk.exchange.readers.layouts import Span, column_names, fill_spans
from diplomat_desk.exchange.readers.notes import Notes
from diplomat_desk.exchange.tables import Layout, Row


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a table: their ``names``, of which the first ``named`` are within the header's width.

    ``twice`` are names that several columns have.
    """

    names: tuple[str, ...]
    named: int
    twice: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.names)

    def note(self, layout: Layout, notes: Notes) -> None:
        """Note names that were there twice; each of them has a number now."""
        if self.twice:
            names = listed([f"“{name}”" for name in self.twice[:5]])
            notes.add(
                say(
                    "Several columns have the same name ({names}); they were numbered.", names=names
                ),
                layout.header,
            )


def shape_of(
    sample: Sequence[Sequence[str]],
    layout: Layout,
    spans: Sequence[Span] = (),
    least: int = 0,
    skipped: int = 0,
) -> Shape:
    """Return the columns, judged by ``sample``: the rows from the first of the file; ``spans`` are merged.

    There are ``least`` of them at least, and in the spreadsheet they begin behind ``skipped`` empty ones.
    Rows above the header do not count, and cells that are empty in all rows at the right do not.
    """
    top = layout.header if layout.header > 0 else max(layout.first, 1)
    width = max((_used(row) for row in sample[top - 1 :]), default=0)
    width = max(width, least, 1)
    if layout.header < 1:
        return Shape(column_names((), width, skipped), width)
    rows = sample[layout.header - 1 : layout.header - 1 + max(layout.headers, 1)]
    filled = fill_spans(rows, layout.header, spans)
    named = max((_used(row) for row in filled), default=0)
    below = [row for row in sample[layout.first - 1 :] if _used(row)]
    if sum(_used(row) > named for row in below) * 5 > len(below):
        named = width  # columns without a name, rather than rows that are too long
    names = column_names(filled, width, skipped)
    return Shape(names, min(named, width), _twice(filled))


def _twice(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the names that stand more than once in a header of one row."""
    if len(rows) != 1:
        return ()
    names = Counter(name for cell in rows[0] if (name := " ".join(cell.split())))
    return tuple(name for name, times in names.items() if times > 1)


def shaped(
    found: Iterable[Sequence[str]], layout: Layout, shape: Shape, notes: Notes
) -> Iterator[Row]:
    """Yield the rows of data out of ``found``, all rows of the file.

    Short rows are filled up. Cells in columns that the header does not name are noted; what a row has
    beyond all columns is told in a note and is not in the row; totals, notes below the table and its header
    once more are told and left out.
    """
    return without_foot(_fitting(found, layout, shape, notes), shape.names, notes)


def _fitting(
    found: Iterable[Sequence[str]], layout: Layout, shape: Shape, notes: Notes
) -> Iterator[Row]:
    """Yield the rows of data as wide as the table, blank ones left out."""
    first, width, named = max(layout.first, 1), shape.width, shape.named
    wider = named < width
    for number, row in enumerate(islice(found, first - 1, None), first):
        cells = row if len(row) == width else _fitted(row, width, number, notes)
        if wider:
            _note_nameless(cells, named, number, notes)
        if (not cells[0] or cells[0].isspace()) and not "".join(cells).strip():
            continue
        yield Row(number, tuple(cells))


def _note_nameless(cells: Sequence[str], named: int, number: int, notes: Notes) -> None:
    """Note what stands in columns beyond the header."""
    surplus = sum(1 for cell in cells[named:] if cell and not cell.isspace())
    if surplus:
        notes.add(
            count(
                surplus,
                "This row has {n} cell more than the header has names; see the columns without one.",
                "This row has {n} cells more than the header has names; see the columns without one.",
            ),
            number,
        )


def _used(row: Sequence[str]) -> int:
    """Return how many cells ``row`` has up to the last that is not empty."""
    return next((place for place in range(len(row), 0, -1) if row[place - 1]), 0)


def _fitted(cells: Sequence[str], width: int, number: int, notes: Notes) -> list[str]:
    """Return ``cells`` as wide as the table."""
    surplus = [cell for cell in cells[width:] if cell.strip()]
    if surplus:
        shown = ", ".join(f"“{cell[:60]}”" for cell in surplus[:5])
        notes.add(
            count(
                len(surplus),
                "This row has {n} cell more than the table has columns, which is left out: {cells}.",
                "This row has {n} cells more than the table has columns, which are left out: {cells}.",
                cells=shown,
            ),
            number,
        )
    return [*cells[:width], *("" for _ in range(width - len(cells)))]
