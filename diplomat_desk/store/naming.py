"""Who is meant by a name: people and organisations are found by id, by name, or by another name."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.text import clean_line, fold
from diplomat_desk.store import index
from diplomat_desk.store.schema import engagement
from diplomat_desk.store.schema_entities import (
    organisation,
    organisation_alias,
    person,
    person_alias,
)
from diplomat_desk.store.schema_parts import appearance


@dataclass(frozen=True, slots=True)
class Named:
    """A sort of record that others name: its table, its other names, and who names it."""

    table: Table
    aliases: Table
    owner: str
    uses: Table
    kind: Kind

    @property
    def reference(self) -> ColumnElement[int]:
        """The column by which another record names this one."""
        column: ColumnElement[int] = self.uses.c[self.owner]
        return column


ORGANISATIONS = Named(
    organisation, organisation_alias, "organisation_id", engagement, Kind.ORGANISATION
)
PEOPLE = Named(person, person_alias, "person_id", appearance, Kind.PERSON)


def identify(connection: Connection, named: Named, name: str, known: int = 0) -> int:
    """Return the id of the record that ``known``, else ``name``, means; one not there yet is added.

    An added one takes ``known`` as its id, so that what is done again names the same record again.
    """
    columns = named.table.c
    if known and connection.execute(select(columns.id).where(columns.id == known)).first():
        return known
    found = by_name(connection, named, name)
    if found:
        return found
    values = {"name": name, "name_key": fold(name)} | ({"id": known} if known else {})
    made = connection.execute(insert(named.table).values(values))
    number = int(made.inserted_primary_key[0])  # type: ignore[index]
    index.put_name(connection, named.kind, number, name)
    return number


def by_name(connection: Connection, named: Named, name: str) -> int:
    """Return the id of the record with ``name``, or else with that other name; 0 where there is none."""
    key = fold(name)
    columns, other = named.table.c, named.aliases.c
    found = connection.execute(
        select(columns.id).where(columns.name_key == key).order_by(columns.id).limit(1)
    ).scalar()
    if found is None:
        ids = connection.scalars(
            select(other[named.owner]).where(other.name_key == key).distinct().limit(2)
        ).all()
        # Two that share another name: neither is meant for sure.
        found = ids[0] if len(ids) == 1 else 0
    return int(found)


def drop_unused(connection: Connection, named: Named, ids: set[int]) -> None:
    """Delete those of ``ids`` that were only named and that nothing names any more: no trace is left."""
    if not ids:
        return
    columns = named.table.c
    used = select(named.reference)
    gone = [columns.id.in_(ids), columns.id.not_in(used), columns.kept.is_(False)]
    if named is ORGANISATIONS:
        parents = select(columns.parent_id).where(columns.parent_id.is_not(None))
        gone.append(columns.id.not_in(parents))
    dropped = connection.scalars(select(columns.id).where(*gone)).all()
    for number in dropped:
        index.forget(connection, named.kind, number)
    connection.execute(delete(named.table).where(columns.id.in_(dropped)))


def like(text: str) -> str:
    """Return the pattern for what contains ``text`` as folded, its own wildcards escaped by a backslash."""
    return f"%{escaped(fold(clean_line(text)))}%"


def escaped(text: str) -> str:
    """Return ``text`` as part of a pattern: its own wildcards escaped by a backslash."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def write_aliases(connection: Connection, named: Named, owner: int, names: tuple[str, ...]) -> None:
    """Write the other names of a record anew."""
    table = named.aliases
    connection.execute(delete(table).where(table.c[named.owner] == owner))
    if names:
        connection.execute(
            insert(table),
            [
                {named.owner: owner, "position": n, "name": name, "name_key": fold(name)}
                for n, name in enumerate(names)
            ],
        )
