"""When a record began, as SQL: its first date, and whether this surely lies in a period."""

import calendar

from sqlalchemy import ColumnElement, and_, func

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.store.schema import initiative

FIRST_DATE: ColumnElement[str] = func.coalesce(
    func.nullif(initiative.c.start, ""),
    func.nullif(initiative.c.end, ""),
    func.nullif(initiative.c.planned_start, ""),
    initiative.c.planned_end,
)
"""The date that a record begins with: actual before planned, start before end; empty for none."""
DOUBT = "?~%"
"""What a date's text may end with."""
ONGOING = ".."

_END = "-12-31"
_YEAR = len("1991")


def begun_within(since: PartialDate | None, until: PartialDate | None) -> ColumnElement[bool]:
    """Return the condition that a record's first date lies between both, however vague it is.

    Of an open end it is not known when it began. The column with the first possible day has an index; the
    last possible one is made of the text, by adding what it lacks.
    """
    day = initiative.c.first_day
    found = [day.is_not(None), FIRST_DATE != ONGOING]
    if since:
        found.append(day >= since.earliest.isoformat())
    if until and not until.is_open:
        found += [day <= until.latest.isoformat(), _last_day() <= _bound(until)]
    return and_(*found)


def _last_day() -> ColumnElement[str]:
    """Return the last day that the first date can stand for; each month has 31 here."""
    text = func.rtrim(FIRST_DATE, DOUBT)
    # SQLite counts characters from one: of a year all of the end is lacking.
    lacking: ColumnElement[str] = func.substr(_END, func.length(text) - _YEAR + 1)
    return text.concat(lacking)


def _bound(until: PartialDate) -> str:
    """Return the last day of ``until`` as text; the end of a month is its 31st, as in :func:`_last_day`."""
    last = until.latest
    if last.day == calendar.monthrange(last.year, last.month)[1]:
        return f"{last.isoformat()[:-2]}31"
    return last.isoformat()
