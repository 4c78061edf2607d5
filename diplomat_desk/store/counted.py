"""The records that a filter counts, each with the unit that it counts for."""

from typing import Any

from sqlalchemy import CTE, Select, select, union_all

from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.store.filtering import members
from diplomat_desk.store.schema import initiative


def counted_records(chosen: Filter) -> CTE:
    """Return ``unit``, ``id``, ``level`` and ``start`` of each record, ``track`` and ``status`` of its unit.

    Where processes count, a process stands there beside its selected rounds.
    """
    found = members(chosen).cte("found")
    pairs: Select[Any] = select(found.c.unit, found.c.id)
    if chosen.unit is Unit.PROCESSES:
        processes = select(found.c.unit, found.c.unit).where(found.c.id != found.c.unit)
        both = union_all(pairs, processes.distinct()).subquery()
        pairs = select(both.c.unit, both.c.id).distinct()
    one = pairs.subquery()
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
