"""Which part of the world a country lies in, by the UN's geographic regions (M49)."""

from dataclasses import dataclass
from functools import cache

from diplomat_desk import paths
from diplomat_desk.services.shipped import read


@dataclass(frozen=True, slots=True)
class _File:
    """`regions.json`: alpha-3 codes by the code of their region; ``source`` says whose regions they are."""

    source: str
    regions: dict[str, list[str]]


@cache
def region_of() -> dict[str, str]:
    """Return country -> region for every country that lies in one."""
    found = read(paths.resource("vocabularies", "regions.json"), _File)
    return {country: region for region, countries in found.regions.items() for country in countries}


def neighbours(country: str) -> dict[str, None]:
    """Return the other countries of the region of ``country``, in the order of the list; none without a region."""
    regions = region_of()
    region = regions.get(country)
    return dict.fromkeys(
        code for code, other in regions.items() if region and other == region and code != country
    )
