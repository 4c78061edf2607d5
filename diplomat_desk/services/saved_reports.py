"""Reports kept under a name, each change undone as one step."""

from dataclasses import replace

from diplomat_desk.domain.changes import Change, Identity, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.saved_reports import SavedReport, report_problems, unbounded_report
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.services import keeping_named, placing
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import saved_reports


def listing(desk: Desk, ceiling: Level) -> tuple[SavedReport, ...]:
    """Return the kept reports that may be told, in their order."""
    with desk.register.reading() as connection:
        return saved_reports.listing(connection, ceiling)


def put(desk: Desk, one: SavedReport, ceiling: Level) -> Change:
    """Keep a new report (``id`` 0) at the end, or an edited one where it stands; return the change.

    It is at least as confidential as the initiative that it is about.

    Raises :class:`RefusedError` with every problem, :class:`StaleError` when it was changed since it was
    read, :class:`MissingError` when it is gone; then nothing is written.
    """
    with desk.register.reading() as connection:
        level = max(one.level, saved_reports.level_of_subject(connection, one.subject))
    tidied = replace(unbounded_report(one), name=clean_line(one.name), level=level)
    # A name that may not be shown here is not told by refusing it either.
    found = report_problems(tidied, listing(desk, ceiling))
    return keeping_named.put(desk, tidied, listing(desk, TOP), found, _identity(tidied.id))


def move(desk: Desk, number: int, by: int, ceiling: Level) -> tuple[Change, ...]:
    """Let a report change places with the one before (``by`` -1) or after it (1).

    Return the changes; none where it stands at the end already or is gone.
    """
    return placing.move(desk, listing(desk, ceiling), number, by)


def delete(desk: Desk, number: int, ceiling: Level) -> Change:
    """Delete a kept report; raise :class:`MissingError` when it is gone."""
    gone = say("This report was deleted meanwhile.")
    return keeping_named.delete(desk, listing(desk, ceiling), _identity(number), gone)


def _identity(number: int) -> Identity:
    return Identity(Kind.REPORT, str(number))
