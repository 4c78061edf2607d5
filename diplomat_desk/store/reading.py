"""Initiatives whole, as they stand: one, or many at a time in batches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, func, select

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.initiative import Budget, Initiative
from diplomat_desk.domain.veil import veil
from diplomat_desk.domain.words import say
from diplomat_desk.store import appearances, engagements
from diplomat_desk.store.batches import BATCH, batches
from diplomat_desk.store.idlists import among
from diplomat_desk.store.listed import columns_of, dates_of, levels_of, read_parts
from diplomat_desk.store.parts import PARTS
from diplomat_desk.store.raising import raised_for
from diplomat_desk.store.schema import initiative

DATES = ("planned_start", "planned_end", "start", "end")
_LISTS = (*(part.field for part in PARTS), "organisations", "people", "meetings")
PLAIN = tuple(
    f.name
    for f in fields(Initiative)
    if f.name not in (*DATES, *_LISTS, "id", "budget", "confidentiality")
)


_BUDGET = ("budget_amount", "budget_currency", "budget_funder")
_WHOLE = select(
    *(initiative.c[name] for name in ("id", *PLAIN, *DATES, *_BUDGET)),
    initiative.c.confidentiality,
    initiative.c.binned_at,
).where(among(initiative.c.id))


def read(connection: Connection, initiative_id: int) -> State | None:
    """Return the initiative with ``initiative_id`` whole, or None."""
    return next(_read(connection, [initiative_id]), None)


def visible(connection: Connection, initiative_id: int, ceiling: Level) -> Initiative:
    """Return a live initiative at or below ``ceiling``; raise :class:`MissingError` for any other."""
    found = next(whole(connection, [initiative_id], ceiling), None)
    if found is None:
        raise MissingError(say("There is no such record here any more."))
    return found


def binned(connection: Connection, initiative_id: int, ceiling: Level) -> Initiative:
    """Return a binned initiative as seen under ``ceiling``, its process aside; raise :class:`MissingError`."""
    state = read(connection, initiative_id)
    if state is None or not state.binned or state.initiative.confidentiality > ceiling:
        raise MissingError(say("There is no such record in the bin any more."))
    # Whether its process may be named is not asked here, so it is not named.
    record = replace(state.initiative, parent_id=None)
    return veil(record, ceiling, raised_for(connection, [record]))


def whole(
    connection: Connection, ids: Sequence[int], ceiling: Level, together: int = BATCH
) -> Iterator[Initiative]:
    """Yield the initiatives of ``ids`` as seen under ``ceiling``, in that order, read so many ``together``.

    Stop asking at any time: only the batch under way has been read.
    """
    for batch in batches(ids, together):
        found = [
            state.initiative
            for state in _read(connection, batch)
            if not state.binned and state.initiative.confidentiality <= ceiling
        ]
        raised = raised_for(connection, found)
        for record in found:
            yield veil(record, ceiling, raised)


def states(connection: Connection, ids: Sequence[int]) -> Iterator[State]:
    """Yield the initiatives of ``ids`` as they stand, binned ones too, whatever their level."""
    for batch in batches(ids):
        yield from _read(connection, batch)


def _read(connection: Connection, wanted: Sequence[int]) -> Iterator[State]:
    columns = columns_of(connection, _WHOLE, wanted)
    if not columns:
        return
    ids = columns["id"]
    held: dict[str, Iterable[Any]] = {"id": ids} | {name: columns[name] for name in PLAIN}
    held |= {name: dates_of(columns[name]) for name in DATES}
    held["confidentiality"] = levels_of(columns["confidentiality"])
    held["budget"] = map(Budget, *(columns[name] for name in _BUDGET))
    for name, entries in _lists(connection, wanted).items():
        held[name] = [entries.get(one, ()) for one in ids]
    names = tuple(held)
    rows = zip(*held.values(), columns["binned_at"], strict=True)
    states = {
        row[0]: State(Initiative(**dict(zip(names, row, strict=False))), row[-1] is not None)
        for row in rows
    }
    yield from (states[one] for one in wanted if one in states)


def _lists(connection: Connection, wanted: Sequence[int]) -> dict[str, dict[int, tuple[Any, ...]]]:
    lists = read_parts(connection, wanted)
    lists["organisations"] = engagements.read(connection, wanted)
    lists["people"], lists["meetings"] = appearances.read(connection, wanted)
    return lists


def id_of(connection: Connection, reference: str, ceiling: Level) -> int:
    """Return the id of the live initiative with ``reference`` (letter case aside); raise :class:`MissingError`."""
    found = connection.execute(
        select(initiative.c.id).where(
            func.lower(initiative.c.reference) == reference.strip().lower(),
            initiative.c.binned_at.is_(None),
            initiative.c.confidentiality <= int(ceiling),
        )
    ).scalar()
    if found is None:
        raise MissingError(
            say(
                "There is no record “{reference}” in this register.",
                reference=reference.strip()[:60],
            )
        )
    return int(found)
