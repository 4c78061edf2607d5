"""How much of the register uses a term, a tag or a country: told under a ceiling, or all of it.

Which columns hold the codes of a vocabulary follows from :data:`domain.held.HELD`.
"""

from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Table,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
    union,
)

from diplomat_desk.domain.changes import Identity, Kind, Record, identity_of
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.held import HELD, TAG, Holding, facts_of, holds
from diplomat_desk.store import codec, saved_charts, saved_filters, saved_reports
from diplomat_desk.store.filtering import alive, known, shown
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, escaped
from diplomat_desk.store.parts import PARTS
from diplomat_desk.store.schema import engagement, history, initiative, source
from diplomat_desk.store.schema_entities import (
    affiliation,
    organisation,
    organisation_alias,
    person,
)
from diplomat_desk.store.schema_parts import appearance, claim, link, meeting

_OWNERS: dict[Kind, Table] = {
    Kind.INITIATIVE: initiative,
    Kind.PERSON: person,
    Kind.ORGANISATION: organisation,
}
_PARTS: dict[str, Table] = {part.field: part.table for part in PARTS} | {
    "organisations": engagement,
    "people": appearance,
    "meetings": meeting,
    "affiliations": affiliation,
}


def column_of(vocabulary: str, holding: Holding) -> Column[Any]:
    """Return the column that a holding of ``vocabulary`` is kept in."""
    if not holding.part:
        return _OWNERS[holding.kind].c[holding.field]
    bare = "tag" if vocabulary == TAG else "code"
    return _PARTS[holding.part].c[holding.field or bare]


def counts(connection: Connection, vocabulary: str, ceiling: Level) -> dict[str, int]:
    """Return by code how many live records use it, as far as ``ceiling`` allows to tell; unused ones are left out."""
    uses = _uses(vocabulary, ceiling).subquery()
    query = (
        select(uses.c.code, func.count().label("uses"))
        .where(uses.c.code != "")
        .group_by(uses.c.code)
    )
    return {row.code: row.uses for row in connection.execute(query)}


def holders(connection: Connection, vocabulary: str, code: str) -> tuple[Identity, ...]:
    """Return every record that holds ``code``, binned and secret ones too.

    The kept filters, charts and reports that do are among them.
    """
    uses = _uses(vocabulary, None).subquery()
    rows = connection.execute(
        select(uses.c.kind, uses.c.owner)
        .where(uses.c.code == code)
        .order_by(uses.c.kind, uses.c.owner)
    )
    found = [Identity(Kind(row.kind), str(row.owner)) for row in rows]
    kept: tuple[Record, ...] = (
        *saved_filters.listing(connection, TOP),
        *saved_charts.listing(connection, TOP),
        *saved_reports.listing(connection, TOP),
    )
    return (*found, *(identity_of(one) for one in kept if holds(one, vocabulary, code)))


def in_history(connection: Connection, vocabulary: str, code: str) -> bool:
    """Tell whether an earlier version of any record holds ``code``, so that restoring it would need the term."""
    kinds = {holding.kind.value for holding in HELD[vocabulary]} | {
        Kind.FILTER.value,
        Kind.CHART.value,
        Kind.REPORT.value,
    }
    written = '%"' + escaped(code) + '"%'
    query = select(history.c.kind, history.c.before, history.c.after).where(
        history.c.kind.in_(kinds),
        or_(
            history.c.before.like(written, escape="\\"), history.c.after.like(written, escape="\\")
        ),
    )
    for row in connection.execute(query):
        for text in (row.before, row.after):
            state = codec.decode(text, Kind(row.kind))
            if state is not None and holds(state.record, vocabulary, code):
                return True
    return False


def _uses(vocabulary: str, ceiling: Level | None) -> CompoundSelect[Any]:
    """Return code, kind and owner of every use, each once; no ceiling means really every one."""
    queries = [_held(vocabulary, holding, ceiling) for holding in HELD[vocabulary]]
    facts = facts_of(vocabulary)
    if facts:
        queries.append(_claimed(facts, ceiling))
    return union(*queries)


def _held(vocabulary: str, holding: Holding, ceiling: Level | None) -> Select[Any]:
    owner = _OWNERS[holding.kind]
    column = column_of(vocabulary, holding)
    query = select(
        column.label("code"), literal(holding.kind.value).label("kind"), owner.c.id.label("owner")
    )
    conditions = [] if ceiling is None else [_told(holding.kind, ceiling)]
    if holding.part:
        table = _PARTS[holding.part]
        query = query.select_from(owner).join(table, table.c[f"{owner.name}_id"] == owner.c.id)
        conditions += [] if ceiling is None else _entry_told(table, ceiling)
    return query.where(column.is_not(None), *conditions)


def _claimed(facts: tuple[str, ...], ceiling: Level | None) -> Select[Any]:
    query = (
        select(
            claim.c.value.label("code"),
            literal(Kind.INITIATIVE.value).label("kind"),
            initiative.c.id.label("owner"),
        )
        .select_from(claim)
        .join(initiative, initiative.c.id == claim.c.initiative_id)
        .where(claim.c.fact.in_(facts))
    )
    if ceiling is None:
        return query
    hidden = exists().where(
        source.c.initiative_id == claim.c.initiative_id,
        source.c.key == claim.c.source,
        source.c.level > int(ceiling),
    )
    return query.where(alive(ceiling), or_(claim.c.source == 0, ~hidden))


def _told(kind: Kind, ceiling: Level) -> ColumnElement[bool]:
    if kind is Kind.INITIATIVE:
        return alive(ceiling)
    return known(PEOPLE if kind is Kind.PERSON else ORGANISATIONS, ceiling)


def _entry_told(table: Table, ceiling: Level) -> list[ColumnElement[bool]]:
    """Return the conditions under which an entry of a record that may be told may be told itself."""
    levelled = "level" in table.c
    conditions = [shown(table, ceiling)] if levelled else []
    if table is appearance:
        conditions.append(_at_most(person, table.c.person_id, ceiling))
    elif table is engagement:
        conditions.append(_at_most(organisation, table.c.organisation_id, ceiling))
    elif table is link:
        target = initiative.alias("target")
        told = and_(target.c.binned_at.is_(None), target.c.confidentiality <= int(ceiling))
        conditions.append(exists().where(target.c.id == table.c.target_id, told))
    elif table is affiliation:
        conditions.append(table.c.organisation_key.not_in(_raised_names(ceiling)))
    return conditions


def _at_most(named: Table, number: ColumnElement[int], ceiling: Level) -> ColumnElement[bool]:
    one = named.alias("named")
    return exists().where(one.c.id == number, one.c.level <= int(ceiling))


def _raised_names(ceiling: Level) -> CompoundSelect[Any]:
    above = organisation.alias("above")
    other = organisation_alias.alias("other")
    return union(
        select(above.c.name_key).where(above.c.level > int(ceiling)),
        select(other.c.name_key)
        .join(above, above.c.id == other.c.organisation_id)
        .where(above.c.level > int(ceiling)),
    )
