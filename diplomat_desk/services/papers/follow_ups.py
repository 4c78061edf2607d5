"""What the follow-up list needs of the register."""

from diplomat_desk.domain.filters import Filter
from diplomat_desk.reports.follow_ups import FollowUps
from diplomat_desk.services import looking, upcoming
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request

MOST = 5_000


def ask(desk: Desk, request: Request) -> FollowUps:
    """Return the follow-ups that may be shown, of everybody or of one owner."""
    ceiling = request.filter.ceiling
    owner = request.options["owner"] or None
    due = upcoming.look(desk, ceiling, request.today, owner=owner, most=MOST)
    everything = request.within(Filter())
    return FollowUps(
        filter=everything,
        tally=looking.tally(desk, everything),
        marking=ceiling,
        today=request.today,
        due=due,
        owner=request.options["owner"],
    )
