"""A workbook as a table: XLSX, XLSM, XLS and ODS."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count as counting
from pathlib import Path

from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.readers.layouts import Span, find_place, letters
from diplomat_desk.exchange.readers.lines import note_change, stamp, unreadable
from diplomat_desk.exchange.readers.notes import Notes
from diplomat_desk.exchange.readers.packages import check_ole, check_zip
from diplomat_desk.exchange.readers.shaping import Shape, shape_of, shaped
from diplomat_desk.exchange.readers.workbook_process import Sheet, batches, sheets
from diplomat_desk.exchange.tables import Doubt, Layout, Row, SheetInfo

_LIKELY = ("data", "daten", "datos", "données")
_UNLIKELY = (
    "cover",
    "read",
    "about",
    "note",
    "list",
    "codebook",
    "lookup",
    "legend",
    "meta",
    "variables",
)


class WorkbookTable:
    """A workbook; see :class:`diplomat_desk.exchange.tables.Table`.

    Raises:
        ExchangeError: it is damaged, protected, too large, or holds nothing.
    """

    def __init__(self, path: Path, *, zipped: bool) -> None:
        self._path = path
        try:
            self._stamp = stamp(path)
            (check_zip if zipped else check_ole)(path)
        except OSError as error:
            raise ExchangeError(unreadable(path, error)) from error
        self._sheets = sheets(path)
        if not any(sheet.rows for sheet in self._sheets):
            raise ExchangeError(
                say("“{name}” holds nothing: all its sheets are empty.", name=path.name)
            )
        self._notes: dict[Layout, Notes] = {}
        best = max(self._sheets, key=_worth)
        self._proposed = self.settled(Layout(sheet=best.name))

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """Its sheets in their order."""
        return tuple(SheetInfo(one.name, one.rows, one.columns, one.hidden) for one in self._sheets)

    @property
    def proposed(self) -> Layout:
        """How it is most likely to be read."""
        return self._proposed

    def settled(self, layout: Layout) -> Layout:
        """Return ``layout`` with the header found anew; see the protocol."""
        sheet = self._sheet(layout)
        place = find_place(sheet.sample, sheet.spans)
        return replace(
            layout, sheet=sheet.name, header=place.header, headers=place.headers, first=place.first
        )

    def header(self, layout: Layout) -> tuple[str, ...]:
        """Return the names of the columns; see the protocol."""
        return self._shape(layout).names

    def rows(self, layout: Layout) -> Iterator[Row]:
        """Yield the rows of data; see the protocol."""
        sheet = self._sheet(layout)
        shape = self._shape(layout)
        notes = self._notes[layout] = Notes()
        down = [
            span for span in sheet.spans if span.left == span.right and span.top >= layout.first
        ]
        found = _flat(self._path, sheet.name, layout, notes)
        bands = _bands(sheet, layout)
        whole = _without_bands(found, bands, notes) if bands else found
        filled = _filled_down(whole, down, sheet.skipped, notes) if down else whole
        yield from shaped(filled, layout, shape, notes)
        note_change(self._path, self._stamp, notes)

    def doubts(self, layout: Layout) -> tuple[Doubt, ...]:
        """Return what is doubtful; see the protocol."""
        about = Notes()
        self._shape(layout).note(layout, about)
        return about.before(self._notes.get(layout))

    def close(self) -> None:
        """Let go of what was kept; the file itself is open only while it is read."""
        self._notes.clear()

    def _sheet(self, layout: Layout) -> Sheet:
        """Return the sheet that ``layout`` names, the proposed one where it names none."""
        name = layout.sheet or self._proposed.sheet
        for sheet in self._sheets:
            if sheet.name == name:
                return sheet
        raise ExchangeError(
            say("“{name}” has no sheet “{sheet}”.", name=self._path.name, sheet=name)
        )

    def _shape(self, layout: Layout) -> Shape:
        """Return the columns."""
        sheet = self._sheet(layout)
        return shape_of(sheet.sample, layout, sheet.spans, sheet.columns, sheet.skipped)


def _worth(sheet: Sheet) -> float:
    """Return how likely ``sheet`` is the one with the data: wide and long; a hidden one comes last."""
    filled = [sum(1 for cell in row if cell) for row in sheet.sample]
    several = [width for width in filled if width > 1]
    usual = sorted(several)[len(several) // 2] if several else 0.1
    worth = float(usual) * math.sqrt(min(sheet.rows, 10_000))
    name = sheet.name.casefold()
    if any(word in name for word in _LIKELY):
        worth *= 1.5
    if any(name.startswith(word) for word in _UNLIKELY):
        worth *= 0.5
    return worth - (1e9 if sheet.hidden else 0.0)


def _flat(path: Path, name: str, layout: Layout, notes: Notes) -> Iterator[list[str]]:
    """Yield the rows of a sheet; note cells whose formula has no result, which are empty."""
    for batch in batches(path, name):
        for row, place, shown in batch.errors:
            if row < layout.first:
                continue
            notes.add(
                say(
                    "The formula in column {column} has no result here ({shown}); the cell was taken for empty.",
                    column=letters(place),
                    shown=shown or say("an error"),
                ),
                row,
            )
        yield from batch.rows


def _bands(sheet: Sheet, layout: Layout) -> frozenset[int]:
    """Return the rows of data of which most cells are merged into one."""
    least = max(3, sheet.columns // 2)
    return frozenset(
        one.top
        for one in sheet.spans
        if one.top == one.bottom >= layout.first and one.right - one.left + 1 >= least
    )


def _without_bands(
    found: Iterator[list[str]], bands: frozenset[int], notes: Notes
) -> Iterator[list[str]]:
    """Yield rows, those blank that are a heading across the table: one merged cell and nothing else."""
    for number, row in enumerate(found, 1):
        texts = [cell for cell in row if cell.strip()] if number in bands else []
        if len(texts) == 1:
            message = say(
                "This row was left out: it is a heading across the table (“{text}”).",
                text=texts[0][:200],
            )
            notes.add(message, number)
            yield ["" for _ in row]
        else:
            yield row


def _filled_down(
    found: Iterator[list[str]], spans: Sequence[Span], skipped: int, notes: Notes
) -> Iterator[list[str]]:
    """Yield rows with what cells merged over several rows hold repeated in each of them."""
    starting = {span.top: [one for one in spans if one.top == span.top] for span in spans}
    open_spans: list[tuple[Span, str]] = []
    for number, row in zip(counting(1), found, strict=False):
        open_spans = [one for one in open_spans if one[0].bottom >= number]
        for span, value in open_spans:
            if span.left < len(row):
                row[span.left] = value
        for span in starting.get(number, ()):
            if span.bottom > span.top and span.left < len(row) and row[span.left]:
                open_spans.append((span, row[span.left]))
                notes.add(
                    count(
                        span.bottom - span.top + 1,
                        "{n} merged cell in column {column}.",
                        "{n} cells are merged in column {column}; each of their rows was given the value.",
                        column=letters(span.left + skipped),
                    ),
                    number,
                )
        yield row
