"""A row and what it looks like, held against each other."""

from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.describing import Describer, sources_of
from diplomat_desk.domain.differences import Difference, differences
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.exchange.drafting import Drafter
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.tables import Table
from diplomat_desk.services import looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing.knowing import known
from diplomat_desk.services.importing.verdicts import Twin


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Where a row (``after``) and what it looks like (``before``) differ; ``twin`` says which they are."""

    twin: Twin
    differing: tuple[Difference, ...]


def side_by_side(
    desk: Desk, table: Table, mapping: Mapping, twin: Twin, ceiling: Level
) -> SideBySide:
    """Return how the row of ``twin`` differs from the record or the row that it looks like.

    The table is read up to that row: of a long one that takes a moment.

    Raises:
        ExchangeError: the file can no longer be read.
        MissingError: the record is gone.
    """
    wanted = {twin.row} | ({twin.of_row} if not twin.id else set())
    rows = _drafted(desk, table, mapping, wanted, ceiling)
    other = looking.one(desk, twin.id, ceiling) if twin.id else rows.get(twin.of_row)
    row = rows.get(twin.row)
    if row is None or other is None:
        return SideBySide(twin, ())
    words = Describer(desk.vocabularies, desk.countries, {}, sources_of(other, row))
    return SideBySide(twin, differences(other, row, words))


def _drafted(
    desk: Desk, table: Table, mapping: Mapping, wanted: set[int], ceiling: Level
) -> dict[int, Initiative | None]:
    drafter = Drafter(mapping, known(desk, ceiling))
    found: dict[int, Initiative | None] = {}
    for row in table.rows(mapping.layout):
        if row.number in wanted:
            found[row.number] = drafter.draft(row).initiative
            if len(found) == len(wanted):
                break
    return found
