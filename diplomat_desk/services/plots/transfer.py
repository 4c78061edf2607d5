"""What the chart of transfers asks of the register."""

from diplomat_desk.charts.transfer import CARRIED, WITHIN
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Options
from diplomat_desk.domain.transfers import Carried, Transfers
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import transferring


def ask(desk: Desk, chosen: Filter, options: Options) -> Transfers:
    """Return what went from the initiatives that ``chosen`` selects to a track."""
    carried = Carried(options.get(CARRIED, Carried.BOTH))
    within = options.get(WITHIN) == "all"
    with desk.register.reading() as connection:
        return transferring.ask(connection, chosen, carried, within=within)
