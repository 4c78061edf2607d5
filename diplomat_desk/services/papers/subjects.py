"""Which single record a report is about: as it was said, or as the filter says it."""

from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.services.papers.request import Request
from diplomat_desk.store import listing, reading
from diplomat_desk.store.connection import Connection


def initiative_of(connection: Connection, request: Request, reference: str) -> int:
    """Return the id of the initiative that ``reference`` names, or else the only one that is selected.

    Raises:
        ReportError: there is none that may be shown, or the filter selects several.
    """
    if reference.strip():
        try:
            return reading.id_of(connection, reference, request.filter.ceiling)
        except MissingError as error:
            raise ReportError(str(error)) from error
    ids = listing.choose(connection, request.filter, Sort()).ids
    if len(ids) == 1:
        return ids[0]
    text = say("Say which initiative, by its reference code, or narrow the filter to a single one.")
    raise ReportError(text)


def meeting_of(subject: str) -> tuple[str, int]:
    """Return the reference code and the number of the meeting, from 1, that ``DD-2024-0031/2`` says.

    0 stands for none said.

    Raises:
        ReportError: what stands after the stroke is no number.
    """
    reference, stroke, number = subject.rpartition("/")
    if not stroke:
        return subject.strip(), 0
    if not (number.strip().isascii() and number.strip().isdigit()):
        text = say("“{subject}” is no meeting. Write it like DD-2024-0031/2.", subject=subject[:60])
        raise ReportError(text)
    return reference.strip(), int(number.strip()[:6])
