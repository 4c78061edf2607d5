"""Rows that are none of the table's: totals, notes below it, its header once more.

A total is left out wherever it stands; a note only at the foot, since a row with one cell can be a record
that is not filled in yet. Each is told with its number and its words, so that nothing vanishes unasked.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.readers.notes import Notes
from diplomat_desk.exchange.tables import Row

_NOTE = re.compile(
    r"\s*(?:(?:sources?|notes?|n\.?b\.?|remarks?|legend|©|copyright|quellen?|fuentes?|nota|anmerkung(?:en)?"
    r"|источник|примечани[ея]|المصدر|ملاحظة|منبع"
    r"|última actualización|last updated?|retrieved|compiled|prepared by|data as of)\b|[*†‡©])",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\W*(?:(?:grand|sub|overall|running)?[ -]?totals?|sum|subtotal|overall|gesamt(?:summe)?|summe|insgesamt"
    r"|total g[eé]n[eé]ral|suma|итого|всего|المجموع|الإجمالي|جمع|کل|合计|总计)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*[-+~]?[\d.,' \s%€$£]*\d[\d.,' \s%€$£]*")
_LONGEST_TOTAL = 60
_SENTENCE = 20
"""A single cell as long as this, below a gap, is a note rather than a name."""
_SHOWN = 200


def without_foot(rows: Iterable[Row], names: Sequence[str], notes: Notes) -> Iterator[Row]:
    """Yield ``rows`` of a table whose columns have these ``names``, less what is none of it, which is noted."""
    held: list[Row] = []
    before = 0
    alone = len(names) - 1 if len(names) > 2 else len(names) + 1
    folded = [name.casefold() for name in names]
    for row in rows:
        cells = row.cells
        if _is_total(cells) or _is_header(cells, folded):
            _leave_out(row, notes)
        elif cells.count("") >= alone and _can_be_note(row, before, below=bool(held)):
            held.append(row)
        else:
            yield from _given_back(held, notes)
            held = []
            before = row.number
            yield row
    for row in held:
        _leave_out(row, notes)


def _given_back(held: Iterable[Row], notes: Notes) -> Iterator[Row]:
    """Yield rows that could have been notes, were there not more of the table below them."""
    for row in held:
        text = next(cell for cell in row.cells if cell.strip())
        if _NOTE.match(text):
            message = say("This row looks like a note: “{text}”.", text=text[:80])
            notes.add(message, row.number)
        yield row


def _is_total(cells: Sequence[str]) -> bool:
    """Tell whether a row begins with the word for a total and holds nothing but numbers behind it."""
    first = next((place for place, cell in enumerate(cells) if cell and not cell.isspace()), None)
    if first is None or len(cells[first]) > _LONGEST_TOTAL or not _TOTAL.match(cells[first]):
        return False
    rest = [cell for cell in cells[first + 1 :] if cell.strip()]
    return bool(rest) and all(_NUMBER.fullmatch(cell) for cell in rest)


def _is_header(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether a row is the header once more, as on each page of a printed list."""
    if cells[0].strip().casefold() != names[0] or len(cells) < 2:
        return False
    filled = [(cell, name) for cell, name in zip(cells, names, strict=True) if cell.strip()]
    return len(filled) * 2 > len(names) and all(c.strip().casefold() == n for c, n in filled)


def _can_be_note(row: Row, before: int, *, below: bool) -> bool:
    """Tell whether a row with one cell can be a note; ``before`` is the last row that is none.

    By its words, or as a sentence below a gap or below such a note.
    """
    text = next(cell for cell in row.cells if cell.strip())
    if _NOTE.match(text) or _TOTAL.match(text):
        return True
    is_apart = below or (before > 0 and row.number > before + 1)
    return is_apart and len(text.strip()) >= _SENTENCE


def _leave_out(row: Row, notes: Notes) -> None:
    text = " | ".join(cell.strip() for cell in row.cells if cell.strip())
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    message = say(
        "This row was left out: it is no row of the table, but a total, a note or its header (“{text}”).",
        text=shown,
    )
    notes.add(message, row.number)
