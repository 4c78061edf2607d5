"""Who works with whom, asked of the register."""

from collections.abc import Mapping

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.networks import Between, Network
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import networks


def ask(desk: Desk, chosen: Filter, options: Mapping[str, str]) -> Network:
    """Return the network of ``chosen``: ``between`` whom, and at most how many of them (``most``)."""
    between, most = Between(options["between"]), int(options["most"])
    with desk.register.reading() as connection:
        return networks.ask(connection, chosen, between, most)
