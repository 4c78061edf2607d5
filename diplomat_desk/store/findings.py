"""Which rules of quality a record breaks: kept with every writing, so that they are counted by SQL."""

from sqlalchemy import Connection, delete, insert

from diplomat_desk.domain.advice.quality import findings_of
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.store.schema_parts import finding


def keep(
    connection: Connection, one: Initiative, countries: Countries, *, new: bool = False
) -> None:
    """Write down anew what is found in ``one``: the rules only, their sentences come from reading it."""
    if not new:
        connection.execute(delete(finding).where(finding.c.initiative_id == one.id))
    levels: dict[str, int] = {}
    for found in findings_of(one, countries):
        # A rule that finds something in the open part is told there, whatever else it finds.
        levels[found.rule] = min(int(found.level), levels.get(found.rule, int(found.level)))
    if levels:
        connection.execute(
            insert(finding),
            [
                {"initiative_id": one.id, "rule": rule, "level": level}
                for rule, level in levels.items()
            ],
        )
