"""What people, organisations, terms, entities and saved filters must satisfy before they are kept."""

import re
from collections.abc import Iterator

from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.dates import surely_after
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.part_rules import known_term
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import say

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}", re.ASCII)
_ENTITY_CODE = re.compile(r"[A-Z0-9-]{2,12}", re.ASCII)
LONGEST_NAME = 300


def person_problems(
    one: Person, vocabularies: Vocabularies, countries: Countries
) -> tuple[Problem, ...]:
    """Return everything that forbids keeping ``one`` (already tidied); empty if nothing."""
    return tuple(_person_problems(one, vocabularies, countries))


def organisation_problems(
    one: Organisation, vocabularies: Vocabularies, countries: Countries
) -> tuple[Problem, ...]:
    """Return everything that forbids keeping ``one`` (already tidied); empty if nothing."""
    return tuple(_organisation_problems(one, vocabularies, countries))


def term_problems(one: Term, vocabularies: Vocabularies) -> tuple[Problem, ...]:
    """Return what forbids keeping ``one`` beside the other terms of its vocabulary."""
    found = []
    if not one.label:
        found.append(Problem("label", say("A term needs a name.")))
    if one.colour and not _COLOUR.fullmatch(one.colour):
        found.append(Problem("colour", say("Write the colour as # and six digits, as #4477AA.")))
    for other in vocabularies.of(one.vocabulary, retired=True):
        if other.code != one.code and fold(other.label) == fold(one.label):
            text = say("There is a term “{label}” already. Merge the two, or choose another name.",
                       label=other.label)  # fmt: skip
            found.append(Problem("label", text))
    return tuple(found)


def country_problems(one: Country, countries: Countries, *, new: bool) -> tuple[Problem, ...]:
    """Return what forbids keeping ``one``; the code of a ``new`` entity must be free."""
    found = []
    if not one.name:
        found.append(Problem("name", say("An entity needs a name.")))
    if new and not _ENTITY_CODE.fullmatch(one.code):
        text = say("Write the code in capital letters and figures, 2 to 12 of them.")
        found.append(Problem("code", text))
    elif new and countries.find(one.code) is not None:
        found.append(Problem("code", say("The code “{code}” is taken.", code=one.code)))
    if one.valid_from and one.valid_to and one.valid_from > one.valid_to:
        found.append(Problem("valid_to", say("It ends before it begins.")))
    return tuple(found)


def _person_problems(
    one: Person, vocabularies: Vocabularies, countries: Countries
) -> Iterator[Problem]:
    yield from _name_problems(one.name)
    yield from _country_problem(one.country, countries)
    for part in one.affiliations:
        yield from known_term(vocabularies, "affiliations", "capacity", part.capacity)
        if part.since and part.since.is_open:
            yield Problem("affiliations", say("An affiliation cannot begin with “ongoing”."))
        elif part.since and part.until and surely_after(part.since, part.until):
            yield Problem("affiliations", say("An affiliation ends before it begins."))


def _organisation_problems(
    one: Organisation, vocabularies: Vocabularies, countries: Countries
) -> Iterator[Problem]:
    yield from _name_problems(one.name)
    yield from _country_problem(one.country, countries)
    yield from known_term(vocabularies, "type", "organisation-type", one.type)
    if one.valid_from and one.valid_from.is_open:
        yield Problem("valid_from", say("A beginning needs a date or stays empty."))
    elif one.valid_from and one.valid_to and surely_after(one.valid_from, one.valid_to):
        yield Problem("valid_to", say("It ends before it begins."))
    if one.parent and fold(one.parent) == fold(one.name):
        yield Problem("parent", say("An organisation cannot belong to itself."))


def _name_problems(name: str) -> Iterator[Problem]:
    if not name:
        yield Problem("name", say("A name is needed."))
    elif len(name) > LONGEST_NAME:
        yield Problem("name", say("A name has at most {most} characters.", most=LONGEST_NAME))


def _country_problem(code: str, countries: Countries) -> Iterator[Problem]:
    if code and countries.find(code) is None:
        yield Problem("country", say("There is no country “{code}” in this register.", code=code))
