"""Filters kept under a name: saving, changing, moving and deleting them, each undone as one step."""

from dataclasses import replace

from diplomat_desk.domain.changes import Change, Identity, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.saved import SavedFilter, saved_problems, unbounded
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.services import keeping_named, placing
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import saved_filters


def listing(desk: Desk, ceiling: Level) -> tuple[SavedFilter, ...]:
    """Return the filters whose names may be shown, in their order."""
    with desk.register.reading() as connection:
        return saved_filters.listing(connection, ceiling)


def put(desk: Desk, one: SavedFilter, ceiling: Level) -> Change:
    """Keep a new filter (``id`` 0) at the end, or an edited one where it stands; return the change.

    Raises :class:`RefusedError` with every problem, :class:`StaleError` when it was changed since it was
    read, :class:`MissingError` when it is gone; then nothing is written.
    """
    tidied = replace(one, name=clean_line(one.name), filter=unbounded(one.filter))
    # A name that may not be shown here is not told by refusing it either.
    found = saved_problems(tidied, listing(desk, ceiling))
    return keeping_named.put(desk, tidied, listing(desk, TOP), found, _identity(tidied.id))


def move(desk: Desk, number: int, by: int, ceiling: Level) -> tuple[Change, ...]:
    """Let a filter change places with the one before (``by`` -1) or after it (1) that may be shown.

    Return the changes; none where it stands at the end already or is gone.
    """
    return placing.move(desk, listing(desk, ceiling), number, by)


def delete(desk: Desk, number: int, ceiling: Level) -> Change:
    """Delete a filter; raise :class:`MissingError` when it is gone."""
    gone = say("This filter was deleted meanwhile.")
    return keeping_named.delete(desk, listing(desk, ceiling), _identity(number), gone)


def _identity(number: int) -> Identity:
    return Identity(Kind.FILTER, str(number))
