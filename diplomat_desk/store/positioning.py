"""Initiatives counted by formality, visibility, recognition and track; named only where they are few."""

from collections import Counter
from dataclasses import replace
from typing import Any, NamedTuple

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
from diplomat_desk.domain.figures import Tally
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
from diplomat_desk.store.filtering import members
from diplomat_desk.store.levels import participation_level
from diplomat_desk.store.listing import tally
from diplomat_desk.store.schema import initiative, term
from diplomat_desk.store.withholding import withheld

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


class _Counted(NamedTuple):
    """The groups, how many records they have, how many of these have a date, and their highest level."""

    groups: tuple[Group, ...]
    selected: int
    dated: int
    level: int


def ask(connection: Connection, chosen: Filter) -> Positions:
    """Return where the initiatives that ``chosen`` selects stand, and which stand far from their own track."""
    units = _units(chosen)
    counted = _grouped(connection, chosen, units)
    groups = counted.groups
    scales = _scales(connection, groups)
    found = _in_order(connection, centres(groups, scales))
    few = max(cells(groups).values(), default=0) <= MOST_SINGLY
    singles = _singles(connection, units) if few else ()
    far = far_groups(groups, found, scales)
    outliers = _among(singles, far) if few else _farthest(connection, units, far)
    return Positions(
        filter=chosen,
        tally=_tally(connection, chosen, counted),
        marking=max(Level(counted.level), participation_level(connection, chosen)),
        formalities=scales.formalities,
        visibilities=scales.visibilities,
        groups=groups,
        centres=found,
        singles=singles,
        outliers=outliers,
        far=sum(group.number for _, group in far),
    )


def _grouped(connection: Connection, chosen: Filter, units: Subquery) -> _Counted:
    """Return the groups with how many there are of each, and what is counted of all of them."""
    codes: ColumnElement[str] = _KEYS[0]
    for key in _KEYS[1:]:
        codes = codes.concat("\t").concat(key)
    # One text of all, counted here: SQLite would sort the records to group them, which takes longer.
    columns: list[ColumnElement[Any]] = [func.group_concat(codes, "\n"), func.count()]
    query: Select[Any]
    if chosen.unit is Unit.ROUNDS:
        columns += [func.count(initiative.c.first_day), _HIGHEST, _HIGHEST]
        query = members(chosen).with_only_columns(*columns)
    else:
        columns += [func.count(units.c.first_day), func.max(units.c.level), _HIGHEST]
        query = select(*columns).join_from(units, initiative, initiative.c.id == units.c.id)
    lines, selected, dated, level, own = connection.execute(query).one()
    numbers = Counter(lines.split("\n") if lines else ())
    groups = [_group(line, number) for line, number in sorted(numbers.items())]
    return _Counted(tuple(groups), selected, dated, max(level or 0, own or 0))


def _group(line: str, number: int) -> Group:
    formality, visibility, recognition, track = line.split("\t")
    return Group(formality, visibility, recognition, track, number)


def _tally(connection: Connection, chosen: Filter, found: _Counted) -> Tally:
    """Return the tally of ``chosen`` without counting again what is ``found``."""
    undated = found.selected - found.dated
    if chosen.narrows:
        whole = tally(connection, chosen.cleared())
        return replace(whole, selected=found.selected, undated=undated)
    records, entries = withheld(connection, chosen.ceiling)
    return Tally(found.selected, found.selected, undated, records, entries, chosen.unit)


def _units(chosen: Filter) -> Subquery:
    """Return each record that counts, once, with the highest level of what it is counted for."""
    found = members(chosen).add_columns(initiative.c.confidentiality.label("level"))
    if chosen.unit is Unit.ROUNDS:
        return found.subquery()
    rounds = found.subquery()
    level = func.max(rounds.c.level).label("level")
    dated = func.max(rounds.c.first_day).label("first_day")
    return select(rounds.c.unit.label("id"), level, dated).group_by(rounds.c.unit).subquery()


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


def _among(
    singles: tuple[Single, ...], far: tuple[tuple[float, Group], ...]
) -> tuple[Outlier, ...]:
    """Return the farthest of ``singles``."""
    steps = {_key(group): distance for distance, group in far}
    found = [Outlier(one, steps[_key(one)]) for one in singles if _key(one) in steps]
    found.sort(key=lambda one: -one.distance)
    return tuple(found[:MOST_NAMED])


def _key(one: Single | Group) -> tuple[str, str, str, str]:
    return one.formality, one.visibility, one.recognition, one.track


def _farthest(
    connection: Connection, units: Subquery, far: tuple[tuple[float, Group], ...]
) -> tuple[Outlier, ...]:
    """Return the farthest initiatives, read by name from the farthest groups."""
    if not far:
        return ()
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
    return tuple(Outlier(Single(*row[:-1]), wanted[row[-1]][0]) for row in rows)


def _alike(group: Group) -> ColumnElement[bool]:
    return and_(
        initiative.c.formality == group.formality,
        initiative.c.visibility == group.visibility,
        initiative.c.recognition == group.recognition,
        initiative.c.track == group.track,
    )
