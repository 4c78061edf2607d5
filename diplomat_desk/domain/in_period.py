"""What a register records of one period: what surely lies in it, and what only may."""

from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.periods import Period


@dataclass(frozen=True, slots=True)
class Happening:
    """An initiative, or ``what`` is recorded on it; ``kind`` is a code, ``end`` when it ended, if known."""

    initiative_id: int
    reference: str
    title: str
    track: str
    date: PartialDate | None
    end: PartialDate | None = None
    what: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """How many surely lie in a period, and how many may; ``before`` lie in the period before it.

    A date lies in a period when every day does that it can stand for. ``undated`` have no date.
    ``items`` are the first of the sure ones, ``vague`` of those that may.
    """

    sure: int = 0
    maybe: int = 0
    before: int = 0
    undated: int = 0
    items: tuple[Happening, ...] = ()
    vague: tuple[Happening, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """How many of a track or country began in the period and in the one before."""

    code: str
    now: int
    then: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InPeriod:
    """All of it. ``earlier`` is the period before, None where there is none.

    ``ended`` are all that ended; its items leave out those that began in the period too, of which there are
    ``both``. ``running`` began before and surely still went on; of ``open_ended`` more no end is recorded.
    """

    period: Period
    earlier: Period | None
    marking: Level
    selected: int
    undated: int
    began: Found
    ended: Found
    both: int
    running: Found
    open_ended: int
    planned: Found
    meetings: Found
    outcomes: Found
    transfers: Found
    documents: Found
    tracks: tuple[Change, ...]
    countries: tuple[Change, ...]
    tasks: Found | None = None
    overdue: int = 0
