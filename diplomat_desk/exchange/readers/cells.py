"""What a cell of a workbook holds, as text."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

Value = str | int | float | bool | date | datetime | time | timedelta
"""What the library for workbooks gives; an empty cell is an empty text."""

ERRORS = frozenset(
    {
        "#N/A",
        "#DIV/0!",
        "#REF!",
        "#NAME?",
        "#VALUE!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#N/D",
    }
)
"""What a spreadsheet shows where a formula has no result."""


def as_text(value: Value) -> str:
    r"""Return ``value`` as a row has it: dates in ISO, no fraction of whole numbers, line breaks as ``\n``."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, timedelta):
        return span_text(value)
    return value.isoformat() if isinstance(value, date | time) else str(value)


def number_text(value: float) -> str:
    """Return a number with the 15 digits that spreadsheets know, and never with an exponent."""
    if value.is_integer() and abs(value) < 1e21:
        return f"{value:.0f}"
    text = f"{value:.15g}"
    return f"{Decimal(text):f}" if "e" in text else text


def moment_text(value: datetime) -> str:
    """Return a moment to the second, and only its day at midnight.

    Spreadsheets count days as fractions, so a second is often missed by a thousandth; no time zone is
    thought of, so no day moves.
    """
    try:
        near = value + timedelta(milliseconds=500)
    except OverflowError:
        near = value
    near = near.replace(microsecond=0, tzinfo=None)
    return near.date().isoformat() if near.time() == time() else near.isoformat()


def span_text(value: timedelta) -> str:
    """Return a length of time as hours, minutes and seconds."""
    seconds = round(value.total_seconds())
    sign = "-" if seconds < 0 else ""
    hours, rest = divmod(abs(seconds), 3600)
    return f"{sign}{hours}:{rest // 60:02}:{rest % 60:02}"
