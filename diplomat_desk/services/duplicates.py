"""People and organisations that are probably recorded twice, and the word of somebody that they are not."""

from dataclasses import dataclass

from diplomat_desk.domain.changes import Change, Identity, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import Problem, RefusedError
from diplomat_desk.domain.quality import Dismissal
from diplomat_desk.domain.text import clean
from diplomat_desk.domain.words import say
from diplomat_desk.services import likeness
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.entities import NAMED
from diplomat_desk.services.writing import put_one
from diplomat_desk.store import entity_lists, entity_uses

RULES = {Kind.PERSON: "same-person", Kind.ORGANISATION: "same-organisation"}
"""What the subject of a dismissal begins with; the two ids follow, the smaller one first."""


@dataclass(frozen=True, slots=True)
class Double:
    """Two records that may be one: ids and names, the smaller id first, and why, in a sentence."""

    first: int
    first_name: str
    second: int
    second_name: str
    reason: str


def likely(desk: Desk, kind: Kind, ceiling: Level) -> tuple[Double, ...]:
    """Return the pairs that are probably one, the surest first, but for those that were dismissed."""
    with desk.register.reading() as connection:
        named = entity_lists.all_names(connection, NAMED[kind], ceiling)
        subjects = entity_uses.dismissed(connection, f"{RULES[kind]}:")
    names = {number: name for number, name, _ in named}
    pairs = likeness.alike(named, person=kind is Kind.PERSON, but=_pairs(subjects))
    return tuple(
        Double(one.first, names[one.first], one.second, names[one.second], one.reason)
        for one in pairs
    )


def subject(kind: Kind, one: int, other: int) -> str:
    """Return what a dismissal of the pair is kept under: ``same-person:12:45``."""
    return f"{RULES[kind]}:{min(one, other)}:{max(one, other)}"


def dismiss(
    desk: Desk, kind: Kind, one: int, other: int, reason: str, ceiling: Level = TOP
) -> Change:
    """Record that two are not the same, and why; raise :class:`RefusedError` without a reason.

    The reason may speak of anything that its author could see, so it is told from ``ceiling`` on only.
    """
    text = clean(reason)
    if not text:
        raise RefusedError((Problem("reason", say("Say in a few words why they are not one.")),))
    about = subject(kind, one, other)
    wanted = Dismissal(subject=about, reason=text, author=desk.author, at=desk.now(), level=ceiling)
    known = about in _dismissed(desk, about)
    return put_one(desk, wanted, Identity(Kind.DISMISSAL, about) if known else None)


def _dismissed(desk: Desk, about: str) -> frozenset[str]:
    with desk.register.reading() as connection:
        return entity_uses.dismissed(connection, about)


def _pairs(subjects: frozenset[str]) -> frozenset[tuple[int, int]]:
    numbers = (one.split(":")[1:] for one in subjects)
    return frozenset((int(ids[0]), int(ids[1])) for ids in numbers if len(ids) == 2)
