"""Ties between initiatives, found from either side."""

from sqlalchemy import Connection, Select, func, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.ties import Tie, each_once
from diplomat_desk.store.filtering import alive
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_parts import link

_START = func.coalesce(
    func.nullif(initiative.c.start, ""), func.nullif(initiative.c.planned_start, ""), ""
).label("start")


def of(connection: Connection, initiative_id: int, ceiling: Level) -> tuple[Tie, ...]:
    """Return the ties of an initiative: those recorded on it in order, then those on the others.

    A tie to or from what may not be shown under ``ceiling``, or lies in the bin, is left out.
    """
    here = _ties(connection, initiative_id, ceiling, inverse=False)
    there = _ties(connection, initiative_id, ceiling, inverse=True)
    return each_once((*here, *there))


def _if_told(initiative_id: int, ceiling: Level) -> Select[tuple[int]]:
    """Return the query for the initiative itself, empty where it may not be shown."""
    asked = initiative.alias()
    return select(asked.c.id).where(asked.c.id == initiative_id, alive(ceiling, asked))


def _ties(
    connection: Connection, initiative_id: int, ceiling: Level, *, inverse: bool
) -> tuple[Tie, ...]:
    mine, other = link.c.initiative_id, link.c.target_id
    if inverse:
        mine, other = other, mine
    order = (initiative.c.first_day, initiative.c.id) if inverse else (link.c.position,)
    rows = connection.execute(
        select(
            link.c.kind, initiative.c.id, initiative.c.reference, initiative.c.title, _START, link.c.note
        )
        .join_from(link, initiative, initiative.c.id == other)
        .where(mine.in_(_if_told(initiative_id, ceiling)), alive(ceiling))
        .order_by(*order)
    )  # fmt: skip
    return tuple(Tie(r.kind, r.id, r.reference, r.title, r.start, r.note, inverse) for r in rows)
