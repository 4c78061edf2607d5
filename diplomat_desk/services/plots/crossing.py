"""The numbers of the charts that cross two things."""

from diplomat_desk.charts.kinds import Options
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import counting


def ask(desk: Desk, chosen: Filter, options: Options) -> Crosstab:
    """Return the selected initiatives counted by country and track; one counts once in each country."""
    with desk.register.reading() as connection:
        return counting.track_by_country(connection, chosen)
