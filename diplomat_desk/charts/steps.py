"""Round numbers: what axes and scales count in, so that a reader can halve and add them."""

from collections.abc import Iterator
from itertools import count


def round_numbers(digits: tuple[int, ...] = (1, 2, 5)) -> Iterator[int]:
    """Yield ``digits`` times every power of ten, without end: 1, 2, 5, 10, 20 and so on."""
    for power in count():
        yield from (digit * 10**power for digit in digits)
