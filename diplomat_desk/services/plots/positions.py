"""What the chart of positions asks of the register."""

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Options
from diplomat_desk.domain.positions import Positions
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import positioning


def ask(desk: Desk, chosen: Filter, options: Options) -> Positions:
    """Return how formal and how visible the initiatives that ``chosen`` selects are."""
    with desk.register.reading() as connection:
        return positioning.ask(connection, chosen)
