"""A text file as a table: CSV, TSV and whatever else is lines of cells.

It is read once whole for its encoding, and a sample for its separator and header; rows are then read as
they are asked for, each time anew, so that memory does not grow with the file.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.readers.encodings import LEGACY, MIXED, label, writing
from diplomat_desk.exchange.readers.layouts import find_place
from diplomat_desk.exchange.readers.lines import lines, note_change, stamp, unreadable
from diplomat_desk.exchange.readers.notes import Notes
from diplomat_desk.exchange.readers.parsing import Dialect, records
from diplomat_desk.exchange.readers.scanning import scan
from diplomat_desk.exchange.readers.separators import find_dialect, particular, stated
from diplomat_desk.exchange.readers.shaping import Shape, shape_of, shaped
from diplomat_desk.exchange.tables import Doubt, Layout, Row, SheetInfo

SAMPLE = 4_000_000
"""So many characters from the top are looked at for the header and the width of the table."""

_HEAD_LINES = 2000
_HEAD_CHARACTERS = 500_000


class TextTable:
    """A text file; see :class:`diplomat_desk.exchange.tables.Table`.

    Raises:
        ExchangeError: it is no text, or holds nothing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._stamp = stamp(path)
            self._size = _without_mark(path, self._stamp[0])
            self._known = writing(scan(path, self._size))
        except OSError as error:
            raise ExchangeError(unreadable(path, error)) from error
        self._heads: dict[str, list[str]] = {}
        self._samples: dict[tuple[str, str, str], _Sample] = {}
        self._notes: dict[Layout, Notes] = {}
        self._proposed = self._propose()

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """One, without a name; how many rows it has is judged by the sample."""
        sample = self._sample(self._proposed)
        return (SheetInfo("", sample.rows_of(self._size), self._shape(self._proposed).width),)

    @property
    def proposed(self) -> Layout:
        """How the file is most likely to be read."""
        return self._proposed

    def settled(self, layout: Layout) -> Layout:
        """Return ``layout`` with the header found anew; see the protocol."""
        place = find_place(self._sample(layout).rows[:400])
        return replace(layout, header=place.header, headers=place.headers, first=place.first)

    def header(self, layout: Layout) -> tuple[str, ...]:
        """Return the names of the columns; see the protocol."""
        return self._shape(layout).names

    def rows(self, layout: Layout) -> Iterator[Row]:
        """Yield the rows of data; see the protocol."""
        shape = self._shape(layout)
        notes = self._notes[layout] = Notes()
        found = records(self._lines(layout.encoding, notes), self._dialect(layout), notes)
        yield from shaped(found, layout, shape, notes)
        note_change(self._path, self._stamp, notes)

    def doubts(self, layout: Layout) -> tuple[Doubt, ...]:
        """Return what is doubtful; see the protocol."""
        about = Notes()
        self._note_encoding(layout, about)
        self._shape(layout).note(layout, about)
        return about.before(self._notes.get(layout))

    def close(self) -> None:
        """Let go of what was kept; the file itself is open only while rows are read."""
        self._heads.clear()
        self._samples.clear()

    def _propose(self) -> Layout:
        """Return how the file is most likely to be read."""
        encoding = self._known.encoding
        first = next(self._raw_lines(encoding, Notes()), "")
        head = self._head(encoding)
        if not any(line.strip() for line in head):
            raise ExchangeError(say("“{name}” holds no text.", name=self._path.name))
        dialect = find_dialect(head, self._path.suffix)
        if named := stated(first):
            dialect = Dialect(named, dialect.quote)
        layout = Layout(encoding=encoding, separator=dialect.separator, quote=dialect.quote)
        return self.settled(layout)

    def _raw_lines(self, encoding: str, notes: Notes) -> Iterator[str]:
        """Yield all lines of the file."""
        return lines(self._path, self._size, encoding, self._known, notes)

    def _lines(self, encoding: str, notes: Notes) -> Iterator[str]:
        """Yield the lines of the file without one that states the separator."""
        found = self._raw_lines(encoding, notes)
        first = next(found, "").removeprefix("\ufeff")
        return found if stated(first) else chain((first,), found)

    def _head(self, encoding: str) -> list[str]:
        """Return the first lines."""
        if encoding not in self._heads:
            room = _Room(self._lines(encoding, Notes()), _HEAD_CHARACTERS)
            self._heads[encoding] = list(islice(room, _HEAD_LINES))
        return self._heads[encoding]

    def _dialect(self, layout: Layout) -> Dialect:
        """Return how ``layout`` parts cells."""
        if len(layout.separator) != 1 or layout.separator in "\r\n\0" + layout.quote:
            raise ExchangeError(say("A separator is one character, and not the quotation mark."))
        if len(layout.quote) > 1 or layout.quote in {"\r", "\n", "\0"}:
            raise ExchangeError(say("A quotation mark is one character, or none."))
        dialect = Dialect(layout.separator, layout.quote)
        return particular(dialect, self._head(layout.encoding))

    def _sample(self, layout: Layout) -> "_Sample":
        """Return the first rows of the file."""
        key = (layout.encoding, layout.separator, layout.quote)
        if key not in self._samples:
            dialect = self._dialect(layout)
            room = _Room(self._lines(layout.encoding, Notes()), SAMPLE)
            rows: list[list[str]] = []
            for row in records(iter(room.whole()), dialect, Notes()):
                rows.append(row)
                if room.left <= 0:
                    break
            self._samples[key] = _Sample(rows, SAMPLE - room.left, whole=room.left > 0)
        return self._samples[key]

    def _shape(self, layout: Layout) -> Shape:
        """Return the columns."""
        return shape_of(self._sample(layout).rows, layout)

    def _note_encoding(self, layout: Layout, notes: Notes) -> None:
        """Note that an encoding was guessed, or that there are several."""
        if layout.encoding == MIXED:
            notes.add(
                say(
                    "This file was written in several encodings. Each word beyond plain letters was read as is"
                    " likeliest, and is listed; check them."
                ),
                0,
            )
        elif layout.encoding in LEGACY and layout.encoding == self._known.encoding:
            notes.add(
                say(
                    "The encoding of this file was worked out from its words: {encoding}. Look whether names"
                    " with accents or in other scripts are right.",
                    encoding=label(layout.encoding),
                ),
                0,
            )


class _Sample:
    """The first rows of a file, and of how many ``characters`` they are; ``whole`` if there are no more."""

    def __init__(self, rows: list[list[str]], characters: int, *, whole: bool) -> None:
        self.rows = rows
        self._characters = characters
        self._whole = whole

    def rows_of(self, size: int) -> int:
        """Return about how many rows a file of ``size`` bytes has."""
        if self._whole:
            return len(self.rows)
        return max(len(self.rows), round(len(self.rows) * size / max(self._characters, 1)))


class _Room:
    """Hands lines on and counts the characters for which there is room ``left``."""

    def __init__(self, found: Iterator[str], room: int) -> None:
        self.left = room
        self._found = found

    def __iter__(self) -> Iterator[str]:
        """Yield lines while there is room."""
        for line in self._found:
            self.left -= len(line)
            yield line
            if self.left <= 0:
                return

    def whole(self) -> Iterator[str]:
        """Yield all lines, counting."""
        for line in self._found:
            self.left -= len(line)
            yield line


def _without_mark(path: Path, size: int) -> int:
    """Return ``size`` less the mark by which DOS ended a text."""
    if not size:
        return 0
    with path.open("rb") as file:
        file.seek(size - 1)
        return size - 1 if file.read(1) == b"\x1a" else size
