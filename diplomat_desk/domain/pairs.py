"""Two records that may be one and the same: near in time, a country in both, the same numbers in the title."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.quality import pair_subject

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two, as far as likeness needs it.

    ``key`` is the folded title; ``first`` and ``last`` are the days (ISO 8601) between which it began;
    ``countries`` holds by code from which level on each may be told.
    """

    id: int
    reference: str
    title: str
    key: str
    first: str
    last: str
    level: Level
    parent_id: int
    countries: Mapping[str, int]

    @property
    def days(self) -> tuple[str, ...]:
        """The first days under which others are kept that may have begun on the same day."""
        return tuple(dict.fromkeys((self.first, f"{self.first[:7]}-01", f"{self.first[:4]}-01-01")))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, the earlier recorded first; ``level`` is the lowest at which all this is seen."""

    one: Half
    other: Half
    level: Level

    @property
    def subject(self) -> str:
        """What a dismissal of the pair is about."""
        return pair_subject(self.one.id, self.other.id)

    def names(self, ids: Collection[int]) -> bool:
        """Tell whether one of the two is among ``ids``."""
        return self.one.id in ids or self.other.id in ids


@dataclass
class Known:
    """The pairs that look like one under a ceiling, as of the change ``upto`` in the history."""

    upto: int = 0
    pairs: dict[str, Pair] = field(default_factory=dict)


def pair_of(one: Half, other: Half) -> Pair | None:
    """Return the two as a pair if they may be one, whatever their titles say but for numbers.

    The third round is not the fourth, and a round is not its process.
    """
    if one.id in (other.id, other.parent_id) or other.id == one.parent_id:
        return None
    if one.first > other.last or other.first > one.last:
        return None
    shared = one.countries.keys() & other.countries.keys()
    if not shared or _numbers(one.key) != _numbers(other.key):
        return None
    told = min(max(one.countries[code], other.countries[code]) for code in shared)
    first, second = (one, other) if one.id < other.id else (other, one)
    return Pair(first, second, Level(max(one.level, other.level, told)))


def pairs_among(halves: Iterable[Half]) -> Iterator[Pair]:
    """Give the pairs among ``halves``, each once; only what is near in time is held against each other."""
    by_day: dict[str, list[Half]] = {}
    known = list(halves)
    for half in known:
        by_day.setdefault(half.first, []).append(half)
    for half in known:
        for day in half.days:
            for other in by_day.get(day, ()):
                # Both find each other where they are kept under the same day.
                if (day != half.first or other.id > half.id) and (pair := pair_of(half, other)):
                    yield pair


@lru_cache(maxsize=16_384)
def _numbers(key: str) -> list[int]:
    # The same title is held against many others.
    return sorted(int(digits) for digits in _NUMBER.findall(key))
