"""How much lies above a ceiling: counted over the whole register, so that no filter can locate it."""

from functools import cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Integer,
    bindparam,
    func,
    literal,
    select,
    union_all,
)

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.store.filtering import level_of
from diplomat_desk.store.schema import engagement, initiative, initiative_country, source
from diplomat_desk.store.schema_entities import organisation, person
from diplomat_desk.store.schema_parts import (
    appearance,
    assessment,
    attachment,
    document,
    follow_up,
    meeting,
    note,
    outcome,
    transfer,
)

_ENTRIES = (
    initiative_country, engagement, appearance, meeting, outcome, transfer, document, assessment, source,
    note, follow_up, attachment,
)  # fmt: skip
_ceiling = bindparam("ceiling", type_=Integer)


def withheld(connection: Connection, ceiling: Level) -> tuple[int, int]:
    """Return how many records lie above ``ceiling``, and how many entries of those that do not."""
    if ceiling >= TOP:
        return 0, 0
    rows = connection.execute(_counts(), {"ceiling": int(ceiling)}).all()
    sums = {"records": 0, "entries": 0}
    for sort, number in rows:
        sums[sort] += number
    return sums["records"], sums["entries"]


@cache
def _counts() -> CompoundSelect[Any]:
    records = [
        select(literal("records"), func.count())
        .select_from(initiative)
        .where(initiative.c.binned_at.is_(None), initiative.c.confidentiality > _ceiling),
        *(
            select(literal("records"), func.count())
            .select_from(table)
            # The constant lets SQLite use the small index of what is above public.
            .where(table.c.level > 0, table.c.level > _ceiling)
            for table in (person, organisation)
        ),
    ]
    entries = [
        select(literal("entries"), func.count())
        .select_from(table)
        .join(initiative, initiative.c.id == table.c.initiative_id)
        .where(
            level_of(table) > 0,
            level_of(table) > _ceiling,
            initiative.c.binned_at.is_(None),
            initiative.c.confidentiality <= _ceiling,
        )
        for table in _ENTRIES
    ]
    return union_all(*records, *entries)
