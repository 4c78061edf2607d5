"""The reports that there are, by name, in the order in which they are offered."""

from diplomat_desk.domain.words import say
from diplomat_desk.reports import (
    brief,
    calendar,
    coverage,
    dossier,
    follow_ups,
    meeting,
    participants,
    period,
    register_list,
    track_comparison,
)
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.kinds import ReportKind

REPORTS: tuple[ReportKind, ...] = (
    register_list.KIND,
    dossier.KIND,
    brief.KIND,
    coverage.KIND,
    track_comparison.KIND,
    period.KIND,
    meeting.KIND,
    participants.KIND,
    follow_ups.KIND,
    calendar.KIND,
)


def find(name: str) -> ReportKind:
    """Return the report called ``name``.

    Raises:
        ReportError: there is none; the message names those that there are.
    """
    for kind in REPORTS:
        if kind.name == name:
            return kind
    names = ", ".join(kind.name for kind in REPORTS)
    raise ReportError(
        say("There is no report “{name}”. Use one of: {names}.", name=name[:60], names=names)
    )
