"""People whole: names, affiliations over time."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.people import Affiliation, Person
from diplomat_desk.domain.text import fold
from diplomat_desk.store.listed import by_owner
from diplomat_desk.store.naming import PEOPLE, write_aliases
from diplomat_desk.store.parts import clear, row_of, value_of
from diplomat_desk.store.schema_entities import affiliation, person, person_alias


def read(connection: Connection, ids: Sequence[int]) -> dict[int, Person]:
    """Return the people ``ids`` whole, by id, whatever their level."""
    names = by_owner(connection, person_alias, ids, "name", "person_id")
    belongs = by_owner(connection, affiliation, ids, Affiliation, "person_id")
    return {
        row["id"]: value_of(
            Person,
            row,
            aliases=names.get(row["id"], ()),
            affiliations=belongs.get(row["id"], ()),
            confidentiality=Level(row["level"]),
        )
        for row in connection.execute(select(person).where(person.c.id.in_(ids))).mappings()
    }


def write(connection: Connection, one: Person, known: int | None) -> Person:
    """Write ``one`` whole, over version ``known`` or as a new row, and return it with id and version."""
    version = (known if known is not None else one.version) + 1
    values = {
        "name": one.name,
        "name_key": fold(one.name),
        "country": one.country or None,
        "note": one.note,
        "level": int(one.confidentiality),
        "kept": one.kept,
        "version": version,
    }
    number = one.id
    if known is not None:
        connection.execute(update(person).where(person.c.id == number).values(values))
    else:
        made = connection.execute(
            insert(person).values(values | ({"id": number} if number else {}))
        )
        number = int(made.inserted_primary_key[0])  # type: ignore[index]
    write_aliases(connection, PEOPLE, number, one.aliases)
    clear(connection, affiliation, number, "person_id")
    rows = [
        {
            "person_id": number,
            "position": position,
            "organisation_key": fold(part.organisation),
            **row_of(part, affiliation),
        }
        for position, part in enumerate(one.affiliations)
    ]
    if rows:
        connection.execute(insert(affiliation), rows)
    return read(connection, [number])[number]


def erase(connection: Connection, number: int) -> None:
    """Delete a person whom nothing names any more."""
    connection.execute(delete(person).where(person.c.id == number))


def state_of(connection: Connection, number: int) -> State | None:
    """Return a person as it stands, or None."""
    found = read(connection, [number]).get(number)
    return State(found) if found else None
