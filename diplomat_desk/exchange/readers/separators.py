"""By what the cells of a text are parted, worked out from its first rows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from diplomat_desk.exchange.readers.notes import Notes
from diplomat_desk.exchange.readers.parsing import Dialect, matching, records

SEPARATORS = (",", ";", "\t", "|")
_ROWS = 300

_STATED = re.compile(r'\ufeff?"?sep=(.)"?\s*', re.IGNORECASE)


def stated(line: str) -> str:
    """Return the separator that a first line states for Excel (``sep=;``), empty if it states none."""
    found = _STATED.fullmatch(line)
    return found.group(1) if found else ""


def find_dialect(lines: Sequence[str], ending: str = "") -> Dialect:
    """Return how the cells of ``lines`` are parted; ``ending`` of the file's name speaks for tabs."""
    found = [_try(lines, separator, quote) for separator in SEPARATORS for quote in _quotes(lines)]
    by_tab = 0.02 if ending.lower() in {".tsv", ".tab"} else 0.0
    best = max(found, key=lambda one: one.mark + (by_tab if one.dialect.separator == "\t" else 0.0))
    if best.mark <= 0:
        return Dialect(_unused(lines))
    return particular(best.dialect, lines)


def particular(dialect: Dialect, lines: Sequence[str]) -> Dialect:
    """Return ``dialect`` with what its quotations look like in ``lines``."""
    if not dialect.quote:
        return dialect
    quote, separator = re.escape(dialect.quote), re.escape(dialect.separator)
    inside = rf"(?=[^{quote}{separator}\r\n])"
    spaced = re.compile(rf"{separator} +{quote}{inside}") if dialect.separator != " " else None
    escaped = re.compile(rf"\\{quote}{inside}")
    return replace(
        dialect,
        spaced=spaced is not None and any(spaced.search(line) for line in lines),
        escaped=any(escaped.search(line) for line in lines),
    )


@dataclass(frozen=True, slots=True)
class _Tried:
    """How well the lines are parted by ``dialect``; nothing or less means not at all."""

    dialect: Dialect
    mark: float


def _quotes(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the quotation marks to try, the likeliest first."""
    if any('"' in line for line in lines):
        return ('"', "")
    quoted = sum(line.count("'") >= 2 for line in lines)
    return ("'", '"') if quoted * 3 > len(lines) and _by_apostrophes(lines) else ('"',)


def _by_apostrophes(lines: Sequence[str]) -> bool:
    """Return whether apostrophes stand where quotation marks do: only at the ends of cells."""
    edges = re.compile(r"(?:^|[,;\t|]) ?'|'(?=[,;\t|\r\n]|$)")
    return all(len(edges.findall(line)) == line.count("'") for line in lines[:50])


def _try(lines: Sequence[str], separator: str, quote: str) -> _Tried:
    """Return how evenly ``separator`` parts the lines."""
    dialect = particular(Dialect(separator, quote), lines)
    notes = Notes()
    rows = [
        row for row in islice(records(iter(lines), dialect, notes), _ROWS) if "".join(row).strip()
    ]
    mark = _mark([len(row) for row in rows])
    if mark > 0 and separator == ",":
        mark -= 0.3 * _split_decimals(rows)
    mark -= 0.003 * min(len(notes.all()), 20)
    if not quote:
        mark -= 0.5 if _wrapped(lines, separator) else 0.01
    elif not matching(lines, dialect):
        mark -= 0.02
    return _Tried(Dialect(separator, quote), mark)


def _mark(widths: Sequence[int]) -> float:
    """Return how even the rows are, from 0 (not parted at all) to a little over 1."""
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0.0
    usual, times = max(several.items(), key=lambda one: (one[1], one[0]))
    share = times / len(widths)
    if widths[0] == max(widths):  # ragged: the empty cells at the end of a row were left off
        share = max(share, 0.85 * several.total() / len(widths))
    if share < (0.5 if usual > 2 else 0.6) or (usual == 2 and widths[0] == 1):
        return 0.0
    return share + (0.05 if widths[0] == usual else 0.0) + 0.002 * min(usual, 20)


def _split_decimals(rows: Sequence[Sequence[str]]) -> float:
    """Return the share of rows in which a comma parts digits while another separator is there too."""
    split = sum(
        any(
            one[-1:].isdigit()
            and other[:1].isdigit()
            and any(mark in one + other for mark in ";\t|")
            for one, other in pairwise(row)
        )
        for row in rows
    )
    return split / len(rows) if rows else 0.0


def _wrapped(lines: Sequence[str], separator: str) -> bool:
    """Return whether quotation marks mostly stand around cells: then they are not text."""
    part = re.escape(separator)
    text = "\n".join(line.rstrip("\r\n") for line in lines[:_ROWS]).replace('""', "")
    opening = len(re.findall(rf'(?:^|{part}) ?"', text, re.MULTILINE))
    closing = len(re.findall(rf'" ?(?={part}|$)', text, re.MULTILINE))
    return min(opening, closing) * 4 > text.count('"')


def _unused(lines: Sequence[str]) -> str:
    """Return a separator that parts nothing of ``lines``: the table has one column."""
    return next((one for one in SEPARATORS if not any(one in line for line in lines)), "\x1f")
