"""Terms and countries of a register."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from diplomat_desk.domain.countries import Countries, Country, CountryKind
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.domain.text import fold
from diplomat_desk.store import preferences
from diplomat_desk.store.schema import country, country_alias, country_name, term


def seed_terms(connection: Connection, terms: Iterable[Term]) -> None:
    """Write ``terms`` into a new register, numbered within their vocabulary in the order given."""
    places: dict[str, int] = {}
    rows = []
    for item in terms:
        places[item.vocabulary] = places.get(item.vocabulary, 0) + 1
        rows.append(
            {
                "vocabulary": item.vocabulary,
                "code": item.code,
                "label": item.label,
                "definition": item.definition,
                "colour": item.colour,
                "mark": item.mark,
                "position": places[item.vocabulary],
                "retired": item.retired,
            }
        )
    connection.execute(insert(term), rows)


def seed_countries(connection: Connection, countries: Iterable[Country]) -> None:
    """Write ``countries`` and their other names into a new register."""
    known = list(countries)
    connection.execute(
        insert(country),
        [
            {
                "code": item.code,
                "name": item.name,
                "alpha2": item.alpha2,
                "kind": item.kind.value,
                "valid_from": item.valid_from,
                "valid_to": item.valid_to,
            }
            for item in known
        ],
    )
    names = [{"country_code": c.code, "name": n} for c in known for n in dict.fromkeys(c.aliases)]
    if names:
        connection.execute(insert(country_alias), names)


def vocabularies(connection: Connection) -> Vocabularies:
    """Return every term of the register."""
    rows = connection.execute(select(term).order_by(term.c.vocabulary, term.c.position))
    return Vocabularies(
        tuple(
            Term(
                r.vocabulary, r.code, r.label, r.definition, r.colour, r.mark, r.position, r.retired
            )
            for r in rows
        )
    )


def countries(connection: Connection) -> Countries:
    """Return every country of the register, named as the profile in force wants it."""
    aliases: dict[str, list[str]] = {}
    for row in connection.execute(select(country_alias)):
        aliases.setdefault(row.country_code, []).append(row.name)
    profile = preferences.get(connection, preferences.COUNTRY_PROFILE)
    names = connection.execute(
        select(country_name.c.country_code, country_name.c.name).where(
            country_name.c.profile == profile
        )
    )
    shown = {row.country_code: row.name for row in names}
    found = [
        _country(row, shown.get(row.code, ""), aliases.get(row.code, []))
        for row in connection.execute(select(country))
    ]
    return Countries(sorted(found, key=lambda one: fold(one.name) if shown else one.name))


def _country(row: Row[Any], shown: str, aliases: list[str]) -> Country:
    """Return a country under its display name; its own name is then among the others."""
    others = [row.name, *aliases] if shown and shown != row.name else aliases
    return Country(
        row.code,
        shown or row.name,
        tuple(others),
        row.alpha2,
        CountryKind(row.kind),
        row.valid_from,
        row.valid_to,
    )


def seed_missing(connection: Connection, terms: Iterable[Term]) -> None:
    """Add the vocabularies that a register from before them does not have at all."""
    there = set(connection.scalars(select(term.c.vocabulary).distinct()))
    missing = [item for item in terms if item.vocabulary not in there]
    if missing:
        seed_terms(connection, missing)
