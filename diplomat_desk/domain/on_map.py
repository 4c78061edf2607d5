"""Where in the world initiatives engage, and where they met: the numbers behind the map."""

from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter


@dataclass(frozen=True, slots=True)
class LandCount:
    """A country, its distinct initiatives, and those on each track in the order of the figures' tracks."""

    code: str
    total: int
    on_tracks: tuple[int, ...]

    @property
    def most(self) -> tuple[int, ...]:
        """The positions of the tracks that most are on; several where they tie."""
        highest = max(self.on_tracks, default=0)
        return tuple(n for n, value in enumerate(self.on_tracks) if value == highest and value)


@dataclass(frozen=True, slots=True)
class Host:
    """A place as it was recorded, and how often initiatives met there; city or country may be empty.

    Every meeting counts, and an initiative without a recorded meeting there counts once.
    """

    city: str
    country: str
    times: int


@dataclass(frozen=True, slots=True)
class MapFigures:
    """Initiatives by country, and where they met.

    ``lands`` come largest first, then by code; ``hosts`` likewise. An initiative counts once in each of
    its countries, and once in ``on_tracks``. ``without_country`` and ``without_place`` count selected
    initiatives that name none.
    """

    tracks: tuple[str, ...]
    on_tracks: tuple[int, ...]
    lands: tuple[LandCount, ...]
    hosts: tuple[Host, ...]
    without_country: int
    without_place: int
    filter: Filter
    tally: Tally
    marking: Level
