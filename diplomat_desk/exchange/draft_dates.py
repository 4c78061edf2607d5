"""The dates of a row: whole, or joined from columns of years, months and days."""

import re

from diplomat_desk.domain.dates import DateError, PartialDate, surely_after
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.date_words import month_of, plainly
from diplomat_desk.exchange.dating import read_date, span_in
from diplomat_desk.exchange.drafts import Weight
from diplomat_desk.exchange.known import key_of
from diplomat_desk.exchange.making import Making
from diplomat_desk.exchange.mapping import Order
from diplomat_desk.exchange.plan import Column
from diplomat_desk.exchange.saying import Said

FIELDS = ("start", "end", "planned_start", "planned_end")
_PARTS = ("year", "month", "day")
_PARTS_OF = {name: tuple(f"{name}.{part}" for part in _PARTS) for name in FIELDS}
_GOING_ON = frozenset({"ongoing", "on-going", "present", "to date", "now", "current", "continuing"})
_NO_YEAR = frozenset({"0", "0000", "9999"})
_NO_PART = frozenset({"0", "00", "99"})
"""What columns of years, months and days hold where it is not known."""
_NEVER = "9999"
"""The year that stands for "not yet" where a file has no blank ends."""
_ENDS = {"start": "end", "planned_start": "planned_end"}
_SERIAL_DIGITS = 5
_ONE = re.compile(
    r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:[T ][\d:.,+Z-]*)?|\d{1,4}|\d{4}-(?:0\d|1[0-2])", re.ASCII
)
"""What is surely one date, as most are: a range is not sought there."""


def read_dates(making: Making) -> None:
    """Put the dates of the row into its fields; an end before its start is kept as text."""
    for name in FIELDS:
        if name not in making.plan.groups:
            making.fields.setdefault(name, None)
            continue
        whole = first_date(making, name, may_be_open=name.endswith("end"))
        making.fields[name] = _joined(making, name, whole) or making.fields.get(name)
    _in_order(making, "start", "end")
    _in_order(making, "planned_start", "planned_end")
    dates = [making.fields[name] for name in FIELDS]
    making.year = next((date.year for date in dates if date and not date.is_open), None)


def first_date(making: Making, target: str, *, may_be_open: bool = False) -> PartialDate | None:
    """Return the date of the first column of ``target`` that has one; what others say is kept as text."""
    found = None
    for column in making.plan.of(target):
        if found and column.is_default:
            break
        date = _date_of(making, column, may_be_open=may_be_open)
        if date and found:
            making.keep(column)
        found = found or date
    return found


def _date_of(making: Making, column: Column, *, may_be_open: bool) -> PartialDate | None:
    """Return the date in ``column``; what is no date is kept, an impossible one refuses the row."""
    said = making.said(column)
    if not said.text:
        return None
    if may_be_open and key_of(said.text) in _GOING_ON:
        making.keep(column)
        return PartialDate.open()
    if said.text.startswith(_NEVER):
        making.keep(column)
        return PartialDate.open() if may_be_open else None
    date = _range(making, column, said) or _read(making, column, said)
    if date and date.is_open and not may_be_open:
        making.warn(column, said.text, say("Only an end can be open; it was kept in a note."))
        return None
    if date and str(date) != said.text:
        making.keep(column)
    return date


def _range(making: Making, column: Column, said: Said) -> PartialDate | None:
    """Return where a range begins and put its end into the field for that, where nothing else says one."""
    last = _ENDS.get(column.target.name, "")
    if not last or said.decided or _ONE.fullmatch(said.text) or _says(making, last):
        return None
    span = span_in(column.mapping, said.text)
    start, end = span.start.date, span.end.date
    if start is None or end is None or surely_after(start, end):
        return None
    making.fields[last] = end
    message = say(
        "Two dates were read: {start} to {end}.", start=start.in_words(), end=end.in_words()
    )
    doubts = [one.doubt for one in (span.start, span.end) if one.doubt and not one.slight]
    weight = Weight.WARNED if doubts else Weight.NOTED
    making.warn(column, said.text, " ".join((message, *doubts)), weight)
    return start


def _says(making: Making, name: str) -> bool:
    """Tell whether any column of the date ``name`` or of its parts has a text."""
    names = (name, *_PARTS_OF[name])
    return any(making.said(column).text for one in names for column in making.plan.of(one))


def _read(making: Making, column: Column, said: Said) -> PartialDate | None:
    if said.decided:
        try:
            return PartialDate.of(said.text)
        except DateError:
            pass
    read = column.date(said.text, column.mapping.order)
    if read.refused:
        making.warn(column, said.text, read.refused, Weight.REFUSED)
        return None
    if read.date is None and (counted := _counted(making, column, said)):
        return counted
    if read.date is None:
        making.keep(column)
    if read.doubt:
        # That a year of two digits was read is told of the whole column; here it is no more than noted.
        making.warn(column, said.text, read.doubt, Weight.NOTED if read.slight else Weight.WARNED)
    return read.date


def _counted(making: Making, column: Column, said: Said) -> PartialDate | None:
    """Return the day that a number of five digits counts, where that lies in the years of the column's dates."""
    text, years = said.text.removesuffix(".0"), column.mapping.years
    if not (text.isdecimal() and len(text) == _SERIAL_DIGITS and years) or column.mapping.serial:
        return None
    date = read_date(text, Order.NONE, column.mapping.pivot, serial=1900).date
    if date is None or not years[0] <= date.year <= years[1]:
        return None
    message = say("It was read as a spreadsheet's count of days: {date}.", date=date.in_words())
    making.warn(column, said.text, message)
    return date


def _joined(making: Making, name: str, whole: PartialDate | None) -> PartialDate | None:
    """Return ``whole``, or the date that the columns of its parts make together."""
    parts = [making.first(part) for part in _PARTS_OF[name]]
    if not any(parts):
        return whole
    if whole:
        for one in parts:
            if one:
                making.keep(one[0])
        return whole
    return _made(making, parts)


def _made(making: Making, parts: list[tuple[Column, Said] | None]) -> PartialDate | None:
    year, month, day = parts
    start = _year(making, year) if year else None
    if start is None or start.precision.value != "year":
        _stray(making, (month, day))
        return start
    numbers = [_number(making, one, most) for one, most in ((month, 12), (day, 31))]
    if numbers[0] is None:
        _stray(making, (day,))
        return start
    try:
        return PartialDate(start.year, numbers[0], numbers[1], start.uncertain, start.approximate)
    except DateError as error:
        column, said = day or month or parts[0] or (None, Said())
        if column:
            making.warn(column, said.text, str(error), Weight.REFUSED)
        return None


def _year(making: Making, one: tuple[Column, Said]) -> PartialDate | None:
    column, said = one
    if said.text in _NO_YEAR:
        making.keep(column)
        return None
    if said.text.isdecimal() and len(said.text) <= 2:
        number = int(said.text)
        number += 1900 if number > column.mapping.pivot else 2000
        message = say("A year of two digits was read as {year}.", year=number)
        making.warn(column, said.text, message, Weight.NOTED)
        return PartialDate(number)
    read = column.date(said.text, column.mapping.order or Order.YMD)
    if read.refused:
        making.warn(column, said.text, read.refused, Weight.REFUSED)
        return None
    if read.date is None:
        making.warn(column, said.text, read.doubt or say("This is no year; it was kept in a note."))
    elif str(read.date) != said.text:
        making.keep(column)
    return read.date


def _number(making: Making, one: tuple[Column, Said] | None, most: int) -> int | None:
    """Return a month or day as a number; 0 and 99 stand for one that is not known."""
    if one is None:
        return None
    column, said = one
    text = said.text.strip().rstrip(".").removesuffix(".0")
    if text in _NO_PART:
        making.keep(column)
        return None
    if text.isdecimal() and len(text) <= 2:
        return int(text)
    number = month_of(plainly(text)) if most == 12 else None
    if number:
        making.keep(column)
        return number
    making.warn(column, said.text, say("This is no month or day; it was kept in a note."))
    return None


def _stray(making: Making, parts: tuple[tuple[Column, Said] | None, ...]) -> None:
    for one in parts:
        if one and one[1].text in _NO_PART:
            making.keep(one[0])
        elif one:
            message = say(
                "It belongs to a date whose larger part is missing; it was kept in a note."
            )
            making.warn(one[0], one[1].text, message)


def _in_order(making: Making, first: str, last: str) -> None:
    start, end = making.fields[first], making.fields[last]
    if not (start and end and surely_after(start, end)):
        return
    making.fields[last] = None
    message = say(
        "The end ({end}) is before the start ({start}); it was kept in a note.",
        end=end.in_words(),
        start=start.in_words(),
    )
    columns = [c for name in (last, *_PARTS_OF[last]) for c in making.plan.of(name)]
    said = [column for column in columns if making.cell(column) and not column.is_default]
    for column in said[1:]:
        making.keep(column)
    for column in said[:1]:
        making.warn(column, making.cell(column), message)
