"""Which rules of quality a record breaks: kept with every writing, so that they are counted by SQL."""

from sqlalchemy import Connection, delete, insert

from diplomat_desk.domain.advice.quality import findings_of
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.veil import Raised, veil
from diplomat_desk.store.schema_parts import finding


def keep(
    connection: Connection,
    one: Initiative,
    countries: Countries,
    raised: Raised,
    *,
    new: bool = False,
) -> None:
    """Write down anew what is found in ``one`` as it is seen at each level.

    Only the rules are kept; their sentences come from reading the record. What lies above a level is as
    if it were not there: a secret outcome is missed below its level, and says nothing of itself there.
    """
    if not new:
        connection.execute(delete(finding).where(finding.c.initiative_id == one.id))
    levels: dict[str, int] = {}
    broken: set[str] = set()
    last: Initiative | None = None
    for level in Level:
        if level < one.confidentiality:
            continue
        seen = veil(one, level, raised)
        if seen != last:
            broken = {found.rule for found in findings_of(seen, countries)}
        last = seen
        for rule in broken:
            levels[rule] = levels.get(rule, 0) | bit_of(level)
    if levels:
        connection.execute(
            insert(finding),
            [
                {"initiative_id": one.id, "rule": rule, "levels": bits}
                for rule, bits in levels.items()
            ],
        )


def bit_of(level: Level) -> int:
    """Return the bit that stands for ``level`` in the column ``levels``."""
    return 1 << int(level)


def lowest(bits: int) -> Level:
    """Return the lowest level of the column ``levels``."""
    return min(level for level in Level if bits & bit_of(level))
