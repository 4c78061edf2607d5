"""What a source of findings gives to the quality list; the list is put together from several."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.findings import Heading, Item
from diplomat_desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a source: up to which level, on which day, what is open or what was dismissed.

    ``outside`` is for what is put out: there nobody is named whose meeting forbids it.
    """

    desk: Desk
    ceiling: Level
    today: date
    dismissed: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One source: the headings of its findings, how many each has, and the findings of one.

    ``items`` is given the code of a heading, how many to pass over and how many to give at most.
    """

    headings: tuple[Heading, ...]
    counts: Callable[[Asked], Mapping[str, int]]
    items: Callable[[Asked, str, int, int], tuple[Item, ...]]
