"""What reads other people's files, loaded when a file is to be imported: a start is not to pay for it."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.stated import Stated
from diplomat_desk.exchange.tables import Layout, Table


def open_table(path: Path) -> Table:
    """Return the file at ``path`` as a table; raise :class:`ExchangeError`."""
    opener: Callable[[Path], Table] = import_module("diplomat_desk.exchange.reading").open_table
    return opener(path)


def understood(table: Table, layout: Layout, known: Known) -> Mapping:
    """Return what the columns of ``table`` seem to be."""
    found: Mapping = (
        import_module("diplomat_desk.exchange.understanding")
        .understand(table, layout, known)
        .mapping
    )
    return found


def shipped_profiles() -> tuple[Mapping, ...]:
    """Return the mappings that ship ready, each under its name."""
    return tuple(one.mapping for one in _profiles().shipped())


def fitting(header: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the shipped mappings that files with such a ``header`` have, the likeliest first."""
    return tuple(one.name for one in _profiles().offered(header))


def adapted(mapping: Mapping, header: tuple[str, ...]) -> tuple[Mapping, tuple[str, ...]]:
    """Return ``mapping`` set to all columns of ``header``, and those of it that are not there."""
    found: Mapping
    found, lacking = _profiles().adapted(mapping, header)
    whole: Mapping = _profiles().completed(found, header)
    return whole, lacking


def _profiles() -> Any:  # noqa: ANN401 - a module
    return import_module("diplomat_desk.exchange.profiles")


def stated_taker() -> Callable[..., Stated]:
    """Return what records files that say themselves what they hold."""
    take: Callable[..., Stated] = import_module("diplomat_desk.services.stated").take
    return take
