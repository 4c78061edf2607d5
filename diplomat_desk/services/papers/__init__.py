"""What each report needs of the register: by its name, a function that asks for it."""

from collections.abc import Callable, Mapping

from diplomat_desk.reports.kinds import Material
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers import brief, coverage, follow_ups
from diplomat_desk.services.papers.request import Request

Ask = Callable[[Desk, Request], Material]

ASKS: Mapping[str, Ask] = {
    "brief": brief.ask,
    "coverage": coverage.ask,
    "follow-ups": follow_ups.ask,
}
