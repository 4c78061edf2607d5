"""What the comparison of tracks needs of the register."""

from collections.abc import Iterable

from diplomat_desk.charts.transfer import CARRIED
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.transfers import Carried
from diplomat_desk.reports.kinds import Used
from diplomat_desk.reports.track_figures import COMPARED, TrackComparison
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.plots import positions, transfer
from diplomat_desk.store import by_track, crossing


def ask(desk: Desk, request: Request) -> TrackComparison:
    """Return the tracks of what the filter selects, with the numbers of the pictures if they are wanted."""
    chosen = request.filter
    with desk.register.reading() as connection:
        standings = by_track.ask(connection, chosen)
        crosses = []
        for one in COMPARED:
            request.check()
            crosses.append(crossing.cross(connection, chosen, one, Dimension.TRACK))
    drawn = request.options["charts"] == "yes"
    places = positions.ask(desk, chosen, {}) if drawn else None
    flows = transfer.ask(desk, chosen, {CARRIED: Carried.BOTH}) if drawn else None
    pictured = [one.marking for one in (places, flows) if one]
    return TrackComparison(
        filter=chosen,
        tally=crosses[0].tally,
        marking=max(standings.marking, *(one.marking for one in crosses), *pictured),
        standings=standings,
        crosses=tuple(crosses),
        positions=places,
        transfers=flows,
        used=frozenset(_used(crosses)),
    )


def _used(crosses: Iterable[Crosstab]) -> Iterable[Used]:
    for cross in crosses:
        yield from ((cross.down.vocabulary, code) for code in cross.rows)
        yield from ((cross.across.vocabulary, code) for code in cross.columns)
