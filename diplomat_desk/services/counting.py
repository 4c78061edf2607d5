"""The numbers behind the charts."""

from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import crossing


def track_by_country(desk: Desk, chosen: Filter) -> Crosstab:
    """Return the selected initiatives counted by country and track; one counts once in each country."""
    with desk.register.reading() as connection:
        return crossing.track_by_country(connection, chosen)
