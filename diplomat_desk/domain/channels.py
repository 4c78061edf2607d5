"""Channels to a country: what was tried with it, when last, and whether that is alive or has lapsed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diplomat_desk.domain.confidentiality import Level


class State(StrEnum):
    """What has become of a channel."""

    ALIVE = "alive"
    LAPSED = "lapsed"
    UNDATED = "undated"
    """It was tried, and no date says when."""
    CANCELLED = "cancelled"
    """All that was tried was cancelled."""
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Channel:
    """What was done on one track or by one approach, ``code``: ``number`` initiatives.

    ``first`` is the day (ISO 8601) when the first of them began, ``last`` the last day up to today of which
    anything is recorded; empty where no date is known. ``active`` and ``planned`` count processes and single
    initiatives of that status, ``cancelled`` the initiatives that were.
    """

    code: str
    number: int
    first: str = ""
    last: str = ""
    active: int = 0
    planned: int = 0
    cancelled: int = 0
    level: Level = Level.PUBLIC

    @property
    def first_year(self) -> str:
        """The year when the first began; empty if not known."""
        return self.first[:4]

    @property
    def last_year(self) -> str:
        """The year of the last thing recorded; empty if not known."""
        return self.last[:4]

    def state(self, since: str) -> State:
        """Return what has become of it: alive is what is active or planned, or happened ``since`` that day."""
        if not self.number:
            return State.NEVER
        if self.active or self.planned or self.last >= since:
            return State.ALIVE
        if self.last:
            return State.LAPSED
        return State.CANCELLED if self.cancelled == self.number else State.UNDATED


@dataclass(frozen=True, slots=True)
class Crossing:
    """A channel to one country, or to one region: ``row`` is its code."""

    row: str
    channel: Channel


@dataclass(frozen=True, slots=True)
class Running:
    """A process or single initiative on a track that is active or planned."""

    track: str
    reference: str
    title: str
    status: str
    level: Level = Level.PUBLIC


def alive_since(today: date, years: int) -> str:
    """Return the first of the days that are at most ``years`` years ago, in ISO 8601."""
    # On 29 February what was years ago may have no such day.
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return today.replace(year=today.year - years, day=day).isoformat()


def complete(channels: Iterable[Channel], codes: Iterable[str]) -> tuple[Channel, ...]:
    """Return ``channels`` in the order of ``codes``, with those never tried; others come last."""
    found = {one.code: one for one in channels}
    wanted = tuple(codes)
    known = (found.get(code, Channel(code, 0)) for code in wanted)
    return (*known, *(one for code, one in found.items() if code not in wanted))


def nearest(
    crossings: Iterable[Crossing], code: str, neighbours: Collection[str], most: int
) -> tuple[Crossing, ...]:
    """Return the ``most`` countries with which ``code`` was tried most: among ``neighbours``, else of all."""
    found = [one for one in crossings if one.channel.code == code]
    found.sort(key=lambda one: (-one.channel.number, one.row))
    near = [one for one in found if one.row in neighbours]
    return tuple((near or found)[:most])
