"""Who works with whom, asked of the register."""

from collections.abc import Mapping
from dataclasses import replace

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.networks import Between, Network
from diplomat_desk.domain.regions import OTHER
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.regions import region_of
from diplomat_desk.store import networks


def ask(desk: Desk, chosen: Filter, options: Mapping[str, str]) -> Network:
    """Return the network of ``chosen``: ``between`` whom, and at most how many of them (``most``)."""
    between, most = Between(options["between"]), int(options["most"])
    with desk.register.reading() as connection:
        found = networks.ask(connection, chosen, between, most)
    if between is not Between.COUNTRIES:
        return found
    regions = region_of()
    nodes = tuple(replace(node, sort=regions.get(node.key, OTHER)) for node in found.nodes)
    return replace(found, nodes=nodes)
