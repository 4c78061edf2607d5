"""Where it was: cities and countries of a row, by place beside each other."""

import re
from itertools import zip_longest

from diplomat_desk.charts.gazetteer import gazetteer
from diplomat_desk.domain.initiative import Place
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.draft_actors import countries_in, country_code, no_country
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.making import Making
from diplomat_desk.exchange.plan import Column
from diplomat_desk.exchange.saying import Said

_WITHIN = re.compile(r"([^,()]+)(?:,([^,()]+)|\(([^()]+)\)\s*)")
_SHORT = 3
"""What is no longer may be a state or a province: Boston, MA."""
_EVERYDAY = frozenset({"UAE", "UK", "USA", "DRC"})


def read_places(making: Making) -> None:
    """Put the places into the fields of the row."""
    places: list[Place] = []
    paired: set[int] = set()
    for column in making.plan.of("place.city"):
        if column.is_default and places:
            continue
        cities = [said.text for said in making.elements(column)]
        country = making.plan.part_of(column, "place.country")
        if country:
            paired.add(country.place)
        places += _together(making, column, cities, country)
    for column in making.plan.of("place.country"):
        if column.place not in paired and not (column.is_default and places):
            places += [Place(country=code) for code in _codes(making, column) if code]
    making.fields["places"] = places


def _together(
    making: Making, column: Column, cities: list[str], country: Column | None
) -> list[Place]:
    codes = _codes(making, country) if country else []
    if country and len(codes) == 1 and len(cities) > 1:
        codes *= len(cities)
    elif country and cities and codes and len(cities) != len(codes):
        message = say(
            "Cities and countries are not equally many; they were paired by place as far as they go."
        )
        making.warn(column, making.cell(column), message)
    if country is None:
        places = [_parted(making, column, city) for city in cities]
    else:
        places = [Place(city, code) for city, code in zip_longest(cities, codes, fillvalue="")]
    for place in places:
        _check(making, column, place)
    return [place for place in places if place.city or place.country]


def _parted(making: Making, column: Column, text: str) -> Place:
    """Return the place that ``Lahore, Pakistan`` or ``Dubai (UAE)`` is; what is less sure is a city as it stands."""
    found = _WITHIN.fullmatch(text)
    tail = (found[2] or found[3]).strip() if found else ""
    if found is None or (len(tail) <= _SHORT and tail not in _EVERYDAY):
        return Place(text)
    naming, city = countries_in(column.reader, tail, making.year), found[1].strip()
    if len(naming.codes) != 1 or naming.rest or gazetteer().elsewhere(city, naming.codes[0]):
        return Place(text)
    making.keep(column)
    return Place(city, naming.codes[0])


def _codes(making: Making, column: Column) -> list[str]:
    """Return the code of each country in ``column``, empty where it is none: a border has no country."""
    return [_code(making, column, said) if said.text else "" for said in making.elements(column)]


def _code(making: Making, column: Column, said: Said) -> str:
    if said.decided:
        code = country_code(making, said.text)
        if not code:
            making.keep(column)
        return code
    naming = countries_in(column.reader, said.text, making.year)
    if len(naming.codes) == 1 and not naming.rest:
        if not naming.exact:
            making.keep(column)
        return naming.codes[0]
    making.unknown(column, said.text, Sort.COUNTRY)
    making.warn(column, said.text, no_country(making, said.text))
    return ""


def _check(making: Making, column: Column, place: Place) -> None:
    """Warn where a city lies in another country than said, as far as the shipped cities tell."""
    if not (place.city and place.country):
        return
    elsewhere = gazetteer().elsewhere(place.city, place.country)
    if not elsewhere:
        return
    names = making.plan.known.countries
    message = say(
        "{city} is known in {other}, not in {country}.",
        city=place.city,
        other=names.name(elsewhere),
        country=names.name(place.country),
    )
    making.warn(column, place.city, message)
