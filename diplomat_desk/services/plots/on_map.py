"""What the map asks of the register."""

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.on_map import MapFigures
from diplomat_desk.domain.options import Options
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import on_map


def ask(desk: Desk, chosen: Filter, options: Options) -> MapFigures:
    """Return the numbers behind the map of ``chosen``; they are the same whatever its ``options``."""
    with desk.register.reading() as connection:
        return on_map.ask(connection, chosen)
