"""Charts kept under a name and the dashboard of up to six of them, each change undone as one step."""

from dataclasses import replace

from diplomat_desk.domain.changes import Action, Change, Identity, Kind, State
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, Problem, RefusedError
from diplomat_desk.domain.saved_charts import (
    MOST_TILES,
    SavedChart,
    chart_problems,
    tiles_of,
    unbounded_chart,
)
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.services import keeping_named, placing
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.labels import short
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin, erase_one
from diplomat_desk.store import saved_charts


def listing(desk: Desk, ceiling: Level) -> tuple[SavedChart, ...]:
    """Return the kept charts whose names may be shown, in their order."""
    with desk.register.reading() as connection:
        return saved_charts.listing(connection, ceiling)


def put(desk: Desk, one: SavedChart, ceiling: Level, *, on_dashboard: bool = False) -> Change:
    """Keep a new chart (``id`` 0) at the end, or an edited one where it stands; return the change.

    A new one is shown ``on_dashboard`` too.

    Raises :class:`RefusedError` with every problem, :class:`StaleError` when it was changed since it was
    read, :class:`MissingError` when it is gone; then nothing is written.
    """
    tidied = replace(unbounded_chart(one), name=clean_line(one.name))
    # A name that may not be shown here is not told by refusing it either.
    found = chart_problems(tidied, listing(desk, ceiling))
    if not tidied.id and not found:
        tidied = replace(tidied, tile=_free_tile(desk, ceiling) if on_dashboard else 0)
    return keeping_named.put(desk, tidied, listing(desk, TOP), found, _identity(tidied.id))


def move(desk: Desk, number: int, by: int, ceiling: Level) -> tuple[Change, ...]:
    """Let a chart change places with the one before (``by`` -1) or after it (1) in the list of kept charts.

    Return the changes; none where it stands at the end already or is gone.
    """
    return placing.move(desk, listing(desk, ceiling), number, by)


def delete(desk: Desk, number: int, ceiling: Level) -> Change:
    """Delete a kept chart; raise :class:`MissingError` when it is gone."""
    return erase_one(desk, _identity(_found(desk, number, ceiling).id), lambda _: "")


def put_on_dashboard(desk: Desk, number: int, ceiling: Level) -> Change | None:
    """Show a kept chart on the dashboard, after those that are there; None where it is there already.

    Raises :class:`RefusedError` where there are six that may be shown, :class:`MissingError`.
    """
    one = _found(desk, number, ceiling)
    if one.tile:
        return None
    label = say("put “{title}” on the dashboard", title=short(one.name))
    return _edit(desk, one, replace(one, tile=_free_tile(desk, ceiling)), label)


def take_off_dashboard(desk: Desk, number: int, ceiling: Level) -> Change | None:
    """Take a chart off the dashboard; None where it is not there. Raises :class:`MissingError`."""
    one = _found(desk, number, ceiling)
    if not one.tile:
        return None
    label = say("take “{title}” off the dashboard", title=short(one.name))
    return _edit(desk, one, replace(one, tile=0), label)


def move_on_dashboard(desk: Desk, number: int, by: int, ceiling: Level) -> tuple[Change, ...]:
    """Let a chart change places on the dashboard with the one before (-1) or after it (1), as :func:`move` does."""
    return placing.move(desk, tiles_of(listing(desk, ceiling)), number, by, "tile")


def _free_tile(desk: Desk, ceiling: Level) -> int:
    """Return the place after the last tile; raise :class:`RefusedError` where all may be seen to be taken."""
    # What lies above the ceiling takes no place: a full dashboard would tell that it is there.
    if len(tiles_of(listing(desk, ceiling))) >= MOST_TILES:
        text = say(
            "The dashboard has room for {most} charts. Take one off it first.", most=MOST_TILES
        )
        raise RefusedError((Problem("tile", text),))
    return 1 + max((other.tile for other in listing(desk, TOP)), default=0)


def _edit(desk: Desk, before: SavedChart, after: SavedChart, label: str) -> Change:
    with begin(desk) as writer:
        change = writer.put(Action.EDIT, label, State(before), State(after), before.version)
    desk.history.add(Step(label, (change,)))
    return change


def _found(desk: Desk, number: int, ceiling: Level) -> SavedChart:
    for one in listing(desk, ceiling):
        if one.id == number:
            return one
    raise MissingError(say("This chart was deleted meanwhile."))


def _identity(number: int) -> Identity:
    return Identity(Kind.CHART, str(number))
