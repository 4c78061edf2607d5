"""The numbers of the charts that cross two dimensions."""

from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Options
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.regions import region_of
from diplomat_desk.store import crossing


def ask_by_country(desk: Desk, chosen: Filter, options: Options) -> Crosstab:
    """Return the selected initiatives counted by country and what bars are split by."""
    return _cross(desk, chosen, Dimension.COUNTRY, Dimension(options["split"]))


def ask_coverage(desk: Desk, chosen: Filter, options: Options) -> Crosstab:
    """Return the selected initiatives counted by the two dimensions of a coverage."""
    return _cross(desk, chosen, Dimension(options["rows"]), Dimension(options["columns"]))


def _cross(desk: Desk, chosen: Filter, rows: Dimension, columns: Dimension) -> Crosstab:
    with desk.register.reading() as connection:
        return crossing.cross(connection, chosen, rows, columns, region_of())
