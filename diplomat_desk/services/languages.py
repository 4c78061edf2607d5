"""Paper in another language than the window's: the names of countries, the shipped terms."""

from dataclasses import replace

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.reports.translations import translator


def vocabularies_in(language: str, vocabularies: Vocabularies) -> Vocabularies:
    """Return the vocabularies with the labels and definitions that are translated.

    A term that the user has named otherwise is the user's own text and stays as it is.
    """
    turn = translator(language)
    return Vocabularies(
        tuple(
            replace(term, label=turn(term.label), definition=turn(term.definition))
            for term in vocabularies.terms
        )
    )


def countries_in(language: str, countries: Countries) -> Countries:
    """Return the countries under their names in ``language``, as far as they are shipped."""
    turn = translator(language)
    return Countries(replace(country, name=turn(country.name)) for country in countries)
