"""What each report needs of the register: by its name, a function that asks for it."""

from collections.abc import Callable, Mapping

from diplomat_desk.reports.kinds import Material
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers import (
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
from diplomat_desk.services.papers.request import Request

Ask = Callable[[Desk, Request], Material]

ASKS: Mapping[str, Ask] = {
    "register": register_list.ask,
    "dossier": dossier.ask,
    "brief": brief.ask,
    "coverage": coverage.ask,
    "tracks": track_comparison.ask,
    "period": period.ask,
    "meeting": meeting.ask,
    "participants": participants.ask,
    "follow-ups": follow_ups.ask,
    "calendar": calendar.ask,
}
