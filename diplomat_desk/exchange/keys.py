"""By which column the rows of a file are known again, so that the next edition of it updates and doubles nothing."""

import re
from collections.abc import Iterable, Sequence

from diplomat_desk.domain.text import clean_line
from diplomat_desk.exchange.cells import is_missing
from diplomat_desk.exchange.mapping import ColumnMapping
from diplomat_desk.exchange.tables import Row

REFERENCE = "reference"
_CODE = re.compile(r"(?=.*[^\W\d_])(?=.*\d).{4,}")
"""A reference that hardly anybody else has given: letters and digits."""
_BARE = frozenset({"no", "nr", "number", "#", "n", "sn", "s.no", "s/n", "row", "line", "item"})


def likely_key(columns: Iterable[ColumnMapping], rows: Sequence[Row]) -> str:
    """Return what a :class:`~diplomat_desk.exchange.mapping.Mapping` of ``columns`` has as its key; often nothing.

    That is the scheme of an identifier which each of ``rows`` has and no two share, or ``reference``.
    Numbers that only count the rows identify nothing: in another file they are other records.
    """
    for one in columns:
        values = _values(one, rows)
        if values is None:
            continue
        if one.target == "external_id" and (_is_named(one) or not _is_running(values)):
            return one.scheme
        if one.target == REFERENCE and all(_CODE.fullmatch(value) for value in values):
            return REFERENCE
    return ""


def _values(one: ColumnMapping, rows: Sequence[Row]) -> list[str] | None:
    """Return the identifiers of all rows; None where the column has none for each, or one twice."""
    if one.target not in ("external_id", REFERENCE) or one.separator or one.of is not None:
        return None
    if one.header.strip(" .:").casefold() in _BARE:
        return None
    values = [row.cells[one.place].strip() for row in rows]
    whole = bool(values) and not any(is_missing(value) for value in values)
    return values if whole and len(set(values)) == len(values) else None


def _is_named(one: ColumnMapping) -> bool:
    """Tell whether the scheme is one of the field's data sets, not the column's own name."""
    return one.scheme != clean_line(one.header)


def _is_running(values: Sequence[str]) -> bool:
    """Tell whether the values are numbers one after another."""
    if not all(value.isdecimal() and not value.startswith("0") for value in values):
        return False
    numbers = sorted(map(int, values))
    return numbers[-1] - numbers[0] == len(numbers) - 1
