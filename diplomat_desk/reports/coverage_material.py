"""What the register gave for a coverage report."""

from dataclasses import dataclass
from enum import StrEnum

from diplomat_desk.domain.channels import Crossing
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Crosstab, Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.words import say
from diplomat_desk.reports.kinds import Used


class Which(StrEnum):
    """How the countries that are looked at were chosen."""

    CHOSEN = "chosen"
    WATCHED = "watched"
    REGION = "region"
    RECORDED = "recorded"
    REGIONS = "regions"

    @property
    def in_words(self) -> str:
        """Return which countries these are."""
        return {
            Which.CHOSEN: say("The countries of the filter"),
            Which.WATCHED: say("The countries of the watch list"),
            Which.REGION: say(
                "The watch list is empty: the countries of the home country’s region"
            ),
            Which.RECORDED: say("The watch list is empty: the countries in this register"),
            Which.REGIONS: say("The regions of the world"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Channels to ``rows``, countries or regions, by track or approach.

    ``table`` counts, ``crossings`` say when and whether alive; ``since`` as in a brief.
    """

    filter: Filter
    tally: Tally
    marking: Level
    used: frozenset[Used]
    since: str
    years: int
    which: Which
    rows: tuple[str, ...]
    table: Crosstab
    crossings: tuple[Crossing, ...]
