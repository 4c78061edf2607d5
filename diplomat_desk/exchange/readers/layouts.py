"""Where in a sheet the table begins: the rows with the names of its columns, below titles and blank rows.

A row names columns where it is about as wide as the table, holds texts that are no numbers or dates, each
once, and data follow it. Two rows name them together where the first is of groups ("Party", then a gap)
and the second fills the gaps.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Cells = Sequence[str]

LOOKED_AT = 60
"""So many rows from the top can hold the header."""

_NUMBER = re.compile(r"[-+]?[\d.,\s%€$£]*\d[\d.,\s%€$£]*|-?\d+(?:\.\d+)?[eE][-+]?\d+")
_DATE = re.compile(
    r"\d{4}-\d{1,2}(?:-\d{1,2})?(?:[T ][\d:.+Z-]+)?"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:[ T][\d:]+)?|\d{1,2}:\d\d(?::\d\d)?"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells: rows from 1, columns from 0, both ends within."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where the header is: its first row from 1 (0 for none), how many rows it has, the first row of data."""

    header: int
    headers: int
    first: int


def find_place(rows: Sequence[Cells], spans: Sequence[Span] = ()) -> Place:
    """Return where the header of ``rows`` is; the first of them has the number 1."""
    filled = [_filled(row) for row in rows]
    usual = _usual_width(filled)
    if usual == 0:
        return Place(1, 1, 2)
    for index, row in enumerate(rows[:LOOKED_AT]):
        if filled[index] < _wide_enough(usual):
            continue
        if not _names(row, rows[index + 1 : index + 6]):
            if _is_data(row):
                return _without_names(rows, index)
            continue
        if _is_title(rows, index, filled, usual):
            continue
        if _two_rows(rows, index, spans):
            return Place(index + 1, 2, index + 3)
        if _one_of_many(rows, index, filled):
            return Place(0, 1, index + 1)
        return Place(index + 1, 1, index + 2)
    first = next(index for index, width in enumerate(filled) if width)
    return Place(first + 1, 1, first + 2)


def fill_spans(rows: Sequence[Cells], first: int, spans: Sequence[Span]) -> list[list[str]]:
    """Return ``rows``, the first of the number ``first``, with merged cells all holding what one does."""
    whole = [list(row) for row in rows]
    for span in spans:
        if not first <= span.top < first + len(whole):
            continue
        source = whole[span.top - first]
        value = source[span.left] if span.left < len(source) else ""
        for number in range(span.top, min(span.bottom, first + len(whole) - 1) + 1):
            row = whole[number - first]
            row.extend("" for _ in range(span.right + 1 - len(row)))
            row[span.left : span.right + 1] = [value] * (span.right + 1 - span.left)
    return whole


def column_names(rows: Sequence[Cells], width: int, skipped: int = 0) -> tuple[str, ...]:
    """Return the names of ``width`` columns out of the ``rows`` that hold them, each once.

    Of several rows the names are joined ("Party – Name"); a group's name reaches over the gaps behind it.
    A nameless one is called as in the spreadsheet, where the first stands behind ``skipped`` others.
    """
    whole = [
        _carried(row, width) if place < len(rows) - 1 else row for place, row in enumerate(rows)
    ]
    names = []
    for place in range(width):
        parts = [" ".join(row[place].split()) if place < len(row) else "" for row in whole]
        names.append(" – ".join(dict.fromkeys(part for part in parts if part)))
    return _each_once(
        [name or f"Column {letters(place + skipped)}" for place, name in enumerate(names)]
    )


def letters(place: int) -> str:
    """Return what a spreadsheet calls the column at ``place``, from 0: A, Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _carried(row: Cells, width: int) -> list[str]:
    """Return ``row`` with each name repeated over the gaps behind it."""
    carried: list[str] = []
    for place in range(width):
        cell = row[place].strip() if place < len(row) else ""
        carried.append(cell or (carried[-1] if carried else ""))
    return carried


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    """Return ``names`` with a number behind those that were there before."""
    taken = set(names)
    seen: set[str] = set()
    once = []
    for name in names:
        unique, number = name, 1
        while unique in seen or (number > 1 and unique in taken):
            number += 1
            unique = f"{name} ({number})"
        seen.add(unique)
        once.append(unique)
    return tuple(once)


def _filled(row: Cells) -> int:
    """Return how many cells hold something."""
    return sum(1 for cell in row if cell and not cell.isspace())


def _usual_width(filled: Sequence[int]) -> int:
    """Return how many cells of a row are usually filled; rows with one are titles where others are wider."""
    several = Counter(width for width in filled if width > 1)
    if not several:
        return max(filled, default=0)
    return max(several.items(), key=lambda one: (one[1], one[0]))[0]


def _wide_enough(usual: int) -> float:
    """Return how many cells a header has at least."""
    return usual * 0.6 if usual > 2 else usual


def _is_value(cell: str) -> bool:
    """Return whether ``cell`` is a number or a date rather than a name."""
    return len(cell) <= 40 and bool(_NUMBER.fullmatch(cell) or _DATE.fullmatch(cell))


def _names(row: Cells, below: Sequence[Cells]) -> bool:
    """Return whether the cells of ``row`` can be names of columns; a year can, where no years follow."""
    filled = [(place, cell.strip()) for place, cell in enumerate(row) if cell.strip()]
    values = [(place, cell) for place, cell in filled if _is_value(cell)]
    if len(values) == len(filled) or any(not _year_as_name(one, below) for one in values):
        return False
    return len(filled) == 1 or max(len(cell) for _, cell in filled) <= _LONGEST_NAME


def _year_as_name(found: tuple[int, str], below: Sequence[Cells]) -> bool:
    """Return whether a value at a place is a year over cells that are none."""
    place, cell = found
    under = [text for row in below if (text := _at(row, place))]
    return bool(_YEAR.fullmatch(cell)) and not any(_YEAR.fullmatch(text) for text in under)


def _is_data(row: Cells) -> bool:
    """Return whether ``row`` holds numbers or dates."""
    return any(_is_value(cell.strip()) for cell in row if cell.strip())


def _without_names(rows: Sequence[Cells], index: int) -> Place:
    """Return the place of a table whose first wide row, at ``index``, is data: no header, or a narrow one."""
    before = index - 1
    named = before >= 0 and _names(rows[before], rows[index : index + 5])
    if named and _filled(rows[before]) * 2 >= _filled(rows[index]) > 2:
        return Place(before + 1, 1, index + 1)
    return Place(0, 1, index + 1)


def _two_rows(rows: Sequence[Cells], index: int, spans: Sequence[Span]) -> bool:
    """Return whether the row at ``index`` names groups and the next the columns within them."""
    if index + 2 >= len(rows):
        return False
    upper, lower, data = rows[index], rows[index + 1], rows[index + 2]
    if not _names(lower, rows[index + 2 : index + 7]) or not _short(lower):
        return False
    across = [span for span in spans if span.top == index + 1 and span.right > span.left]
    if not across and not _fills_gaps(upper, lower):
        return False
    if across and not all(_any_filled(lower, span) for span in across):
        return False
    return bool(across) or _is_data(data) or _filled(data) >= _filled(lower)


def _short(row: Cells) -> bool:
    """Return whether the names in ``row`` are short."""
    return all(len(cell.strip()) <= 60 for cell in row)


def _any_filled(row: Cells, span: Span) -> bool:
    """Return whether ``row`` holds something below ``span``."""
    return any(cell.strip() for cell in row[span.left : span.right + 1])


def _fills_gaps(upper: Cells, lower: Cells) -> bool:
    """Return whether ``lower`` fills all gaps of ``upper``, which are many, and begins within a group."""
    width = max(len(upper), len(lower))
    gaps = [place for place in range(width) if not _at(upper, place)]
    inner = [place for place in gaps if any(_at(upper, before) for before in range(place))]
    if len(inner) * 4 < width or not all(_at(lower, place) for place in gaps):
        return False
    return all(_at(lower, place - 1) for place in inner if _at(upper, place - 1))


def _at(row: Cells, place: int) -> str:
    """Return the cell at ``place``, empty where there is none."""
    return row[place].strip() if place < len(row) else ""


def _is_title(rows: Sequence[Cells], index: int, filled: Sequence[int], usual: int) -> bool:
    """Return whether the row at ``index`` stands above a gap, with names of columns further below."""
    below = filled[index + 1 : index + 5]
    if filled[index] >= usual or not below or below[0]:
        return False
    return any(
        width > filled[index] and _names(rows[place], rows[place + 1 : place + 6])
        for place, width in enumerate(below, index + 1)
    )


def _one_of_many(rows: Sequence[Cells], index: int, filled: Sequence[int]) -> bool:
    """Return whether the row at ``index`` is data like those below: its texts come again in their columns.

    The very same row further below is a header that stands on each page.
    """
    below = [
        row
        for row, width in zip(rows[index + 1 :], filled[index + 1 :], strict=True)
        if width > 1 and list(row) != list(rows[index])
    ]
    if len(below) < 3 or filled[index] < 2:
        return False
    again = sum(
        any(_at(row, place).casefold() == cell.strip().casefold() for row in below)
        for place, cell in enumerate(rows[index])
        if cell.strip()
    )
    unique = len({cell.strip().casefold() for cell in rows[index] if cell.strip()})
    return again * 2 >= filled[index] or unique * 2 <= filled[index]
