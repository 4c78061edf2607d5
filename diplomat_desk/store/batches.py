"""A few hundred at a time: a statement takes only so many values, and memory only so many records."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

BATCH = 500

_Value = TypeVar("_Value")


def batches(values: Iterable[_Value], together: int = BATCH) -> Iterator[list[_Value]]:
    """Yield ``values`` in their order, so many together."""
    rest = iter(values)
    while batch := list(islice(rest, together)):
        yield batch
