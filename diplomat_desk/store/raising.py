"""What the records that a record names are raised to, for the veil."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, literal_column, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.veil import NEVER, Raised
from diplomat_desk.store.batches import batches
from diplomat_desk.store.idlists import among, given
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_entities import organisation, organisation_alias, person


@dataclass
class RaisedNames:
    """The organisations above public, asked for once in a transaction: many records name them.

    Whoever writes or erases an organisation calls :meth:`forget`.
    """

    connection: Connection
    _found: Raised | None = None

    def now(self) -> Raised:
        """Return what :func:`raised_names` gives."""
        if self._found is None:
            self._found = raised_names(self.connection)
        return self._found

    def forget(self) -> None:
        """Ask again the next time."""
        self._found = None


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


def raised_for_all(connection: Connection, records: Sequence[Initiative]) -> Raised:
    """Return what :func:`raised_for` does of any number of records."""
    names = found = raised_names(connection)
    for batch in batches(records):
        more = raised_for(connection, batch, names)
        found = replace(
            found,
            people={**found.people, **more.people},
            initiatives={**found.initiatives, **more.initiatives},
        )
    return found


def raised_names(connection: Connection) -> Raised:
    """Return the organisations above public, for records that name them in words."""
    bodies, names = raised_organisations(connection)
    return Raised(organisations=bodies, names=names)


def raised_organisations(connection: Connection) -> tuple[dict[int, int], dict[str, int]]:
    """Return the levels of organisations above public, by id and by each folded name."""
    rows = connection.execute(_RAISED_ORGANISATIONS).all()
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
    rows = connection.execute(_RAISED_PEOPLE, given(wanted))
    return {row.id: row.level for row in rows}


def _initiatives(connection: Connection, ids: set[int]) -> dict[int, int]:
    if not ids:
        return {}
    levels = dict.fromkeys(ids, NEVER)
    for row in connection.execute(_LIVE_INITIATIVES, given(list(ids))):
        levels[row.id] = row.confidentiality
    return levels


_PUBLIC: ColumnElement[int] = literal_column(str(int(Level.PUBLIC)))
# The constant lets SQLite use the small index of what is above public.
_RAISED_ORGANISATIONS = select(
    organisation.c.id, organisation.c.name_key, organisation.c.level
).where(organisation.c.level > _PUBLIC)
_RAISED_PEOPLE = select(person.c.id, person.c.level).where(
    person.c.level > _PUBLIC, among(person.c.id)
)
_LIVE_INITIATIVES = select(initiative.c.id, initiative.c.confidentiality).where(
    among(initiative.c.id), initiative.c.binned_at.is_(None)
)
