"""Long lists of small things, packed: a million findings take a few megabytes."""

import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

_Held = TypeVar("_Held")
_PAGE = 512
MOST = 1_000_000
"""More than these are counted, but not kept."""


class Pages(Generic[_Held]):
    """A list that is appended to and read page by page; ``pack`` makes JSON of a thing, ``unpack`` takes it back."""

    def __init__(
        self, pack: Callable[[_Held], list[Any]], unpack: Callable[[list[Any]], _Held]
    ) -> None:
        self._pack = pack
        self._unpack = unpack
        self._closed: list[bytes] = []
        self._open: list[list[Any]] = []
        self._count = 0

    def __len__(self) -> int:
        """Return how many there were, kept or not."""
        return self._count

    def __iter__(self) -> Iterator[_Held]:
        """Give those that are kept, in their order."""
        for number in range(len(self._closed) + 1):
            yield from map(self._unpack, self._read(number))

    @property
    def left_out(self) -> int:
        """How many are only counted."""
        return max(self._count - MOST, 0)

    def append(self, one: _Held) -> None:
        """Add one at the end."""
        self._count += 1
        if self._count > MOST:
            return
        self._open.append(self._pack(one))
        if len(self._open) == _PAGE:
            text = json.dumps(self._open, ensure_ascii=False, separators=(",", ":"))
            self._closed.append(zlib.compress(text.encode("utf-8", "surrogatepass"), 1))
            self._open = []

    def page(self, first: int, most: int) -> tuple[_Held, ...]:
        """Return ``most`` from number ``first`` on."""
        found: list[list[Any]] = []
        number, skipped = divmod(first, _PAGE)
        while len(found) < skipped + most and number <= len(self._closed):
            found += self._read(number)
            number += 1
        return tuple(map(self._unpack, found[skipped : skipped + most]))

    def _read(self, number: int) -> list[list[Any]]:
        if number >= len(self._closed):
            return self._open
        text = zlib.decompress(self._closed[number]).decode("utf-8", "surrogatepass")
        held: list[list[Any]] = json.loads(text)
        return held
