"""What the register gave for a brief on a country."""

from dataclasses import dataclass
from datetime import date

from diplomat_desk.domain.briefing import Body, Counted, Known, Latest, Results
from diplomat_desk.domain.channels import Channel, Crossing, Running
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.over_time import OverTime
from diplomat_desk.domain.upcoming import Event, Task
from diplomat_desk.reports.kinds import Used


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief on ``country``: what ``filter`` selects, which names it.

    ``since`` is the day from which on something keeps a channel alive, ``years`` how long ago that is.
    ``elsewhere`` are the channels by approach to other countries, ``neighbours`` those of its region.
    ``conveners`` are by track. ``gaps`` count by the rules of the quality list, None where not asked for.
    """

    country: str
    filter: Filter
    tally: Tally
    marking: Level
    used: frozenset[Used] = frozenset()
    today: date
    since: str
    years: int
    latest: Latest | None
    over_time: OverTime
    tracks: tuple[Channel, ...]
    approaches: tuple[Channel, ...]
    running: tuple[Running, ...]
    conveners: dict[str, tuple[tuple[str, int], ...]]
    elsewhere: tuple[Crossing, ...] = ()
    neighbours: frozenset[str]
    countries: tuple[Counted, ...]
    places: tuple[Counted, ...]
    constraints: tuple[Counted, ...]
    organisations: tuple[Body, ...]
    people: tuple[Known, ...]
    results: Results
    events: tuple[Event, ...] = ()
    tasks: tuple[Task, ...] = ()
    gaps: dict[str, int] | None
