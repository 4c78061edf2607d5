"""The records that a filter counts, each with the unit that it counts for."""

from functools import lru_cache
from typing import Any

from sqlalchemy import CTE, CompoundSelect, Select, select, union

from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.store.filtering import members
from diplomat_desk.store.schema import initiative


@lru_cache(maxsize=4)
def units_and_records(chosen: Filter) -> CTE:
    """Return each ``unit`` with every ``id`` whose entries count in it: a process's own beside its rounds'."""
    # Kept for the next: a report asks a dozen questions of one selection.
    found = members(chosen).subquery()
    pairs: Select[Any] | CompoundSelect[Any] = select(found.c.unit, found.c.id)
    if chosen.unit is Unit.PROCESSES:
        pairs = union(pairs, select(found.c.unit, found.c.unit))
    # Worked out once: SQLite would else go through all entries and look each one's record up in it.
    return pairs.cte("pairs").prefix_with("MATERIALIZED")


def counted_records(chosen: Filter) -> CTE:
    """Return ``unit``, ``id``, ``level`` and ``start`` of each record, ``track`` and ``status`` of its unit.

    Where processes count, a process stands there beside its selected rounds.
    """
    one = units_and_records(chosen)
    own = initiative.alias("own")
    return (
        select(
            one.c.unit,
            one.c.id,
            own.c.track,
            own.c.status,
            initiative.c.start,
            initiative.c.confidentiality.label("level"),
        )
        .join_from(one, initiative, initiative.c.id == one.c.id)
        .join(own, own.c.id == one.c.unit)
        .cte("counted")
        # Looked at five times and more; worked out once.
        .prefix_with("MATERIALIZED")
    )
