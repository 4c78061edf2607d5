"""Paper in another language than the window's: the names of countries, the shipped terms."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.paths import resource
from diplomat_desk.reports.translations import catalogue, translator

SOURCE = "en"
"""The language that texts and names are written in."""


def vocabularies_in(language: str, vocabularies: Vocabularies) -> Vocabularies:
    """Return the vocabularies with the labels and definitions that are translated.

    A term that the user has named otherwise is the user's own text and stays as it is.
    """
    if not catalogue(language):
        return vocabularies
    turn = translator(language)
    return Vocabularies(
        tuple(
            replace(term, label=turn(term.label), definition=turn(term.definition))
            for term in vocabularies.terms
        )
    )


def countries_in(language: str, countries: Countries) -> Countries:
    """Return the countries under their names in ``language``; a name that the user gave one stays."""
    wanted = language.split("-", maxsplit=1)[0]
    if wanted == SOURCE:
        return countries
    names, turn = _country_names(), translator(language)
    return Countries(
        replace(one, name=names.get(one.name, {}).get(wanted) or turn(one.name))
        for one in countries
    )


@cache
def _country_names() -> Mapping[str, Mapping[str, str]]:
    names: dict[str, Mapping[str, str]] = {}
    for file in ("countries.json", "former_states.json"):
        names |= json.loads(resource("translations", file).read_bytes())
    return names
