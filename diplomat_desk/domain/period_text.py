"""Periods as they are written for a report: ``2024``, ``2024-Q3``, ``2024-03``, ``2020..2024``."""

import re
from datetime import date
from enum import StrEnum

from diplomat_desk.domain.dates import DateError, PartialDate, Precision
from diplomat_desk.domain.periods import Period, Step
from diplomat_desk.domain.words import say

RANGE = ".."
_QUARTER = re.compile(r"(\d{4})-[Qq]([1-4])", re.ASCII)
_SHAPES = {
    "month": re.compile(r"\d{4}-\d{2}", re.ASCII),
    "quarter": _QUARTER,
    "year": re.compile(r"\d{4}", re.ASCII),
}


class Length(StrEnum):
    """How long a period may be; ``ANY`` as it is written, days and ranges too."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ANY = "any"


def read_period(text: str, length: Length, today: date) -> Period:
    """Return the period that ``text`` writes; an empty one is the last whole one before ``today``.

    Raises :class:`DateError` with a sentence that says how it is written.
    """
    plain = text.strip()
    if not plain:
        return _last_whole(Step.YEAR if length is Length.ANY else Step(length), today)
    shape = _SHAPES.get(length)
    if shape is not None and not shape.fullmatch(plain):
        raise DateError(_how(plain, length))
    start, dots, end = plain.partition(RANGE)
    first, last = _part(start, plain), _part(end, plain) if dots else None
    period = Period(first.since, (last or first).until)
    if period.is_backward:
        raise DateError(say("The period “{text}” ends before it begins.", text=plain[:40]))
    return period


def period_name(period: Period) -> str:
    """Return what a bounded period is called: ``2004``, ``Q3 2024``, ``October 1991``, ``2020–2024``."""
    number = _quarter(period)
    return period.in_words() if number is None else Step.QUARTER.in_words(number)


def when(period: Period) -> str:
    """Return the beginning of a sentence: ``In Q3 2024``, ``On 5 March 2024``, ``From 2020 to 2024``."""
    since, until = period.since, period.until
    if since and until and since != until and _quarter(period) is None:
        return say("From {start} to {end}", start=since.in_words(), end=until.in_words())
    if since and since.precision is Precision.DAY:
        return say("On {date}", date=period_name(period))
    return say("In {period}", period=period_name(period))


def step_of_period(period: Period) -> Step | None:
    """Return the step of a time axis that ``period`` is exactly one of; None if it is none."""
    if _quarter(period) is not None:
        return Step.QUARTER
    if period.since and period.since == period.until:
        steps = {Precision.YEAR: Step.YEAR, Precision.MONTH: Step.MONTH}
        return steps.get(period.since.precision)
    return None


def _quarter(period: Period) -> int | None:
    since, until = period.since, period.until
    if not (since and until and since.month and until.month) or since.day or until.day:
        return None
    number = Step.QUARTER.containing(since.earliest)
    exact = (Step.QUARTER.since(number), Step.QUARTER.until(number)) == (since, until)
    return number if exact else None


def _last_whole(step: Step, today: date) -> Period:
    number = step.containing(today) - 1
    return Period(step.since(number), step.until(number))


def _part(text: str, whole: str) -> Period:
    quarter = _QUARTER.fullmatch(text)
    try:
        if quarter:
            number = int(quarter[1]) * 4 + int(quarter[2]) - 1
            return Period(Step.QUARTER.since(number), Step.QUARTER.until(number))
        if not re.fullmatch(r"[\d-]+", text, re.ASCII):
            raise DateError(_how(whole, Length.ANY))
        on = PartialDate.of(text)
    except DateError as error:
        if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?|\d{4}", text, re.ASCII) or quarter:
            raise
        raise DateError(_how(whole, Length.ANY)) from error
    return Period(on, on)


def _how(text: str, length: Length) -> str:
    shown = text if len(text) <= 40 else text[:40] + "…"
    return {
        Length.MONTH: say("“{text}” is not a month. Write it like 2024-03.", text=shown),
        Length.QUARTER: say("“{text}” is not a quarter. Write it like 2024-Q3.", text=shown),
        Length.YEAR: say("“{text}” is not a year. Write it like 2024.", text=shown),
        Length.ANY: say(
            "“{text}” is not a period. Write it like 2024, 2024-Q3, 2024-03 or 2020..2024.",
            text=shown,
        ),
    }[length]
