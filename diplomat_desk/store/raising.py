"""What the records that a record names are raised to, for the veil."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.veil import NEVER, Raised
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_entities import organisation, organisation_alias, person


def raised_for(
    connection: Connection, records: Sequence[Initiative], names: Raised | None = None
) -> Raised:
    """Return the levels above public of all that ``records`` name; ``names`` as :func:`raised_names` gave."""
    known = names or raised_names(connection)
    people = {a.person_id for one in records for a in one.people}
    people |= {a.person_id for one in records for m in one.meetings for a in m.attendance}
    others = {one.parent_id for one in records} | {
        link.target_id for one in records for link in one.links
    }
    return replace(
        known,
        people=_people(connection, people),
        initiatives=_initiatives(connection, {one for one in others if one}),
    )


def raised_for_all(
    connection: Connection, records: Sequence[Initiative], batch: int = 500
) -> Raised:
    """Return what :func:`raised_for` does of any number of records."""
    found = Raised()
    for first in range(0, len(records), batch):
        more = raised_for(connection, records[first : first + batch])
        found = Raised(
            people={**found.people, **more.people},
            organisations=more.organisations,
            names=more.names,
            initiatives={**found.initiatives, **more.initiatives},
        )
    return found


def raised_names(connection: Connection) -> Raised:
    """Return the organisations above public, for records that name them in words."""
    bodies, names = raised_organisations(connection)
    return Raised(organisations=bodies, names=names)


def raised_organisations(connection: Connection) -> tuple[dict[int, int], dict[str, int]]:
    """Return the levels of organisations above public, by id and by each folded name."""
    rows = connection.execute(
        select(organisation.c.id, organisation.c.name_key, organisation.c.level).where(
            organisation.c.level > int(Level.PUBLIC)
        )
    ).all()
    if not rows:
        return {}, {}
    levels = {row.id: row.level for row in rows}
    names = {row.name_key: row.level for row in rows}
    for row in connection.execute(
        select(organisation_alias.c.name_key, organisation.c.level)
        .join_from(organisation_alias, organisation)
        .where(organisation.c.level > int(Level.PUBLIC))
    ):
        names[row.name_key] = max(row.level, names.get(row.name_key, 0))
    return levels, names


def _people(connection: Connection, ids: Iterable[int]) -> dict[int, int]:
    wanted = [one for one in ids if one]
    if not wanted:
        return {}
    rows = connection.execute(
        select(person.c.id, person.c.level).where(
            person.c.id.in_(wanted), person.c.level > int(Level.PUBLIC)
        )
    )
    return {row.id: row.level for row in rows}


def _initiatives(connection: Connection, ids: set[int]) -> dict[int, int]:
    if not ids:
        return {}
    levels = dict.fromkeys(ids, NEVER)
    for row in connection.execute(
        select(initiative.c.id, initiative.c.confidentiality).where(
            initiative.c.id.in_(ids), initiative.c.binned_at.is_(None)
        )
    ):
        levels[row.id] = row.confidentiality
    return levels
