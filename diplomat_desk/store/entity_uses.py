"""Who names a person or an organisation, and who is meant by a name; for recording, merging and links."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.text import fold
from diplomat_desk.store.filtering import known
from diplomat_desk.store.naming import Named
from diplomat_desk.store.schema_entities import dismissal, organisation


def ids_by_name(
    connection: Connection, named: Named, names: Iterable[str], ceiling: Level
) -> dict[str, int]:
    """Return by folded name the id of each of ``names`` that is one and may be told.

    A name goes before another record's other name; an other name of two records means neither.
    """
    keys = sorted({fold(name) for name in names if name})
    table, other = named.table, named.aliases
    found: dict[str, int] = {}
    aliases = (
        select(other.c.name_key, table.c.id)
        .join_from(other, table)
        .where(other.c.name_key.in_(keys), known(named, ceiling))
        .distinct()
    )
    taken: set[str] = set()
    for key, number in connection.execute(aliases):
        if key in taken:
            found.pop(key, None)
        else:
            found[key] = number
        taken.add(key)
    own = select(table.c.name_key, table.c.id).where(
        table.c.name_key.in_(keys), known(named, ceiling)
    )
    # The first recorded of one name comes last, and is meant.
    rows = connection.execute(own.order_by(table.c.id.desc()))
    return found | {row.name_key: row.id for row in rows}


def organisation_called(connection: Connection, name: str) -> int:
    """Return the id of the organisation whose name this is, whatever its level; 0 where there is none."""
    query = select(organisation.c.id).where(organisation.c.name_key == fold(name))
    return int(connection.execute(query).scalar() or 0)


def is_told(connection: Connection, named: Named, number: int, ceiling: Level) -> bool:
    """Tell whether a person or an organisation may be told under ``ceiling``."""
    query = select(named.table.c.id).where(named.table.c.id == number, known(named, ceiling))
    return connection.execute(query).first() is not None


def within(connection: Connection, number: int) -> list[int]:
    """Return the ids of the organisations that belong to this one, whatever their level."""
    query = select(organisation.c.id).where(organisation.c.parent_id == number)
    return list(connection.scalars(query.order_by(organisation.c.id)))


def above(connection: Connection, number: int) -> set[int]:
    """Return the ids of the organisations that this one belongs to, near or far."""
    start = (
        select(organisation.c.parent_id.label("id"))
        .where(organisation.c.id == number, organisation.c.parent_id.is_not(None))
        .cte("above", recursive=True)
    )
    # A union, not a union of all: a circle in an old file must not be walked for ever.
    line = start.union(
        select(organisation.c.parent_id)
        .join_from(organisation, start, organisation.c.id == start.c.id)
        .where(organisation.c.parent_id.is_not(None))
    )
    return set(connection.scalars(select(line.c.id)))


def dismissed(connection: Connection, beginning: str) -> frozenset[str]:
    """Return the subjects of dismissals that begin so, whatever their level: their reasons are not told."""
    query = select(dismissal.c.subject).where(
        dismissal.c.subject.startswith(beginning, autoescape=True)
    )
    return frozenset(connection.scalars(query))
