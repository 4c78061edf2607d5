"""Where cities lie: looked up by name and country in what is shipped of GeoNames (CC BY 4.0)."""

import gzip
import re
from functools import lru_cache

from diplomat_desk.charts.equal_earth import project
from diplomat_desk.charts.geometry import Point
from diplomat_desk.domain.text import words_of
from diplomat_desk.paths import resource

# Where the cities of states that are no more lie today; for looking up a city, never for counting.
_TODAY = {
    "SUN": ("RUS", "UKR", "BLR", "UZB", "KAZ", "GEO", "AZE", "LTU", "MDA", "LVA", "KGZ", "TJK", "ARM",
            "TKM", "EST"),
    "YUG": ("SRB", "HRV", "BIH", "SVN", "MKD", "MNE"), "SCG": ("SRB", "MNE"),
    "CSK": ("CZE", "SVK"), "DDR": ("DEU",), "EPK": ("BGD",), "SKM": ("IND",), "RHO": ("ZWE",),
    "HEJ": ("SAU",), "VDR": ("VNM",), "RVN": ("VNM",), "YAR": ("YEM",), "YMD": ("YEM",),
    "UAR": ("EGY", "SYR"), "EAZ": ("TZA",), "ANT": ("CUW", "SXM", "BES", "ABW"),
    "AUH": ("AUT", "HUN", "CZE", "SVK", "SVN", "HRV", "BIH"),
}  # fmt: skip
LARGE = 100_000
"""Inhabitants of a city whose name is not expected to be that of another as well."""
_ADDITION = re.compile(r"\s*[,(/].*")


class Gazetteer:
    """Cities by name within a country; of two alike the larger one is meant."""

    def __init__(self, text: str) -> None:
        self._lines: dict[str, list[str]] = {}
        for line in text.splitlines():
            self._lines.setdefault(line[:3], []).append(line)
        self._known: dict[str, dict[str, Point]] = {}
        self._owners: dict[str, str] = {}

    def find(self, city: str, country: str) -> Point | None:
        """Return where ``city`` lies in map units, or None where it is not known.

        What follows a comma or a bracket is left out if the whole is not found.
        """
        found = self.degrees(city, country)
        return project(*found) if found else None

    def degrees(self, city: str, country: str) -> Point | None:
        """Return longitude and latitude (WGS 84) of ``city``, found as :meth:`find` does."""
        for name in (city, _ADDITION.sub("", city)):
            key = " ".join(words_of(name))
            for code in _TODAY.get(country, (country,)):
                found = self._of(code).get(key)
                if found:
                    return found
        return None

    def elsewhere(self, city: str, country: str) -> str:
        """Return the country of the largest city called ``city`` where ``country`` has none; else nothing.

        Nothing too where the cities of ``country`` are not known at all, or the other is small: of small
        places not all are shipped, and ``country`` may well have one of that name.
        """
        known = any(code in self._lines for code in _TODAY.get(country, (country,)))
        if not known or self.find(city, country):
            return ""
        return self._largest().get(" ".join(words_of(city)), "")

    def _largest(self) -> dict[str, str]:
        """Return the country of the largest city of every name, gathered when it is first asked for."""
        if not self._owners:
            cells = [line.split("\t", 5) for lines in self._lines.values() for line in lines]
            large = [cell for cell in cells if int(cell[4]) >= LARGE]
            for cell in sorted(large, key=lambda cell: -int(cell[4])):
                for name in (" ".join(words_of(cell[1])), *cell[5].split("|")):
                    self._owners.setdefault(name, cell[0])
            self._owners.pop("", None)
        return self._owners

    def _of(self, country: str) -> dict[str, Point]:
        if country not in self._known:
            self._known[country] = _cities(self._lines.get(country, ()))
        return self._known[country]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the cities that are shipped in ``resources/maps``."""
    packed = resource("maps", "cities.tsv.gz").read_bytes()
    return Gazetteer(gzip.decompress(packed).decode("utf-8"))


def _cities(lines: list[str] | tuple[()]) -> dict[str, Point]:
    """Return longitude and latitude by the words of a name; the larger city first, and its own name before others.

    Other names lie in the file as folded words already, since there are many.
    """
    cells = [line.split("\t") for line in lines]
    places = [(float(cell[3]), float(cell[2])) for cell in cells]
    found: dict[str, Point] = {}
    for cell, place in zip(cells, places, strict=True):
        found.setdefault(" ".join(words_of(cell[1])), place)
    for cell, place in zip(cells, places, strict=True):
        for name in cell[5].split("|"):
            found.setdefault(name, place)
    found.pop("", None)
    return found
