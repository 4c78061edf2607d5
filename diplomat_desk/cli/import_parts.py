"""What reads other people's files, loaded when a file is to be imported: a start is not to pay for it."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import Guess, Mapping
from diplomat_desk.exchange.tables import Row, Table

Recognise = Callable[[tuple[str, ...], Sequence[Row], Known], tuple[Guess, ...]]


def open_table(path: Path) -> Table:
    """Return the file at ``path`` as a table; raise :class:`ExchangeError`."""
    opener: Callable[[Path], Table] = import_module("diplomat_desk.exchange.reading").open_table
    return opener(path)


def recognise(header: tuple[str, ...], rows: Sequence[Row], known: Known) -> tuple[Guess, ...]:
    """Return what each column seems to be."""
    guess: Recognise = import_module("diplomat_desk.exchange.recognising").recognise
    return guess(header, rows, known)


def shipped_profiles() -> tuple[Mapping, ...]:
    """Return the mappings that ship ready, each under its name."""
    ask: Callable[[], tuple[Mapping, ...]] = import_module(
        "diplomat_desk.exchange.profiles"
    ).profiles
    return ask()
