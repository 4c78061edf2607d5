"""Initiatives counted by formality, visibility, recognition and track; named only where they are few."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Subquery,
    and_,
    case,
    func,
    or_,
    select,
)

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.positions import (
    MOST_NAMED,
    MOST_SINGLY,
    NO_PLACE,
    Centre,
    Group,
    Outlier,
    Positions,
    Scales,
    Single,
    cells,
    centres,
    far_groups,
    steps_of,
)
from diplomat_desk.store.counting import highest_level
from diplomat_desk.store.filtering import members
from diplomat_desk.store.listing import tally
from diplomat_desk.store.schema import initiative, term

_KEYS: tuple[ColumnElement[Any], ...] = (
    initiative.c.formality,
    initiative.c.visibility,
    initiative.c.recognition,
    initiative.c.track,
)
_NAMED: tuple[ColumnElement[Any], ...] = (
    initiative.c.id,
    initiative.c.reference,
    initiative.c.title,
    *_KEYS,
)
_HIGHEST = func.max(initiative.c.confidentiality)


def ask(connection: Connection, chosen: Filter) -> Positions:
    """Return where the initiatives that ``chosen`` selects stand, and which stand far from their own track."""
    units = _units(chosen)
    counts = tally(connection, chosen)
    rows = _grouped(connection, units)
    groups = tuple(Group(*row[:5]) for row in rows)
    scales = _scales(connection, groups)
    found = _in_order(connection, centres(groups, scales))
    few = max(cells(groups).values(), default=0) <= MOST_SINGLY
    singles = _singles(connection, units) if few else ()
    outliers, far = _outliers(connection, units, groups, found, scales)
    return Positions(
        chosen, counts, _marking(connection, chosen, rows), scales.formalities, scales.visibilities,
        groups, found, singles, outliers, far,
    )  # fmt: skip


def _grouped(connection: Connection, units: Subquery) -> list[tuple[Any, ...]]:
    """Return the four codes of each group, its number, and its two highest levels."""
    counted: list[ColumnElement[Any]] = [*_KEYS, func.count(), _HIGHEST, func.max(units.c.level)]
    query: Select[Any] = (
        select(*counted)
        .join_from(units, initiative, initiative.c.id == units.c.id)
        .group_by(*_KEYS)
    )
    return [tuple(row) for row in connection.execute(query)]


def _units(chosen: Filter) -> Subquery:
    """Return each record that counts, once, with the highest level of what it is counted for."""
    found = members(chosen).add_columns(initiative.c.confidentiality.label("level"))
    if chosen.unit is Unit.ROUNDS:
        return found.subquery()
    rounds = found.subquery()
    level = func.max(rounds.c.level).label("level")
    return select(rounds.c.unit.label("id"), level).group_by(rounds.c.unit).subquery()


def _scales(connection: Connection, groups: tuple[Group, ...]) -> Scales:
    rows = connection.execute(
        select(term.c.vocabulary, term.c.code, term.c.retired)
        .where(term.c.vocabulary.in_(("formality", "visibility")))
        .order_by(term.c.position)
    ).all()
    formal = ((r.code, r.retired) for r in rows if r.vocabulary == "formality")
    visible = ((r.code, r.retired) for r in rows if r.vocabulary == "visibility")
    return Scales(
        steps_of(formal, (group.formality for group in groups)),
        steps_of(visible, (group.visibility for group in groups)),
    )


def _in_order(connection: Connection, found: tuple[Centre, ...]) -> tuple[Centre, ...]:
    query = select(term.c.code).where(term.c.vocabulary == "track").order_by(term.c.position)
    order = {code: n for n, code in enumerate(connection.scalars(query))}
    return tuple(sorted(found, key=lambda one: (order.get(one.track, len(order)), one.track)))


def _named(units: Subquery) -> Select[Any]:
    return select(*_NAMED).join_from(units, initiative, initiative.c.id == units.c.id)


def _singles(connection: Connection, units: Subquery) -> tuple[Single, ...]:
    placed = (
        initiative.c.formality.not_in(NO_PLACE),
        initiative.c.visibility.not_in(NO_PLACE),
    )
    query = _named(units).where(*placed).order_by(initiative.c.first_day, initiative.c.id)
    return tuple(Single(*row) for row in connection.execute(query))


def _outliers(
    connection: Connection,
    units: Subquery,
    groups: tuple[Group, ...],
    found: tuple[Centre, ...],
    scales: Scales,
) -> tuple[tuple[Outlier, ...], int]:
    """Return the farthest initiatives, and how many stand far in all."""
    far = far_groups(groups, found, scales)
    if not far:
        return (), 0
    wanted: list[tuple[float, Group]] = []
    enough = 0
    for steps, group in far:
        if enough < MOST_NAMED:
            wanted.append((steps, group))
            enough += group.number
    # The groups come farthest first, so their number is the order to read the records in.
    rank = case(*((_alike(group), n) for n, (_, group) in enumerate(wanted)))
    query: Select[Any] = (
        _named(units)
        .add_columns(rank)
        .where(or_(*(_alike(group) for _, group in wanted)))
        .order_by(rank, initiative.c.first_day, initiative.c.id)
        .limit(MOST_NAMED)
    )
    rows: list[tuple[Any, ...]] = [tuple(row) for row in connection.execute(query)]
    named = tuple(Outlier(Single(*row[:-1]), wanted[row[-1]][0]) for row in rows)
    return named, sum(group.number for _, group in far)


def _alike(group: Group) -> ColumnElement[bool]:
    return and_(
        initiative.c.formality == group.formality,
        initiative.c.visibility == group.visibility,
        initiative.c.recognition == group.recognition,
        initiative.c.track == group.track,
    )


def _marking(connection: Connection, chosen: Filter, rows: list[tuple[Any, ...]]) -> Level:
    if chosen.countries or chosen.also or chosen.country_role:
        # That a record is among the selected then tells of its countries too.
        return highest_level(connection, chosen)
    return Level(max((max(row[5], row[6]) for row in rows), default=0))
