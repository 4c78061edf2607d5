"""Two records that may be one and the same: how alike they are."""

import re
from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.quality import pair_subject

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two, as far as likeness needs it; ``key`` is the folded title, ``start`` when it begins."""

    id: int
    reference: str
    title: str
    key: str
    start: PartialDate
    level: Level


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that share a country; ``level`` is the lowest at which both, and that, are seen."""

    one: Half
    other: Half
    level: Level

    @property
    def subject(self) -> str:
        """What a dismissal of the pair is about."""
        return pair_subject(self.one.id, self.other.id)


def may_be_one_day(one: Half, other: Half) -> bool:
    """Tell whether both may begin on the same day, as far as their dates say."""
    return one.start.earliest <= other.start.latest and other.start.earliest <= one.start.latest


def same_numbers(one: Half, other: Half) -> bool:
    """Tell whether both titles hold the same numbers: the third round is not the fourth."""
    return _numbers(one.key) == _numbers(other.key)


def _numbers(key: str) -> list[int]:
    return sorted(int(digits) for digits in _NUMBER.findall(key))
