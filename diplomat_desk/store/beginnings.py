"""When a record began, as SQL: its first date, and whether this surely lies in a period."""

from sqlalchemy import ColumnElement, and_, func

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.store.dated import ONGOING, last_bound, last_day
from diplomat_desk.store.schema import initiative

FIRST_DATE: ColumnElement[str] = func.coalesce(
    func.nullif(initiative.c.start, ""),
    func.nullif(initiative.c.end, ""),
    func.nullif(initiative.c.planned_start, ""),
    initiative.c.planned_end,
)
"""The date that a record begins with: actual before planned, start before end; empty for none."""


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
        found += [day <= until.latest.isoformat(), last_day(FIRST_DATE) <= last_bound(until)]
    return and_(*found)
