"""What costs a start too much: the libraries of formats, loaded by name when a file is first written."""

from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO

from diplomat_desk.exchange.formats.selection import Notes, Options, Selection

Write = Callable[[Selection, BinaryIO, Options], Notes]


def writer(module: str) -> Write:
    """Return what writes the format of ``module`` in :mod:`exchange.formats`."""
    write: Write = import_module(f"diplomat_desk.exchange.formats.{module}").write
    return write
