"""Rows copied from a spreadsheet as a table: there is no file, and all of them are in memory already."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice

from diplomat_desk.exchange.header_words import header_key, meanings
from diplomat_desk.exchange.readers.layouts import Place, find_place
from diplomat_desk.exchange.readers.notes import Notes
from diplomat_desk.exchange.readers.parsing import Dialect, records
from diplomat_desk.exchange.readers.separators import find_dialect, particular
from diplomat_desk.exchange.readers.shaping import Shape, shape_of, shaped
from diplomat_desk.exchange.tables import Doubt, Layout, Row, SheetInfo

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_HEAD_LINES = 2000
_SAMPLE_ROWS = 20_000
_FOR_HEADER = 400
_SURE = 0.75
"""Less sure is a meaning only of some words within a cell, as a title has them too."""


class PastedTable:
    """Copied text; see :class:`diplomat_desk.exchange.tables.Table`. It has no encoding: it is letters."""

    def __init__(self, text: str) -> None:
        self._text = text.removeprefix("\ufeff").replace("\0", "")
        self._samples: dict[tuple[str, str], list[list[str]]] = {}
        self._notes: dict[Layout, Notes] = {}

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """One, without a name."""
        shape = self._shape(self.proposed)
        return (SheetInfo("", sum(1 for _ in self._lines()), shape.width),)

    @cached_property
    def proposed(self) -> Layout:
        """How the text is most likely to be read: by tabs where it has any, for so spreadsheets copy."""
        head = list(islice(self._lines(), _HEAD_LINES))
        dialect = find_dialect(head, ".tsv")
        if dialect.separator != "\t" and any("\t" in line for line in head):
            dialect = particular(Dialect("\t", dialect.quote), head)
        return self.settled(Layout(separator=dialect.separator, quote=dialect.quote))

    def settled(self, layout: Layout) -> Layout:
        """Return ``layout`` with the header found anew; see the protocol.

        Rows are often copied without it: a first row of which no cell is a heading that is known is data.
        """
        rows = self._sample(layout)[:_FOR_HEADER]
        place = find_place(rows)
        if (place.header, place.headers) == (1, 1) and rows and not _names_fields(rows[0]):
            place = Place(0, 1, 1)
        return replace(layout, header=place.header, headers=place.headers, first=place.first)

    def header(self, layout: Layout) -> tuple[str, ...]:
        """Return the names of the columns; see the protocol."""
        return self._shape(layout).names

    def rows(self, layout: Layout) -> Iterator[Row]:
        """Yield the rows of data; see the protocol."""
        notes = self._notes[layout] = Notes()
        found = records(self._lines(), self._dialect(layout), notes)
        yield from shaped(found, layout, self._shape(layout), notes)

    def doubts(self, layout: Layout) -> tuple[Doubt, ...]:
        """Return what is doubtful; see the protocol."""
        about = Notes()
        self._shape(layout).note(layout, about)
        return about.before(self._notes.get(layout))

    def close(self) -> None:
        """Let go of what was kept beside the text."""
        self._samples.clear()

    def _lines(self) -> Iterator[str]:
        """Yield the lines with their ends; a letter that parts lines elsewhere stays within its cell."""
        return (found.group() for found in _LINE.finditer(self._text))

    def _dialect(self, layout: Layout) -> Dialect:
        head = list(islice(self._lines(), _HEAD_LINES))
        return particular(Dialect(layout.separator, layout.quote), head)

    def _sample(self, layout: Layout) -> list[list[str]]:
        key = (layout.separator, layout.quote)
        if key not in self._samples:
            found = records(self._lines(), self._dialect(layout), Notes())
            self._samples[key] = list(islice(found, _SAMPLE_ROWS))
        return self._samples[key]

    def _shape(self, layout: Layout) -> Shape:
        return shape_of(self._sample(layout), layout)


def _names_fields(row: Sequence[str]) -> bool:
    """Tell whether a cell of ``row`` is a name that columns of such tables have."""
    keys = [header_key(cell) for cell in row]
    return any(named.sure >= _SURE for cell in row for named in meanings(cell, keys))
