"""Lists: all matching ids in order, rows by id, and the tally. Core rows only, never whole records."""

from array import array
from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    case,
    cast,
    func,
    select,
)

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.figures import Binned, Rounds, Row, Selection, Sort, SortKey, Tally
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.text import fold
from diplomat_desk.store.filtering import alive, conditions, everything, members
from diplomat_desk.store.rows import child, live_rounds, rows
from diplomat_desk.store.schema import (
    initiative,
    initiative_tag,
    term,
)
from diplomat_desk.store.withholding import withheld

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
_FROM_ROUNDS = {
    SortKey.START: select(func.min(child.c.first_day)).where(live_rounds).correlate(initiative),
    SortKey.END: select(func.max(child.c.last_day)).where(live_rounds).correlate(initiative),
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
    selected, undated = _count(connection, members(chosen), chosen.unit)
    return tally_of(connection, chosen, selected, undated)


def tally_of(connection: Connection, chosen: Filter, selected: int, undated: int) -> Tally:
    """Return the tally of ``chosen`` where it is known how many it selects, and how many undated."""
    total = selected
    if chosen.narrows:
        total, _ = _count(connection, everything(chosen), chosen.unit)
    records, entries = withheld(connection, chosen.ceiling)
    return Tally(selected, total, undated, records, entries, chosen.unit)


def _count(
    connection: Connection, query: Select[tuple[int, int, str | None]], unit: Unit
) -> tuple[int, int]:
    """Return how many units ``query`` selects, and how many of them have no date at all."""
    units = query.subquery()
    if unit is Unit.PROCESSES:
        latest = func.max(units.c.first_day).label("first_day")
        units = select(latest).group_by(units.c.unit).subquery()
    row = connection.execute(
        select(func.count(), func.count(units.c.first_day)).select_from(units)
    ).one()
    return int(row[0]), int(row[0] - row[1])


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
            _FROM_ROUNDS[sort.key].where(child.c.confidentiality <= int(ceiling)).scalar_subquery(),
        )
    empty = case((key.is_(None) | (key == ""), 1), else_=0)
    return [empty, key.desc() if sort.descending else key, initiative.c.id]


def rounds(connection: Connection, initiative_id: int, ceiling: Level) -> tuple[Row, ...]:
    """Return the rounds of a process, earliest first, undated last."""
    ids = connection.scalars(
        select(initiative.c.id)
        .where(initiative.c.parent_id == initiative_id, alive(ceiling))
        .order_by(*_order(Sort()))
    ).all()
    return rows(connection, ids, ceiling)


def rounds_of(
    connection: Connection, processes: Sequence[int], chosen: Filter
) -> dict[int, Rounds]:
    """Return the rounds of ``processes`` that the ceiling lets be told, and which of them ``chosen`` leaves out."""
    if not processes:
        return {}
    part_of = (initiative.c.parent_id.in_(list(processes)),)
    shown = select(initiative.c.id, initiative.c.parent_id).where(
        *part_of, initiative.c.parent_level <= int(chosen.ceiling), alive(chosen.ceiling)
    )
    inside = set(
        connection.scalars(
            select(initiative.c.id).where(*part_of, alive(chosen.ceiling), *conditions(chosen))
        )
    )
    found: dict[int, list[int]] = {}
    for number, process in connection.execute(shown.order_by(*_order(Sort()))):
        found.setdefault(process, []).append(number)
    return {process: Rounds(tuple(ids), frozenset(ids) - inside) for process, ids in found.items()}


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
    return _called(connection, part, initiative.c.parent_id.is_(None), alive(ceiling), limit=limit)


def initiatives(
    connection: Connection, part: str, ceiling: Level, limit: int = 12
) -> tuple[tuple[int, str, str], ...]:
    """Return initiatives, processes first, whose title or reference holds ``part``."""
    return _called(connection, part, alive(ceiling), limit=limit)


def _called(
    connection: Connection, part: str, *among: ColumnElement[bool], limit: int
) -> tuple[tuple[int, str, str], ...]:
    like = "%" + fold(part).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    found = connection.execute(
        select(initiative.c.id, initiative.c.reference, initiative.c.title)
        .where(
            *among,
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


def can_be_round_of(connection: Connection, one: Initiative) -> bool:
    """Tell whether ``one`` may be a round of the process that it names: live, no round, and it has none."""
    if one.parent_id is None:
        return True
    query = select(initiative.c.id).where(
        initiative.c.id == one.parent_id,
        initiative.c.id != one.id,
        initiative.c.parent_id.is_(None),
        initiative.c.binned_at.is_(None),
    )
    found = connection.execute(query).first()
    return found is not None and not has_rounds(connection, one.id)


def reference_is_taken(connection: Connection, reference: str, but: int) -> bool:
    """Tell whether a record other than ``but``, in the bin or not, has this reference code."""
    query = select(initiative.c.id).where(
        func.lower(initiative.c.reference) == reference.lower(), initiative.c.id != but
    )
    return connection.execute(query.limit(1)).first() is not None
