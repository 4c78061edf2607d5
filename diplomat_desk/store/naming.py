"""Who is meant by a name: people and organisations are found by id, by name, or by another name."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    Select,
    Table,
    bindparam,
    delete,
    exists,
    insert,
    select,
)

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


Met = dict[tuple[Named, str], tuple[int, str]]
"""Names that were asked for in a transaction: the id and the name in the register of each."""

ORGANISATIONS = Named(
    organisation, organisation_alias, "organisation_id", engagement, Kind.ORGANISATION
)
PEOPLE = Named(person, person_alias, "person_id", appearance, Kind.PERSON)


def identify(connection: Connection, named: Named, name: str) -> int:
    """Return the id of the record that ``name`` means; one not there yet is added."""
    return identify_all(connection, named, [(name, 0)], {})[0][0]


def identify_all(
    connection: Connection,
    named: Named,
    wanted: Sequence[tuple[str, int]],
    there: Mapping[int, str],
    met: Met | None = None,
) -> list[tuple[int, str]]:
    """Return the id and name of the records that many ids, else their names, mean; what is not there is added.

    An added one takes the id given, so that what is done again names the same record again.
    ``there`` are names by id that the caller knows to be on file; nothing is asked about those, nor about
    what was asked for by its name before in the same transaction: that is in ``met``.
    """
    if not wanted:
        return []
    unsure = {number for _, number in wanted if number and number not in there}
    known = dict(there) | names_of(connection, named, unsure)
    found = []
    for name, given in wanted:
        if met is not None and not given and (named, name) in met:
            found.append(met[named, name])
            continue
        number = given
        if number not in known:
            number = by_name(connection, named, name) or _added(connection, named, name, given)
            known |= names_of(connection, named, {number})
        found.append((number, known[number]))
        if met is not None and not given:
            met[named, name] = found[-1]
    return found


def names_of(connection: Connection, named: Named, ids: Collection[int]) -> dict[int, str]:
    """Return the names of those of ``ids`` that are on file."""
    if not ids:
        return {}
    rows = connection.execute(_names(named), {"ids": list(ids)})
    return {row.id: row.name for row in rows}


def _added(connection: Connection, named: Named, name: str, known: int) -> int:
    values = {"name": name, "name_key": fold(name)} | ({"id": known} if known else {})
    made = connection.execute(_insertion(named), values)
    number = int(made.inserted_primary_key[0])  # type: ignore[index]
    index.put_name(connection, named.kind, number, name)
    return number


def by_name(connection: Connection, named: Named, name: str) -> int:
    """Return the id of the record with ``name``, or else with that other name; 0 where there is none."""
    key = {"key": fold(name)}
    found = connection.scalar(_called(named), key)
    if found is None:
        ids = connection.scalars(_also_called(named), key).all()
        # Two that share another name: neither is meant for sure.
        found = ids[0] if len(ids) == 1 else 0
    return int(found)


def named_by(connection: Connection, named: Named, ids: Sequence[int]) -> set[int]:
    """Return the ids of the people or organisations that the initiatives ``ids`` name."""
    uses = named.uses.c
    query = select(uses[named.owner]).where(uses.initiative_id.in_(ids)).distinct()
    return set(connection.scalars(query))


def drop_unused(connection: Connection, named: Named, ids: Collection[int]) -> bool:
    """Delete those of ``ids`` that were only named and that nothing names any more: no trace is left.

    Tell whether there were any.
    """
    if not ids:
        return False
    dropped = connection.scalars(_unused(named), {"ids": list(ids)}).all()
    for number in dropped:
        index.forget(connection, named.kind, number)
    if dropped:
        connection.execute(delete(named.table).where(named.table.c.id.in_(dropped)))
    return bool(dropped)


# Made once: making a statement costs more than running it, and a merge runs these for every record.


@cache
def _names(named: Named) -> Select[Any]:
    columns = named.table.c
    return select(columns.id, columns.name).where(columns.id.in_(bindparam("ids", expanding=True)))


@cache
def _insertion(named: Named) -> Insert:
    return insert(named.table)


@cache
def _called(named: Named) -> Select[Any]:
    columns = named.table.c
    return (
        select(columns.id).where(columns.name_key == bindparam("key")).order_by(columns.id).limit(1)
    )


@cache
def _also_called(named: Named) -> Select[Any]:
    other = named.aliases.c
    return select(other[named.owner]).where(other.name_key == bindparam("key")).distinct().limit(2)


@cache
def _unused(named: Named) -> Select[Any]:
    columns = named.table.c
    conditions = [
        columns.id.in_(bindparam("ids", expanding=True)),
        columns.kept.is_(False),
        ~exists().where(named.reference == columns.id),
    ]
    if named is ORGANISATIONS:
        part = named.table.alias()
        conditions.append(~exists().where(part.c.parent_id == columns.id))
    return select(columns.id).where(*conditions)


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
