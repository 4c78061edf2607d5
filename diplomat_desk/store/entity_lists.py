"""Lists of people and organisations, and where each took part; all under the ceiling."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.entities import EntityRow, Part, Selection
from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.veil import veil_organisation, veil_person
from diplomat_desk.domain.words import say
from diplomat_desk.store import organisations, people
from diplomat_desk.store.filtering import alive, known, match_of, of_sort, shown
from diplomat_desk.store.index import OWNER_SHIFT
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, Named, like
from diplomat_desk.store.raising import raised_names
from diplomat_desk.store.schema import engagement, initiative
from diplomat_desk.store.schema_base import search
from diplomat_desk.store.schema_entities import affiliation, organisation
from diplomat_desk.store.schema_parts import appearance, meeting

_KINDS = {id(PEOPLE): Kind.PERSON, id(ORGANISATIONS): Kind.ORGANISATION}


def names(
    connection: Connection, named: Named, text: str, ceiling: Level, limit: int = 12
) -> tuple[str, ...]:
    """Return names that contain ``text`` (or whose other names do), the most engaged first."""
    return tuple(name for _, name, _ in suggestions(connection, named, text, ceiling, limit))


def suggestions(
    connection: Connection, named: Named, text: str, ceiling: Level, limit: int = 12
) -> tuple[tuple[int, str, int], ...]:
    """Return id, name and number of parts taken of those whose names contain ``text``, most first."""
    table = named.table
    uses = _uses(named, ceiling)
    rows = connection.execute(
        select(table.c.id, table.c.name, uses.label("uses"))
        .where(_called(named, text), known(named, ceiling))
        .order_by(uses.desc(), table.c.name_key)
        .limit(limit)
    )
    return tuple((row.id, row.name, row.uses) for row in rows)


def choose(
    connection: Connection, named: Named, text: str, ceiling: Level, *, by_use: bool
) -> Selection:
    """Return the ids of those that ``text`` finds, by name or by number of parts taken, of how many."""
    table = named.table
    order = (_uses(named, ceiling).desc(), table.c.name_key) if by_use else (table.c.name_key,)
    query = select(table.c.id).where(known(named, ceiling))
    there = total(connection, named, ceiling)
    if text.strip():
        query = query.where(_found(named, text, ceiling))
    ids = connection.scalars(query.order_by(*order, table.c.id)).all()
    return Selection(tuple(ids), there)


def total(connection: Connection, named: Named, ceiling: Level) -> int:
    """Return how many there are that may be told."""
    query = select(func.count()).select_from(named.table).where(known(named, ceiling))
    return connection.execute(query).scalar_one()


def rows(
    connection: Connection, named: Named, ids: Sequence[int], ceiling: Level
) -> tuple[EntityRow, ...]:
    """Return the list rows of ``ids`` in their order; what may not be told is left out."""
    table = named.table
    last = (
        select(func.max(initiative.c.last_day))
        .select_from(named.uses)
        .join(initiative, initiative.c.id == named.uses.c.initiative_id)
        .where(named.reference == table.c.id, alive(ceiling), shown(named.uses, ceiling))
        .scalar_subquery()
    )
    kind: ColumnElement[Any] = table.c.type if named is ORGANISATIONS else func.coalesce("", "")
    found = connection.execute(
        select(
            table.c.id,
            table.c.name,
            kind.label("type"),
            func.coalesce(table.c.country, "").label("country"),
            table.c.level,
            _uses(named, ceiling).label("uses"),
            func.coalesce(last, "").label("last_day"),
        ).where(table.c.id.in_(list(ids)), known(named, ceiling))
    )
    by_id = {
        r.id: EntityRow(r.id, r.name, r.type, r.country, Level(r.level), r.uses, r.last_day)
        for r in found
    }
    return tuple(by_id[one] for one in ids if one in by_id)


def person(connection: Connection, number: int, ceiling: Level) -> Person:
    """Return a person as seen under ``ceiling``; raise :class:`MissingError` if they may not be told."""
    _told(connection, PEOPLE, number, ceiling)
    found = people.read(connection, [number])[number]
    return veil_person(found, ceiling, raised_names(connection))


def persons(connection: Connection, numbers: Sequence[int], ceiling: Level) -> tuple[Person, ...]:
    """Return those of the people ``numbers`` that may be told, as seen under ``ceiling``, in order."""
    table = PEOPLE.table
    told = select(table.c.id).where(table.c.id.in_(numbers), known(PEOPLE, ceiling))
    found = people.read(connection, connection.scalars(told).all())
    raised = raised_names(connection)
    return tuple(veil_person(found[one], ceiling, raised) for one in numbers if one in found)


def body(connection: Connection, number: int, ceiling: Level) -> Organisation:
    """Return an organisation as seen under ``ceiling``; raise :class:`MissingError` if it may not be told."""
    _told(connection, ORGANISATIONS, number, ceiling)
    found = organisations.read(connection, [number])[number]
    return veil_organisation(found, ceiling, raised_names(connection))


def parts_of_person(connection: Connection, number: int, ceiling: Level) -> tuple[Part, ...]:
    """Return every part that a person took, as what they were then, the latest first."""
    sitting = meeting.alias("sitting")
    query = (
        select(
            initiative.c.id,
            initiative.c.reference,
            initiative.c.title,
            initiative.c.track,
            func.coalesce(sitting.c.first_day, initiative.c.first_day, "").label("day"),
            appearance.c.role,
            appearance.c.affiliation,
            appearance.c.post,
            appearance.c.capacity,
            appearance.c.as_given,
            func.coalesce(sitting.c.title, "").label("meeting"),
            (appearance.c.meeting != 0).label("at_meeting"),
            func.coalesce(func.nullif(sitting.c.date, ""), _when()).label("when"),
        )
        .join_from(appearance, initiative)
        .outerjoin(
            sitting,
            (sitting.c.initiative_id == appearance.c.initiative_id)
            & (sitting.c.key == appearance.c.meeting),
        )
        .where(
            appearance.c.person_id.in_(_if_told(PEOPLE, number, ceiling)),
            alive(ceiling),
            shown(appearance, ceiling),
        )
    )
    hidden = raised_names(connection).names
    found = connection.execute(query.order_by(func.coalesce(initiative.c.first_day, "").desc()))
    return tuple(_part(row, hidden, ceiling) for row in found)


def _part(row: Any, hidden: Mapping[str, int], ceiling: Level) -> Part:  # noqa: ANN401 - a row
    told = hidden.get(fold(row.affiliation), 0) <= ceiling
    return Part(
        row.id,
        row.reference,
        row.title,
        row.track,
        row.day,
        row.role,
        row.affiliation if told else "",
        row.post if told else "",
        row.capacity,
        row.as_given,
        row.meeting,
        bool(row.at_meeting),
        row.when,
    )


def parts_of_organisation(connection: Connection, number: int, ceiling: Level) -> tuple[Part, ...]:
    """Return every engagement of an organisation, the latest first."""
    query = (
        select(
            initiative.c.id,
            initiative.c.reference,
            initiative.c.title,
            initiative.c.track,
            func.coalesce(initiative.c.first_day, "").label("day"),
            engagement.c.role,
            engagement.c.as_given,
            _when().label("when"),
        )
        .join_from(engagement, initiative)
        .where(
            engagement.c.organisation_id.in_(_if_told(ORGANISATIONS, number, ceiling)),
            alive(ceiling),
            shown(engagement, ceiling),
        )
        .order_by(func.coalesce(initiative.c.first_day, "").desc())
    )
    return tuple(
        Part(r.id, r.reference, r.title, r.track, r.day, r.role, as_given=r.as_given, when=r.when)
        for r in connection.execute(query)
    )


def people_of(
    connection: Connection, one: Organisation, ceiling: Level
) -> tuple[tuple[int, str], ...]:
    """Return id and name of the people who appeared for an organisation or belong to it."""
    keys = [fold(name) for name in (one.name, *one.aliases)]
    table = PEOPLE.table
    then = (
        select(appearance.c.person_id)
        .join_from(appearance, initiative)
        .where(appearance.c.affiliation_key.in_(keys), alive(ceiling), shown(appearance, ceiling))
    )
    ever = select(affiliation.c.person_id).where(affiliation.c.organisation_key.in_(keys))
    rows = connection.execute(
        select(table.c.id, table.c.name)
        .where(or_(table.c.id.in_(then), table.c.id.in_(ever)), known(PEOPLE, ceiling))
        .order_by(table.c.name_key)
        .limit(500)
    )
    return tuple((row.id, row.name) for row in rows)


def parts_within(
    connection: Connection, number: int, ceiling: Level
) -> tuple[tuple[int, str], ...]:
    """Return id and name of the organisations that belong to this one."""
    rows = connection.execute(
        select(organisation.c.id, organisation.c.name)
        .where(organisation.c.parent_id == number, known(ORGANISATIONS, ceiling))
        .order_by(organisation.c.name_key)
    )
    return tuple((row.id, row.name) for row in rows)


def all_names(
    connection: Connection, named: Named, ceiling: Level
) -> tuple[tuple[int, str, tuple[str, ...]], ...]:
    """Return id, name and other names of all that may be told, for finding those that look alike."""
    others: dict[int, list[str]] = {}
    for row in connection.execute(select(named.aliases.c[named.owner], named.aliases.c.name)):
        others.setdefault(row[0], []).append(row[1])
    table = named.table
    found = connection.execute(select(table.c.id, table.c.name).where(known(named, ceiling)))
    return tuple((row.id, row.name, tuple(others.get(row.id, ()))) for row in found)


def _if_told(named: Named, number: int, ceiling: Level) -> Select[tuple[int]]:
    """Return the query for ``number`` itself, empty where it may not be told."""
    return select(named.table.c.id).where(named.table.c.id == number, known(named, ceiling))


def _when() -> ColumnElement[str]:
    """Return the date that an initiative begins with, as it is recorded, else nothing."""
    dates = (initiative.c[name] for name in ("start", "end", "planned_start", "planned_end"))
    return func.coalesce(*(func.nullif(date, "") for date in dates), "")


def _told(connection: Connection, named: Named, number: int, ceiling: Level) -> None:
    if connection.execute(_if_told(named, number, ceiling)).first() is None:
        raise MissingError(say("There is no such record here any more."))


def _uses(named: Named, ceiling: Level) -> ColumnElement[int]:
    """Return the number of initiatives in which somebody took part, as far as they may be shown."""
    uses = named.uses
    return (
        select(func.count(uses.c.initiative_id.distinct()))
        .select_from(uses)
        .join(initiative, initiative.c.id == uses.c.initiative_id)
        .where(named.reference == named.table.c.id, alive(ceiling), shown(uses, ceiling))
        .correlate(named.table)
        .scalar_subquery()
    )


def _called(named: Named, text: str) -> ColumnElement[bool]:
    pattern = like(text)
    other = named.aliases
    aliases = select(other.c[named.owner]).where(other.c.name_key.like(pattern, escape="\\"))
    return or_(named.table.c.name_key.like(pattern, escape="\\"), named.table.c.id.in_(aliases))


def _found(named: Named, text: str, ceiling: Level) -> ColumnElement[bool]:
    """Return the condition that a name contains ``text``, or that the search index has its words."""
    query = match_of(text)
    if not query:
        return _called(named, text)
    hits: Select[Any] = select(search.c.rowid.op(">>")(OWNER_SHIFT)).where(
        search.c.text_search.op("MATCH")(query), *of_sort(_KINDS[id(named)], ceiling)
    )
    return or_(_called(named, text), named.table.c.id.in_(hits))
