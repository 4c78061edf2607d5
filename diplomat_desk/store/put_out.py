"""What goes out of the register about people, organisations and names: nothing that a rule forbids.

Whoever attended under the Chatham House Rule, or off the record, is told here as if they had not, at any
ceiling: at the top one the screen shows them, and a file must not.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.entities import EntityRow
from diplomat_desk.domain.meetings import UNATTRIBUTED
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.veil import veil_organisation, veil_person
from diplomat_desk.store import entity_lists, organisations, people
from diplomat_desk.store.batches import batches
from diplomat_desk.store.filtering import alive, known, shown
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, Named, like
from diplomat_desk.store.raising import raised_names
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_entities import person, person_alias
from diplomat_desk.store.schema_parts import appearance, meeting


def names(connection: Connection, ids: Iterable[int], ceiling: Level) -> dict[int, tuple[str, str]]:
    """Return reference and title of the initiatives ``ids`` that may be shown, by id."""
    found: dict[int, tuple[str, str]] = {}
    for batch in batches(dict.fromkeys(ids)):
        query = select(initiative.c.id, initiative.c.reference, initiative.c.title).where(
            initiative.c.id.in_(batch), alive(ceiling)
        )
        found |= {row.id: (row.reference, row.title) for row in connection.execute(query)}
    return found


def people_whole(connection: Connection, ids: Iterable[int], ceiling: Level) -> tuple[Person, ...]:
    """Return the people ``ids`` that may be told, whole, by name."""
    raised = raised_names(connection)
    found: list[Person] = []
    for batch in batches(dict.fromkeys(ids)):
        told = _told(connection, PEOPLE, batch, ceiling)
        found += (
            veil_person(one, ceiling, raised) for one in people.read(connection, told).values()
        )
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def organisations_whole(
    connection: Connection, ids: Iterable[int], ceiling: Level
) -> tuple[Organisation, ...]:
    """Return the organisations ``ids`` that may be told, whole, by name."""
    raised = raised_names(connection)
    found: list[Organisation] = []
    for batch in batches(dict.fromkeys(ids)):
        told = _told(connection, ORGANISATIONS, batch, ceiling)
        bodies = organisations.read(connection, told).values()
        found += (veil_organisation(one, ceiling, raised) for one in bodies)
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def organisation_types(connection: Connection, ceiling: Level) -> dict[int, str]:
    """Return the types of the organisations that may be told, by id."""
    told = ORGANISATIONS.table
    rows = connection.execute(select(told.c.id, told.c.type).where(known(ORGANISATIONS, ceiling)))
    return {row.id: row.type for row in rows}


def every_person(connection: Connection, ceiling: Level) -> frozenset[int]:
    """Return the ids of all people who may be named outside, those whom nothing names included."""
    return frozenset(connection.scalars(select(person.c.id).where(_may_be_named(ceiling))))


def every_organisation(connection: Connection, ceiling: Level) -> frozenset[int]:
    """Return the ids of all organisations that may be told, those that nothing names included."""
    return frozenset(entity_lists.choose(connection, ORGANISATIONS, "", ceiling, by_use=False).ids)


def round_ids(connection: Connection, processes: Sequence[int], ceiling: Level) -> list[int]:
    """Return the ids of the rounds of ``processes`` that may be shown, in that order, earliest first."""
    found: dict[int, list[int]] = {}
    for batch in batches(dict.fromkeys(processes)):
        query = select(initiative.c.parent_id, initiative.c.id).where(
            initiative.c.parent_id.in_(batch), alive(ceiling)
        )
        for row in connection.execute(query.order_by(initiative.c.first_day, initiative.c.id)):
            found.setdefault(row.parent_id, []).append(row.id)
    return [number for one in processes for number in found.get(one, ())]


def people_rows(connection: Connection, text: str, ceiling: Level) -> tuple[EntityRow, ...]:
    """Return the list of people whose names contain ``text``, by name, as far as they may be named outside."""
    rows = connection.execute(_people(text, ceiling))
    return tuple(
        EntityRow(r.id, r.name, "", r.country, Level(r.level), r.uses, r.last_day) for r in rows
    )


def organisation_rows(connection: Connection, text: str, ceiling: Level) -> tuple[EntityRow, ...]:
    """Return the list of organisations that ``text`` finds, by name."""
    ids = entity_lists.choose(connection, ORGANISATIONS, text, ceiling, by_use=False).ids
    return tuple(
        row for batch in batches(dict.fromkeys(ids))
        for row in entity_lists.rows(connection, ORGANISATIONS, batch, ceiling)
    )  # fmt: skip


def people_told(connection: Connection, ids: Iterable[int], ceiling: Level) -> frozenset[int]:
    """Return those of the people ``ids`` who may be named outside."""
    query = select(person.c.id).where(_may_be_named(ceiling))
    return frozenset(
        number
        for batch in batches(dict.fromkeys(ids))
        for number in connection.scalars(query.where(person.c.id.in_(batch)))
    )


def _used(ceiling: Level) -> Select[tuple[int]]:
    """Return where a person appears so that it may be told outside."""
    named = appearance.c.person_id == person.c.id
    told = and_(named, alive(ceiling), shown(appearance, ceiling), attributable())
    parts = select(appearance.c.initiative_id).join(
        initiative, initiative.c.id == appearance.c.initiative_id
    )
    return parts.where(told).correlate(person)


def _may_be_named(ceiling: Level) -> ColumnElement[bool]:
    """Return the condition that a person is told somewhere, or stands nowhere at all."""
    nowhere = ~exists().where(appearance.c.person_id == person.c.id)
    return and_(shown(person, ceiling), or_(_used(ceiling).exists(), nowhere))


def _people(text: str, ceiling: Level) -> Select[tuple[int, str, str, int, int, str]]:
    used = _used(ceiling)
    uses = used.with_only_columns(func.count(appearance.c.initiative_id.distinct()))
    last = used.with_only_columns(func.max(initiative.c.last_day))
    pattern = like(text)
    aliases = select(person_alias.c.person_id).where(
        person_alias.c.name_key.like(pattern, escape="\\")
    )
    return (
        select(
            person.c.id,
            person.c.name,
            func.coalesce(person.c.country, "").label("country"),
            person.c.level,
            uses.scalar_subquery().label("uses"),
            func.coalesce(last.scalar_subquery(), "").label("last_day"),
        )
        .where(
            _may_be_named(ceiling),
            or_(person.c.name_key.like(pattern, escape="\\"), person.c.id.in_(aliases)),
        )
        .order_by(person.c.name_key, person.c.id)
    )


def attributable() -> ColumnElement[bool]:
    """Return the condition that an appearance was not at a meeting whose rule forbids to name it."""
    return ~exists().where(
        meeting.c.initiative_id == appearance.c.initiative_id,
        meeting.c.key == appearance.c.meeting,
        meeting.c.attribution.in_(UNATTRIBUTED),
    )


def _told(connection: Connection, named: Named, ids: Sequence[int], ceiling: Level) -> list[int]:
    query = select(named.table.c.id).where(named.table.c.id.in_(ids), known(named, ceiling))
    return list(connection.scalars(query))
