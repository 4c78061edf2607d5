"""Partial dates as SQL: whether the days that one can stand for lie in a period, all of them or some."""

import calendar

from sqlalchemy import ColumnElement, and_, func, not_

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.periods import Period

DOUBT = "?~%"
"""What a date's text may end with."""
ONGOING = ".."

_YEAR = len("1991")


def surely(text: ColumnElement[str], period: Period) -> ColumnElement[bool]:
    """Return the condition that every day that ``text`` can stand for lies in ``period``."""
    return and_(text > ONGOING, _first(text) >= _since(period), last_day(text) <= _until(period))


def maybe(text: ColumnElement[str], period: Period) -> ColumnElement[bool]:
    """Return the condition that some day does that ``text`` can stand for, but not every one."""
    overlaps = and_(
        text > ONGOING, _first(text) <= _until(period), last_day(text) >= _since(period)
    )
    return and_(overlaps, not_(surely(text, period)))


def surely_before(text: ColumnElement[str], period: Period) -> ColumnElement[bool]:
    """Return the condition that every day lies before ``period``."""
    return and_(text > ONGOING, last_day(text) < _since(period))


def surely_after(text: ColumnElement[str], period: Period) -> ColumnElement[bool]:
    """Return the condition that every day lies after ``period``."""
    return and_(text > ONGOING, _first(text) > _until(period))


def _first(text: ColumnElement[str]) -> ColumnElement[str]:
    return _filled(text, "-01-01")


def last_day(text: ColumnElement[str]) -> ColumnElement[str]:
    """Return the last day that a date can stand for; each month has 31 here."""
    return _filled(text, "-12-31")


def _filled(text: ColumnElement[str], rest: str) -> ColumnElement[str]:
    known = func.rtrim(text, DOUBT)
    lacking: ColumnElement[str] = func.substr(rest, func.length(known) - _YEAR + 1)
    return known.concat(lacking)


def _since(period: Period) -> str:
    return period.since.earliest.isoformat() if period.since else ""


def _until(period: Period) -> str:
    return last_bound(period.until) if period.until else "9999-12-31"


def last_bound(until: PartialDate) -> str:
    """Return the last day as text; the end of a month is its 31st, as in :func:`last_day`."""
    last = until.latest
    if last.day == calendar.monthrange(last.year, last.month)[1]:
        return f"{last.isoformat()[:-2]}31"
    return last.isoformat()
