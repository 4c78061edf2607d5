"""The numbers behind the timeline."""

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Options
from diplomat_desk.domain.timeline import Timeline
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import timeline


def ask(desk: Desk, chosen: Filter, options: Options) -> Timeline:
    """Return what ran when; lanes are a matter of describing it, so no option changes the question."""
    with desk.register.reading() as connection:
        return timeline.ask(connection, chosen)
