"""Making very many records without Python looking through all of them for circles again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 500_000
"""So many new objects before it looks; what a row makes is let go of without that."""


@contextmanager
def unhurried() -> Iterator[None]:
    """Let circles of objects be sought seldom inside the block: a tenth of the time of a long import."""
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
