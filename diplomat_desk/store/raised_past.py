"""What earlier versions name: levels of today, and of people and organisations that are gone since."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from diplomat_desk.domain.changes import Kind, name_of
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.veil import Raised
from diplomat_desk.store import codec
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, Named, by_name
from diplomat_desk.store.raising import raised_for, raised_names
from diplomat_desk.store.schema import history

Gone = dict[int, Person | Organisation]


class Past:
    """Who is gone, read from the history once for as many records as are asked about in one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read who is gone, and which organisations are above public, the gone ones too."""
        self._connection = connection
        self._people = _gone(connection, PEOPLE)
        self._names = _raised_names(raised_names(connection), _gone(connection, ORGANISATIONS))

    def raised(self, records: Sequence[Initiative]) -> Raised:
        """Return the levels above public of all that earlier versions name, for the veil.

        Who is gone keeps the level that they had last; a name that means somebody else by now, such as
        one they were merged into, has that one's level too.
        """
        raised = raised_for(self._connection, records, self._names)
        gone = _people(self._connection, records, self._people)
        return replace(raised, people=dict(raised.people) | gone)


def _raised_names(now: Raised, gone: Gone) -> Raised:
    names = dict(now.names)
    for body in gone.values():
        for name in (name_of(body), *body.aliases):
            names[fold(name)] = max(body.confidentiality, names.get(fold(name), 0))
    return Raised(
        organisations=dict(now.organisations)
        | {number: int(one.confidentiality) for number, one in gone.items()},
        names={name: level for name, level in names.items() if level > Level.PUBLIC},
    )


def _gone(connection: Connection, named: Named) -> Gone:
    """Return those that were deleted or merged into others, as they stood last, by id."""
    kind = Kind.PERSON if named is PEOPLE else Kind.ORGANISATION
    rows = connection.execute(
        select(history.c.record_key, history.c.before)
        .where(history.c.kind == kind.value, history.c.after.is_(None))
        .order_by(history.c.id)
    ).all()
    there = _there(connection, named, {int(row.record_key) for row in rows})
    found: Gone = {}
    for row in rows:
        state = codec.decode(row.before, kind)
        if state is not None and int(row.record_key) not in there:
            record = state.record
            if isinstance(record, Person | Organisation):
                found[int(row.record_key)] = record
    return found


def _there(connection: Connection, named: Named, ids: set[int]) -> set[int]:
    column = named.table.c.id
    return set(connection.scalars(select(column).where(column.in_(ids)))) if ids else set()


def _people(connection: Connection, records: Sequence[Initiative], gone: Gone) -> dict[int, int]:
    named = {one.person_id: one.name for one in _appearances(records) if one.person_id}
    there = _there(connection, PEOPLE, set(named))
    levels = {}
    for number, name in named.items():
        if number in there:
            continue
        last = gone.get(number)
        names = {name} | ({name_of(last)} if last else set())
        heirs = [by_name(connection, PEOPLE, one) for one in names]
        table = PEOPLE.table
        now = connection.scalars(select(table.c.level).where(table.c.id.in_(heirs)))
        levels[number] = max([*now, int(last.confidentiality) if last else 0], default=0)
    return levels


def _appearances(records: Sequence[Initiative]) -> Iterator[Appearance]:
    for one in records:
        yield from one.people
        for meeting in one.meetings:
            yield from meeting.attendance
