"""How much lies on each page, for the sidebar; everything under the ceiling."""

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import entities, looking
from diplomat_desk.services.desk import Desk


def counts(desk: Desk, chosen: Filter) -> dict[str, int]:
    """Return by page name how many things lie there, in the unit and under the ceiling of ``chosen``."""
    return {
        "register": looking.tally(desk, chosen.cleared()).total,
        "people": entities.total(desk, Kind.PERSON, chosen.ceiling),
        "organisations": entities.total(desk, Kind.ORGANISATION, chosen.ceiling),
        "bin": len(looking.binned(desk, chosen.ceiling)),
    }
