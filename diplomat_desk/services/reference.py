"""The vocabularies and the countries that a new register starts with.

Codes and official names come from ISO 3166 (through pycountry); the words people use, the states that
are no more and all vocabularies come from `resources/vocabularies/`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import pycountry

from diplomat_desk import paths
from diplomat_desk.domain.countries import Country, CountryKind
from diplomat_desk.domain.terms import Term
from diplomat_desk.domain.text import clean_line, fold
from diplomat_desk.services.shipped import read

_File = TypeVar("_File")


@dataclass(frozen=True, slots=True)
class _TermEntry:
    """A line of `terms.json`; ``source`` names the rule of the field that it follows."""

    vocabulary: str
    code: str
    label: str
    definition: str
    colour: str
    mark: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class _StateEntry:
    """A line of `historical_states.json`; ``basis`` says where its years come from."""

    code: str
    name: str
    alpha2: str
    valid_from: int
    valid_to: int
    iso_3166_3: str
    aliases: list[str]
    basis: str


@dataclass(frozen=True, slots=True)
class _States:
    attribution: str
    states: list[_StateEntry]


@dataclass(frozen=True, slots=True)
class _Names:
    """`country_aliases.json`: the name to show, and other names in use, by alpha-3 code."""

    display: dict[str, str]
    aliases: dict[str, list[str]]


def default_terms() -> tuple[Term, ...]:
    """Return the terms of every vocabulary, in their order; positions count within a vocabulary."""
    positions: Counter[str] = Counter()
    terms = []
    for entry in _read("terms.json", list[_TermEntry]):
        terms.append(
            Term(
                vocabulary=entry.vocabulary,
                code=entry.code,
                label=entry.label,
                definition=entry.definition,
                colour=entry.colour,
                mark=entry.mark,
                position=positions[entry.vocabulary],
            )
        )
        positions[entry.vocabulary] += 1
    return tuple(terms)


def default_countries() -> tuple[Country, ...]:
    """Return today's ISO countries by name, then the historical states by name."""
    today = sorted(_iso_countries(), key=lambda country: fold(country.name))
    return (*today, *_historical_states())


def _iso_countries() -> Iterator[Country]:
    names = _read("country_aliases.json", _Names)
    for entry in pycountry.countries:
        known = _names_of(entry)
        name = names.display.get(entry.alpha_3, entry.name)
        yield Country(
            code=entry.alpha_3,
            name=name,
            aliases=_others(name, [*known, *names.aliases.get(entry.alpha_3, [])]),
            alpha2=entry.alpha_2,
        )


def _historical_states() -> Iterator[Country]:
    for state in _read("historical_states.json", _States).states:
        yield Country(
            code=state.code,
            name=state.name,
            aliases=_others(state.name, state.aliases),
            alpha2=state.alpha2,
            kind=CountryKind.HISTORICAL,
            valid_from=state.valid_from,
            valid_to=state.valid_to,
        )


def _names_of(entry: object) -> list[str]:
    # pycountry leaves a field out where ISO has none, so there is no attribute to ask for.
    optional = ("name", "common_name", "official_name")
    return [clean_line(getattr(entry, field)) for field in optional if hasattr(entry, field)]


def _others(name: str, names: list[str]) -> tuple[str, ...]:
    """Return ``names`` once each, without those that read the same as ``name``."""
    distinct: dict[str, str] = {}
    for other in names:
        distinct.setdefault(fold(other), other)
    distinct.pop(fold(name), None)
    return tuple(distinct.values())


def _read(file: str, shape: type[_File]) -> _File:
    return read(paths.resource("vocabularies", file), shape)
