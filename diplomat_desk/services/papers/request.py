"""What somebody wants printed, before anything is read."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Options
from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import CancelledError


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One report of one filter. ``options`` not given are as usual; those that a service reads are settled.

    ``subject`` is what a report is about that has one (see ``reports.kinds.Subject``); empty leaves it to the
    filter, where that says it. ``language`` is a BCP 47 tag. ``watched`` is the watch list, ``home`` the
    user's own country, ``today`` the day that is the present. With ``records`` the initiatives that are told
    whole are given as data too, for a template of the user's own. ``stopped`` is asked between records.
    """

    name: str
    filter: Filter
    options: Options = field(default_factory=dict)
    subject: str = ""
    language: str = "en"
    watched: tuple[str, ...] = ()
    home: str = ""
    records: bool = False
    today: date = field(default_factory=date.today)
    stopped: Callable[[], bool] = field(default=_never, compare=False)

    def check(self) -> None:
        """Raise :class:`CancelledError` when nobody waits for the report any more."""
        if self.stopped():
            raise CancelledError(say("Stopped; nothing was printed."))

    def within(self, chosen: Filter) -> Filter:
        """Return ``chosen`` under the ceiling of this request."""
        return replace(chosen, ceiling=self.filter.ceiling)
