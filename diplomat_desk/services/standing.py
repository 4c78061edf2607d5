"""How much lies on each page, for the sidebar; everything under the ceiling."""

from datetime import date

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import entities, looking, quality, upcoming
from diplomat_desk.services.desk import Desk


def counts(desk: Desk, chosen: Filter, whole: Tally) -> dict[str, int]:
    """Return by page name how many things lie there, in the unit and under the ceiling of ``chosen``.

    ``whole`` is the tally of all that the ceiling leaves.
    """
    today = date.today()
    return {
        "register": whole.total,
        "people": entities.total(desk, Kind.PERSON, chosen.ceiling),
        "organisations": entities.total(desk, Kind.ORGANISATION, chosen.ceiling),
        "upcoming": upcoming.overdue(desk, chosen.ceiling, today),
        "quality": quality.total(desk, chosen.ceiling, today),
        "bin": len(looking.binned(desk, chosen.ceiling)),
    }
