"""What is known of when an initiative ran: what is sure of it, and what is soft."""

from dataclasses import dataclass
from functools import lru_cache

from diplomat_desk.domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Extent:
    """What is known of when one ran, in days.

    It may have begun on ``first`` and surely had on ``sure``; it surely went on until before ``until``
    and may have until before ``last``. ``faint`` tells that a date is approximate or uncertain as well.
    """

    first: int
    sure: int
    until: int
    last: int
    faint: bool


def extent(start: str, end: str, first: int, last: int, *, is_open: bool) -> Extent:
    """Return what the EDTF texts ``start`` and ``end`` leave sure of the days ``first`` to ``last``."""
    begun = days_of(start or end)
    ended = days_of(end)
    sure = begun[1] if start else last
    until = (ended[0] if end else begun[0]) + 1
    if is_open or (not end and last > begun[1] + 1):
        until = last
    return Extent(first, sure, until, last, begun[2] or ended[2])


@lru_cache(maxsize=8192)
def days_of(text: str) -> tuple[int, int, bool]:
    """Return the first and the last day of an EDTF text, and whether it is approximate or uncertain."""
    if text in ("", ".."):
        return 0, 0, False
    one = PartialDate.of(text)
    return one.earliest.toordinal(), one.latest.toordinal(), one.approximate or one.uncertain
