"""What the follow-up list needs of the register."""

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.text import fold
from diplomat_desk.reports.follow_ups import FollowUps
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.store import agenda, listing

MOST = 5_000
"""So many are printed; how many more there are is said."""


def ask(desk: Desk, request: Request) -> FollowUps:
    """Return the follow-ups of what the filter selects, of everybody or of one owner."""
    chosen, options = request.filter, request.options
    owner = options["owner"]
    with desk.register.reading() as connection:
        found = agenda.follow_ups(connection, chosen, done=options["done"] == "yes")
        request.check()
        if owner:
            found = tuple(one for one in found if fold(one.task.follow_up.owner) == fold(owner))
        ids = [one.task.initiative_id for one in found]
        levels = [agenda.level_of_choice(connection, chosen, ids)]
        levels += [max(one.level, one.task.follow_up.level) for one in found]
        return FollowUps(
            filter=chosen,
            tally=listing.tally(connection, chosen),
            marking=max((Level.PUBLIC, *levels)),
            today=request.today,
            listed=found[:MOST],
            left_out=max(0, len(found) - MOST),
            owner=owner,
        )
