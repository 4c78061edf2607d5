"""What the calendar needs of the register."""

from datetime import date

from diplomat_desk.domain.agenda import Sort, arranged, months_from
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import DateError, PartialDate
from diplomat_desk.domain.words import say
from diplomat_desk.reports.calendar import CalendarMaterial
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.store import agenda, listing

_SORTS = {"meetings": Sort.MEETING, "initiatives": Sort.BEGINS, "follow-ups": Sort.DUE}


def ask(desk: Desk, request: Request) -> CalendarMaterial:
    """Return what the filter's selection has in the months asked for.

    Raises:
        ReportError: the first month is not written as a date.
    """
    options, chosen = request.options, request.filter
    months = months_from(_first(options["from"], request.today), int(options["months"]))
    begins = date(*months[0], 1)
    year, month = months_from(begins, len(months) + 1)[-1]
    ends = date.fromordinal(date(year, month, 1).toordinal() - 1)
    sorts = [sort for name, sort in _SORTS.items() if options[name] == "yes"]
    with desk.register.reading() as connection:
        found = agenda.entries(connection, chosen, begins.isoformat(), ends.isoformat(), sorts)
        request.check()
        ids = [one.initiative_id for one in found]
        levels = (agenda.level_of_choice(connection, chosen, ids), *(one.level for one in found))
        return CalendarMaterial(
            filter=chosen,
            tally=listing.tally(connection, chosen),
            marking=max((Level.PUBLIC, *levels)),
            calendar=arranged(found, months),
        )


def _first(written: str, today: date) -> date:
    if not written:
        return today
    try:
        return PartialDate.of(written).earliest
    except DateError as error:
        hint = say("Write the first month like 2024-03.")
        raise ReportError(f"{error} {hint}") from error
