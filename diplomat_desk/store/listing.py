"""Lists: all matching ids in order, rows by id, and the tally. Core rows only, never whole records."""

from array import array
from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    bindparam,
    case,
    cast,
    func,
    select,
)

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.figures import Binned, Row, Selection, Sort, SortKey, Tally
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.text import fold
from diplomat_desk.store.filtering import alive, everything, members
from diplomat_desk.store.schema import (
    engagement,
    initiative,
    initiative_country,
    initiative_place,
    initiative_tag,
    organisation,
    term,
)

_ORDERED_TERMS = {
    SortKey.TRACK: "track",
    SortKey.KIND: "kind",
    SortKey.STATUS: "status",
    SortKey.APPROACH: "approach",
    SortKey.MODE: "mode",
}
_KEYS = {
    SortKey.REFERENCE: "reference",
    SortKey.TITLE: "title_key",
    SortKey.COUNTRIES: "countries_key",
    SortKey.START: "first_day",
    SortKey.END: "last_day",
    SortKey.CONFIDENTIALITY: "confidentiality",
    SortKey.ORGANISATIONS: "organisations_key",
    SortKey.PLACE: "places_key",
    SortKey.TAGS: "tags_key",
    SortKey.CHANGED: "changed_at",
}
_child = initiative.alias("child")
_live_rounds = (_child.c.parent_id == initiative.c.id) & _child.c.binned_at.is_(None)
_FROM_ROUNDS = {
    SortKey.START: select(func.min(_child.c.first_day)).where(_live_rounds).correlate(initiative),
    SortKey.END: select(func.max(_child.c.last_day)).where(_live_rounds).correlate(initiative),
}


def choose(connection: Connection, chosen: Filter, sort: Sort) -> Selection:
    """Return the ids that ``chosen`` selects, in the order of ``sort``, with their tally."""
    ordered = (
        select(initiative.c.id)
        .where(*_selected(chosen))
        .order_by(*_order(sort, chosen.unit, chosen.ceiling))
        .subquery()
    )
    # One text parsed at once: a million rows fetched singly hold the GIL four times as long.
    joined = connection.execute(select(func.group_concat(cast(ordered.c.id, Integer)))).scalar()
    ids = array("q", map(int, joined.split(","))) if joined else array("q")
    return Selection(ids, tally(connection, chosen))


def tally(connection: Connection, chosen: Filter) -> Tally:
    """Return how many ``chosen`` selects, of how many, how many of them undated, how many withheld."""
    selected, undated = _count(connection, members(chosen))
    total, _ = _count(connection, everything(chosen))
    above = connection.execute(
        select(func.count())
        .select_from(initiative)
        .where(initiative.c.binned_at.is_(None), initiative.c.confidentiality > int(chosen.ceiling))
    ).scalar_one()
    return Tally(selected, total, undated, above)


def _count(connection: Connection, query: Select[tuple[int, int, str | None]]) -> tuple[int, int]:
    found = query.subquery()
    units = (
        select(func.max(found.c.first_day).is_(None).label("undated"))
        .group_by(found.c.unit)
        .subquery()
    )
    row = connection.execute(
        select(func.count(), func.coalesce(func.sum(units.c.undated), 0)).select_from(units)
    ).one()
    return int(row[0]), int(row[1])


def _selected(chosen: Filter) -> list[ColumnElement[bool]]:
    found = members(chosen)
    if chosen.unit is Unit.ROUNDS:
        return list(found.whereclause.clauses)  # type: ignore[union-attr]
    return [initiative.c.id.in_(select(found.subquery().c.unit))]


def _order(
    sort: Sort, unit: Unit = Unit.ROUNDS, ceiling: Level = TOP
) -> list[ColumnElement[object]]:
    key: ColumnElement[object]
    if sort.key in _ORDERED_TERMS:
        name = _ORDERED_TERMS[sort.key]
        key = (
            select(term.c.position)
            .where(term.c.vocabulary == name, term.c.code == initiative.c[name])
            .scalar_subquery()
        )
    else:
        key = initiative.c[_KEYS[sort.key]]
    if unit is Unit.PROCESSES and sort.key in _FROM_ROUNDS:
        key = func.coalesce(
            key,
            _FROM_ROUNDS[sort.key]
            .where(_child.c.confidentiality <= int(ceiling))
            .scalar_subquery(),
        )
    empty = case((key.is_(None) | (key == ""), 1), else_=0)
    return [empty, key.desc() if sort.descending else key, initiative.c.id]


def rows(connection: Connection, ids: Sequence[int], ceiling: Level) -> tuple[Row, ...]:
    """Return the rows of ``ids`` in their order; an id that may not be shown any more is left out."""
    wanted = list(ids)
    if not wanted:
        return ()
    found = connection.execute(_ROWS, {"ids": wanted, "ceiling": int(ceiling)}).all()
    countries = _texts(connection, initiative_country, initiative_country.c.country, wanted)
    tags = _texts(connection, initiative_tag, initiative_tag.c.tag, wanted)
    places = _texts(
        connection,
        initiative_place,
        case(
            (initiative_place.c.city != "", initiative_place.c.city),
            else_=func.coalesce(initiative_place.c.country, ""),
        ),
        wanted,
    )
    bodies = _organisations(connection, wanted)
    by_id = {
        r.id: Row(
            r.id, r.reference, r.title, r.kind, r.track, r.status, r.approach, r.mode,
            Level(r.confidentiality), r.start, r.end, bool(r.planned),
            countries.get(r.id, ()), bodies.get(r.id, ()), places.get(r.id, ()), tags.get(r.id, ()),
            r.parent_id, r.rounds, r.changed_at,
        )
        for r in found
    }  # fmt: skip
    return tuple(by_id[one] for one in wanted if one in by_id)


def rounds(connection: Connection, initiative_id: int, ceiling: Level) -> tuple[Row, ...]:
    """Return the rounds of a process, earliest first, undated last."""
    ids = connection.scalars(
        select(initiative.c.id)
        .where(initiative.c.parent_id == initiative_id, alive(ceiling))
        .order_by(*_order(Sort()))
    ).all()
    return rows(connection, ids, ceiling)


def binned(connection: Connection, ceiling: Level) -> tuple[Binned, ...]:
    """Return what lies in the bin, latest first."""
    found = connection.execute(
        select(initiative.c.id, initiative.c.reference, initiative.c.title, initiative.c.binned_at)
        .where(initiative.c.binned_at.is_not(None), initiative.c.confidentiality <= int(ceiling))
        .order_by(initiative.c.binned_at.desc(), initiative.c.id.desc())
    )
    return tuple(Binned(r.id, r.reference, r.title, r.binned_at) for r in found)


def tags(connection: Connection, ceiling: Level) -> tuple[str, ...]:
    """Return the tags in use at or below ``ceiling``, most used first."""
    found = connection.execute(
        select(initiative_tag.c.tag)
        .join_from(initiative_tag, initiative)
        .where(alive(ceiling))
        .group_by(initiative_tag.c.tag)
        .order_by(func.count().desc(), initiative_tag.c.tag)
    )
    return tuple(row.tag for row in found)


def processes(
    connection: Connection, part: str, ceiling: Level, limit: int = 12
) -> tuple[tuple[int, str, str], ...]:
    """Return initiatives that may be a process (no round of another), whose title or reference holds ``part``."""
    like = "%" + fold(part).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    found = connection.execute(
        select(initiative.c.id, initiative.c.reference, initiative.c.title)
        .where(
            alive(ceiling),
            initiative.c.parent_id.is_(None),
            initiative.c.title_key.like(like, escape="\\")
            | func.lower(initiative.c.reference).like(like, escape="\\"),
        )
        .order_by(initiative.c.rounds_level.is_(None), initiative.c.title_key)
        .limit(limit)
    )
    return tuple((r.id, r.reference, r.title) for r in found)


def has_rounds(connection: Connection, initiative_id: int) -> bool:
    """Tell whether any record, in the bin or not, names ``initiative_id`` as its process."""
    query = select(initiative.c.id).where(initiative.c.parent_id == initiative_id).limit(1)
    return connection.execute(query).first() is not None


def reference_is_taken(connection: Connection, reference: str, but: int) -> bool:
    """Tell whether a record other than ``but``, in the bin or not, has this reference code."""
    query = select(initiative.c.id).where(
        func.lower(initiative.c.reference) == reference.lower(), initiative.c.id != but
    )
    return connection.execute(query.limit(1)).first() is not None


def _texts(
    connection: Connection, table: Table, column: ColumnElement[str], ids: list[int]
) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for owner, value in connection.execute(
        select(table.c.initiative_id, column)
        .where(table.c.initiative_id.in_(ids))
        .order_by(table.c.initiative_id, table.c.position)
    ):
        found.setdefault(owner, []).append(value)
    return {owner: tuple(dict.fromkeys(values)) for owner, values in found.items()}


def _organisations(connection: Connection, ids: list[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for owner, name in connection.execute(
        select(engagement.c.initiative_id, organisation.c.name)
        .join_from(engagement, organisation)
        .where(engagement.c.initiative_id.in_(ids))
        .order_by(engagement.c.initiative_id, engagement.c.position)
    ):
        found.setdefault(owner, []).append(name)
    return {owner: tuple(dict.fromkeys(names)) for owner, names in found.items()}


_ceiling = bindparam("ceiling", type_=Integer)


def _date(planned: str, actual: str, *, first: bool) -> ColumnElement[str]:
    """Return the column of a start or end: actual, else planned, else what the rounds span."""
    own = case((initiative.c.planned, initiative.c[planned]), else_=initiative.c[actual])
    texts = (_child.c.start, _child.c.end) if first else (_child.c.end, _child.c.start)
    edge = _child.c.first_day if first else _child.c.last_day.desc()
    spanned = (
        select(func.coalesce(*(func.nullif(text, "") for text in texts), ""))
        .where(_live_rounds, _child.c.confidentiality <= _ceiling, _child.c.first_day.is_not(None))
        .order_by(edge)
        .limit(1)
        .correlate(initiative)
        .scalar_subquery()
    )
    from_rounds = case((initiative.c.first_day.is_(None), func.coalesce(spanned, "")), else_=own)
    return from_rounds.label(actual)


_ROWS = select(
    initiative.c.id,
    initiative.c.reference,
    initiative.c.title,
    initiative.c.kind,
    initiative.c.track,
    initiative.c.status,
    initiative.c.approach,
    initiative.c.mode,
    initiative.c.confidentiality,
    _date("planned_start", "start", first=True),
    _date("planned_end", "end", first=False),
    initiative.c.planned,
    case((initiative.c.parent_level <= _ceiling, initiative.c.parent_id)).label("parent_id"),
    select(func.count())
    .select_from(_child)
    .where(_live_rounds, _child.c.confidentiality <= _ceiling)
    .scalar_subquery()
    .label("rounds"),
    initiative.c.changed_at,
).where(
    initiative.c.id.in_(bindparam("ids", expanding=True)),
    initiative.c.binned_at.is_(None),
    initiative.c.confidentiality <= _ceiling,
)
