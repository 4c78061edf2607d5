"""Cells that seem to have slipped into a neighbour's column."""

from collections.abc import Callable

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.draft_actors import countries_in
from diplomat_desk.exchange.making import Making
from diplomat_desk.exchange.mapping import Order
from diplomat_desk.exchange.matching import match_term
from diplomat_desk.exchange.plan import Column
from diplomat_desk.exchange.targets import Shape


def check_shifted(making: Making) -> None:
    """Warn where a cell fits its neighbour's column and not its own, and so do others of the row."""
    fitting = _Fitting(making)
    strict = [column for column in making.plan.columns if column.target.shape in _FITS]
    slipped = [column for column in strict if fitting.fits(column, column) is False]
    if not slipped:
        return
    at = {column.place: column for column in making.plan.columns}
    for step in (1, -1):
        moved = [
            column
            for column in slipped
            if (there := at.get(column.place + step)) and fitting.fits(column, there)
        ]
        if moved and (len(moved) > 1 or _is_gap(making, fitting, at[moved[0].place + step])):
            beside = at[moved[0].place + step]
            message = say(
                "The cells of this row seem to have slipped: this would fit “{other}”.",
                other=beside.header,
            )
            making.warn(moved[0], making.cell(moved[0]), message)
            return


def _is_gap(making: Making, fitting: "_Fitting", column: Column) -> bool:
    """Tell whether the cell that belongs there is missing or does not fit either."""
    return not making.cell(column) or fitting.fits(column, column) is False


class _Fitting:
    """Tells whether a cell could stand in a column; None where it says nothing or the column takes anything."""

    def __init__(self, making: Making) -> None:
        self._making = making

    def fits(self, cell_of: Column, column: Column) -> bool | None:
        text = self._making.cell(cell_of)
        test = _FITS.get(column.target.shape)
        if test is None or not self._making.said(cell_of).text:
            return None
        return test(self._making, column, text)


def _is_date(making: Making, column: Column, text: str) -> bool:
    read = column.date(text, column.mapping.order or Order.DMY)
    return read.date is not None or bool(read.refused)


def _is_country(making: Making, column: Column, text: str) -> bool:
    separator = column.mapping.separator
    parts = text.split(separator) if separator else [text]
    return any(countries_in(column.reader, part.strip(), making.year).codes for part in parts)


def _is_term(making: Making, column: Column, text: str) -> bool:
    return bool(match_term(column.target.vocabulary, text, making.plan.known))


def _is_part(making: Making, column: Column, text: str) -> bool:
    return text.isdecimal() and len(text) <= (4 if column.target.name.endswith("year") else 2)


_FITS: dict[Shape, Callable[[Making, Column, str], bool]] = {
    Shape.DATE: _is_date,
    Shape.DATE_PART: _is_part,
    Shape.COUNTRIES: _is_country,
    Shape.TERM: _is_term,
}
"""What can be told of the texts of a column, by its shape."""
