"""Reading a written date as far as it goes."""

import re
from dataclasses import dataclass

from diplomat_desk.domain.dates import DateError, PartialDate
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.mapping import Order

_PARTS = re.compile(r"^\s*([?\d]*)\s*([/.-])\s*([?\d]*)\s*\2\s*([?\d]*)\s*$", re.ASCII)
_ISO = re.compile(r"^(\d{4}-\d{2}-\d{2})T?\s*00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says of a date.

    ``doubt`` is what a person should know of it; ``refused`` why there can be no such date. A text that
    is no date has neither a date nor a refusal.
    """

    date: PartialDate | None = None
    doubt: str = ""
    refused: str = ""


def read_date(text: str, order: Order, pivot: int) -> Read:
    """Return what ``text`` says; ``order`` is the column's, and two digits above ``pivot`` are of the 1900s."""
    plain = text.strip()
    if not plain.strip("?./ "):
        return Read()
    try:
        whole = _ISO.match(plain)
        return Read(PartialDate.of(whole[1] if whole else plain))
    except DateError as error:
        if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", plain, re.ASCII):
            return Read(refused=str(error))
    parts = _PARTS.match(plain)
    if parts is None or order is Order.NONE:
        return Read(doubt=say("“{text}” cannot be read as a date.", text=plain[:60]))
    numbers = (parts[1], parts[3], parts[4])
    by_letter = dict(zip(order.value, numbers, strict=True))
    return _made(by_letter["y"], by_letter["m"], by_letter["d"], pivot)


def _made(year: str, month: str, day: str, pivot: int) -> Read:
    if not year.isdecimal():
        return Read(doubt=say("The year is missing."))
    number, doubt = int(year), ""
    if len(year) <= 2:
        number += 1900 if number > pivot else 2000
        doubt = say("A year of two digits was read as {year}.", year=number)
    elif number < 1900:
        doubt = say("The year {year} is unusual.", year=number)
    some_month = int(month) if month.isdecimal() else None
    some_day = int(day) if day.isdecimal() and some_month else None
    try:
        return Read(PartialDate(number, some_month, some_day), doubt)
    except DateError as error:
        return Read(refused=str(error))
