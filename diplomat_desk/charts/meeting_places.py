"""Where initiatives met, as dots on the map: in the city, or in the country's middle if that is all."""

from collections.abc import Iterable
from dataclasses import dataclass

from diplomat_desk.charts.atlas import Atlas
from diplomat_desk.charts.gazetteer import gazetteer
from diplomat_desk.charts.geometry import Point
from diplomat_desk.domain.aims import NOTHING, Aim
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.on_map import Host
from diplomat_desk.domain.text import words_of
from diplomat_desk.domain.words import commas, count, dotted, listed, say

CITY = "city"
"""The column of every mark and the key of every line that stands for a place where one met."""
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map, and how often initiatives met there.

    ``precise`` tells that it is the city's own place, else it is the middle of its country.
    """

    key: str
    label: str
    country: str
    times: int
    text: str
    at: Point
    precise: bool
    aim: Aim


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands beside the map: ``row`` and ``column`` name its mark."""

    row: str
    column: str
    label: str
    value: int
    text: str
    aim: Aim


@dataclass(frozen=True, slots=True)
class Places:
    """Where initiatives met, most often first; ``listed`` are those with no place on the map."""

    dots: tuple[Dot, ...]
    listed: tuple[Listed, ...]

    @property
    def imprecise(self) -> int:
        """How often they met where only the country can be shown."""
        return sum(dot.times for dot in self.dots if not dot.precise)

    @property
    def not_drawn(self) -> int:
        """How often they met where the map shows nothing."""
        return sum(one.value for one in self.listed)


def locate(hosts: Iterable[Host], countries: Countries, drawn: Atlas) -> Places:
    """Return the places of ``hosts``; spellings and names of one city are put together."""
    found: dict[tuple[Point, bool], list[Host]] = {}
    nowhere: dict[tuple[str, str], list[Host]] = {}
    for one in hosts:
        exact = gazetteer().find(one.city, one.country) if one.city and one.country else None
        at = exact or drawn.middle(one.country)
        if at:
            found.setdefault((at, exact is not None), []).append(one)
        else:
            nowhere.setdefault((" ".join(words_of(one.city)), one.country), []).append(one)
    dots = (_dot(at, exact, same, countries) for (at, exact), same in found.items())
    beside = (_listed(same, countries) for same in nowhere.values())
    return Places(
        tuple(sorted(dots, key=lambda dot: (-dot.times, dot.label))),
        tuple(sorted(beside, key=lambda one: (-one.value, one.label))),
    )


def times_in_words(number: int) -> str:
    """Return ``met 3 times``."""
    return count(number, "met once", "met {n} times")


def first_of(names: list[str], most: int) -> str:
    """Return the first of ``names``, and how many more there are."""
    rest = len(names) - most
    return listed([*names[:most], say("{n} more", n=f"{rest:,}")] if rest > 0 else names)


def _dot(at: Point, exact: bool, same: list[Host], countries: Countries) -> Dot:
    code, city = same[0].country, same[0].city
    times = sum(one.times for one in same)
    country = countries.name(code)
    if exact:
        label = country if city == country else f"{city}, {country}"
        text = say("{place}: {times}", place=label, times=times_in_words(times))
        return Dot(f"{city}/{code}", label, code, times, text, at, True, Aim(text=city))
    cities = [one.city for one in same if one.city]
    why = _why(cities)
    text = say("{place}: {times}", place=country, times=dotted(times_in_words(times), why))
    aim = Aim(text=cities[0]) if len(cities) == len(same) == 1 else NOTHING
    return Dot(f"/{code}", country, code, times, text, at, False, aim)


def _why(cities: list[str]) -> str:
    if not cities:
        return say("only the country is known")
    names = first_of(cities, _MOST_NAMED)
    return say("shown in the middle of the country, not found: {names}", names=names)


def _listed(same: list[Host], countries: Countries) -> Listed:
    city, code = same[0].city, same[0].country
    label = commas(part for part in (city, countries.name(code) if code else "") if part)
    times = sum(one.times for one in same)
    text = say("{place}: {times}", place=label, times=times_in_words(times))
    return Listed(f"{city}/{code}", CITY, label, times, text, Aim(text=city) if city else NOTHING)
