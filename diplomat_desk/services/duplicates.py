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


FEW = 1_000
"""So many names are looked through at once, whoever asks."""


@dataclass(frozen=True, slots=True)
class Double:
    """Two records that may be one: ids and names, the smaller id first, and why, in a sentence."""

    first: int
    first_name: str
    second: int
    second_name: str
    reason: str


def likely(
    desk: Desk, kind: Kind, ceiling: Level, *, dismissed: bool = False, patient: bool = True
) -> tuple[Double, ...]:
    """Return the pairs that are probably one, the surest first: those not dismissed, or those that were.

    Looking through thousands of names takes seconds: what was found is remembered while no name changes.
    Who is not ``patient`` gets what was found before, of those that are still there.
    """
    with desk.register.reading() as connection:
        named = entity_lists.all_names(connection, NAMED[kind], ceiling)
        judged = _pairs(entity_uses.dismissed(connection, f"{RULES[kind]}:"))
    names = {number: name for number, name, _ in named}
    return tuple(
        Double(one.first, names[one.first], one.second, names[one.second], one.reason)
        for one in _alike(desk, kind, ceiling, named, patient=patient)
        if one.first in names
        and one.second in names
        and ((one.first, one.second) in judged) is dismissed
    )


def _alike(
    desk: Desk, kind: Kind, ceiling: Level, named: tuple[likeness.Names, ...], *, patient: bool
) -> tuple[likeness.Alike, ...]:
    known = desk.alike.get((kind, ceiling))
    if known is not None and (known[0] == named or not (patient or len(named) <= FEW)):
        return known[1]
    if known is None and not patient and len(named) > FEW:
        return ()
    found = tuple(likeness.alike(named, person=kind is Kind.PERSON))
    desk.alike[kind, ceiling] = named, found
    return found


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
