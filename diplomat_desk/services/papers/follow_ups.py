"""What the follow-up list needs of the register."""

from collections.abc import Sequence

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.upcoming import Listed
from diplomat_desk.reports.follow_ups import COUNTRY, DONE, GROUP, OWNER, FollowUps
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.store import agenda, listing

MOST = 5_000
"""So many are printed; how many more there are is said."""


def ask(desk: Desk, request: Request) -> FollowUps:
    """Return the follow-ups of what the filter selects, of everybody or of one owner."""
    chosen = request.filter
    options = request.options
    owner, by_country = options[OWNER].strip(), options[GROUP] == COUNTRY
    with desk.register.reading() as connection:
        found = agenda.follow_ups(connection, chosen, done=options[DONE] == "yes")
        request.check()
        if owner:
            found = tuple(one for one in found if fold(one.task.follow_up.owner) == fold(owner))
        ids = [one.task.initiative_id for one in found]
        named = (
            agenda.country_level(connection, chosen.ceiling, ids) if by_country else Level.PUBLIC
        )
        by = agenda.level_of_choice(connection, chosen, ids)
        tally = listing.tally(connection, chosen)
    return FollowUps(
        filter=chosen,
        tally=tally,
        marking=max(named, by, *(one.level for one in found)) if found else Level.PUBLIC,
        today=request.today,
        listed=found[:MOST],
        left_out=max(0, len(found) - MOST),
        owner=owner,
        scope=_scope(desk, chosen),
    )
