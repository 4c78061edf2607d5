"""Terms and countries of a register."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from diplomat_desk.domain.countries import Countries, Country, CountryKind
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.store.schema import country, country_alias, term


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
    """Return every country of the register with its other names."""
    names: dict[str, list[str]] = {}
    for row in connection.execute(select(country_alias)):
        names.setdefault(row.country_code, []).append(row.name)
    return Countries(
        Country(
            r.code,
            r.name,
            tuple(names.get(r.code, ())),
            r.alpha2,
            CountryKind(r.kind),
            r.valid_from,
            r.valid_to,
        )
        for r in connection.execute(select(country).order_by(country.c.name))
    )
