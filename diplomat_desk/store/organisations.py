"""Organisations whole: names, type, country, parent."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.text import fold
from diplomat_desk.store.listed import by_owner
from diplomat_desk.store.naming import ORGANISATIONS, drop_unused, identify, write_aliases
from diplomat_desk.store.parts import date_text, value_of
from diplomat_desk.store.schema_entities import organisation, organisation_alias

_parent = organisation.alias("parent")


def read(connection: Connection, ids: Sequence[int]) -> dict[int, Organisation]:
    """Return the organisations ``ids`` whole, by id, whatever their level."""
    names = by_owner(connection, organisation_alias, ids, "name", "organisation_id")
    found = connection.execute(
        select(organisation, _parent.c.name.label("parent"))
        .outerjoin_from(organisation, _parent, organisation.c.parent_id == _parent.c.id)
        .where(organisation.c.id.in_(ids))
    )
    return {
        row["id"]: value_of(
            Organisation,
            row,
            aliases=names.get(row["id"], ()),
            confidentiality=Level(row["level"]),
        )
        for row in found.mappings()
    }


def write(connection: Connection, one: Organisation, known: int | None) -> Organisation:
    """Write ``one`` whole, over version ``known`` or as a new row, and return it with id and version.

    A parent not yet known by its name is added.
    """
    version = (known if known is not None else one.version) + 1
    values = {
        "name": one.name,
        "name_key": fold(one.name),
        "type": one.type,
        "country": one.country or None,
        "parent_id": identify(connection, ORGANISATIONS, one.parent) if one.parent else None,
        "valid_from": date_text(one.valid_from),
        "valid_to": date_text(one.valid_to),
        "note": one.note,
        "level": int(one.confidentiality),
        "kept": one.kept,
        "version": version,
    }
    number = one.id
    before: set[int] = set()
    if known is not None:
        before = {
            parent
            for parent in connection.scalars(
                select(organisation.c.parent_id).where(organisation.c.id == number)
            )
            if parent
        }
        connection.execute(update(organisation).where(organisation.c.id == number).values(values))
    else:
        made = connection.execute(
            insert(organisation).values(values | ({"id": number} if number else {}))
        )
        number = int(made.inserted_primary_key[0])  # type: ignore[index]
    write_aliases(connection, ORGANISATIONS, number, one.aliases)
    drop_unused(connection, ORGANISATIONS, before)
    return read(connection, [number])[number]


def erase(connection: Connection, number: int) -> None:
    """Delete an organisation that no initiative names any more; those that belonged to it stand alone."""
    connection.execute(
        update(organisation).where(organisation.c.parent_id == number).values(parent_id=None)
    )
    connection.execute(delete(organisation).where(organisation.c.id == number))


def state_of(connection: Connection, number: int) -> State | None:
    """Return an organisation as it stands, or None."""
    found = read(connection, [number]).get(number)
    return State(found) if found else None
