"""What costs a start too much: loaded by name when the first chart that needs it is described."""

from importlib import import_module

from diplomat_desk.charts.network_graph import Analyst


def network_analyst() -> Analyst:
    """Return the analysis of networks, which takes networkx and numpy (more than a whole window)."""
    found: Analyst = import_module("diplomat_desk.charts.network_analysis").analyst
    return found
