"""Two registers that were one and were worked on apart, compared and brought together record by record.

A sync client makes two of one when it is worked on in two places (a "conflicted copy"); a colleague does
who takes a copy along. What was done since they parted is told by their histories. What was changed there
only is taken over; where both changed a record, the later of the two is proposed, and one may choose.
"""

import shutil
import tempfile
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from diplomat_desk.domain.changes import Identity, Kind, State, level_of, name_of
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.countries import Country
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.quality import Dismissal
from diplomat_desk.domain.terms import Term
from diplomat_desk.domain.veil import veil, veil_organisation, veil_person
from diplomat_desk.domain.words import say
from diplomat_desk.services import backups, files
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import aggregates, forks
from diplomat_desk.store import engine as engines
from diplomat_desk.store.forks import Since
from diplomat_desk.store.raising import raised_for, raised_names
from diplomat_desk.store.register import SUFFIX

CARRIED = (
    Kind.TERM,
    Kind.COUNTRY,
    Kind.ORGANISATION,
    Kind.PERSON,
    Kind.INITIATIVE,
    Kind.FILTER,
    Kind.CHART,
    Kind.REPORT,
)
"""What is brought over, in the order in which it is: what others name stands before them."""


class How(StrEnum):
    """What differs: recorded there since, edited there, gone there, or changed on both sides."""

    NEW = "new"
    EDITED = "edited"
    GONE = "gone"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Differing:
    """One record that is otherwise in the other register, as far as the ceiling shows it.

    ``here`` and ``there`` are how it stands, None where it is not; ``at_here`` and ``at_there`` when that was
    recorded, ISO 8601, empty where it was not since they parted. ``later`` tells that there is the later one.
    """

    identity: Identity
    how: How
    name: str
    here: State | None
    there: State | None
    at_here: str
    at_there: str

    @property
    def later(self) -> bool:
        """Whether what stands there was recorded after what stands here."""
        return self.at_there > self.at_here


@dataclass(frozen=True, slots=True)
class Diverged:
    """What differs, how many records were changed only here, and what is left as it is.

    ``withheld`` lie above the ceiling; ``left`` are dismissals, imports and deletions of what is no initiative.
    """

    differing: tuple[Differing, ...] = ()
    here_only: int = 0
    withheld: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Both:
    """Two open registers, and what was done to each since they parted."""

    desk: Desk
    other: Desk
    here: Mapping[Identity, Since]
    there: Mapping[Identity, Since]
    known: Mapping[Identity, Identity]
    """What was recorded there since and taken over before: which record it is here."""


def compare(desk: Desk, path: Path, ceiling: Level) -> Diverged:
    """Return what the register at ``path`` has otherwise than the open one; neither is changed.

    Raises:
        FileError: it cannot be opened.
        DeskError: the two have never been one.
    """
    with together(desk, path) as both:
        return compared(both, ceiling)


@contextmanager
def together(desk: Desk, path: Path) -> Iterator[Both]:
    """Open a copy of the register at ``path`` beside ``desk``; see :func:`compare` for the errors."""
    engines.refuse_open(path)
    folder = backups.folder_of(desk.path)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        # A copy: an older one is brought up to date for that, and nothing is changed in the other.
        copy = Path(name) / f"compared{SUFFIX}"
        shutil.copyfile(path, copy)
        other = files.open_beside(desk, copy)
        try:
            with desk.register.reading() as mine, other.register.reading() as theirs:
                number = forks.parted(mine, theirs)
                if not number:
                    raise DeskError(_strangers(path))
                here, there = forks.since(mine, number), forks.since(theirs, number)
            yield Both(desk, other, here, there, _known(here, there))
        finally:
            files.close(other)


def compared(both: Both, ceiling: Level) -> Diverged:
    """Return what differs between two registers that are open."""
    found: list[Differing] = []
    withheld = left = 0
    for identity, then in both.there.items():
        mine = both.known.get(identity, identity)
        now = both.here.get(mine)
        how = _how_known(now, then) if identity in both.known else _how(identity, now, then)
        if how is None:
            continue
        if identity.kind not in CARRIED or (
            how is How.GONE and identity.kind is not Kind.INITIATIVE
        ):
            left += 1
            continue
        here = None if how is How.NEW else _standing(both.desk, mine)
        if how is How.GONE and here is None:
            continue
        if any(one and level_of(one.record) > ceiling for one in (here, then.after)):
            withheld += 1
            continue
        shown_here = _seen(both.desk, here, ceiling)
        shown_there = _seen(both.other, then.after, ceiling)
        shown = shown_there or shown_here
        name = name_of(shown.record) if shown else ""
        at = now.at if now and how is not How.NEW else ""
        found.append(Differing(identity, how, name, shown_here, shown_there, at, then.at))
    found.sort(key=lambda one: (one.how is not How.BOTH, CARRIED.index(one.identity.kind)))
    shared = {*both.there, *both.known.values()}
    here_only = sum(identity not in shared for identity in both.here)
    return Diverged(tuple(found), here_only, withheld, left)


def _how(identity: Identity, now: Since | None, then: Since) -> How | None:
    if now is not None and now.new and then.new and identity.kind not in (Kind.TERM, Kind.COUNTRY):
        # Two records that came by the same number apart from each other.
        now = None
    if now is not None:
        return None if _alike(now.after, then.after) else How.BOTH
    if then.after is None:
        return None if then.new else How.GONE
    return How.NEW if then.new else How.EDITED


def _how_known(now: Since | None, then: Since) -> How | None:
    """Return what differs of a record that was taken over before; nothing where only this side went on."""
    held = [_signature(one) for one in now.states] if now else []
    return None if then.after is None or _signature(then.after) in held else How.BOTH


def _known(
    here: Mapping[Identity, Since], there: Mapping[Identity, Since]
) -> dict[Identity, Identity]:
    mine = {
        (identity.kind, _signature(state)): identity
        for identity, since in here.items()
        for state in since.states
        if identity.kind in CARRIED
    }
    found: dict[Identity, Identity] = {}
    for identity, since in there.items():
        signs = ((identity.kind, _signature(state)) for state in since.states)
        same = next((mine[sign] for sign in signs if sign in mine), None)
        if same is not None:
            found[identity] = same
    return found


def _signature(state: State) -> Hashable:
    """Return what a record says apart from what is given to it in each register: numbers, code, ties."""
    record: Any = state.record
    made: Any
    match record:
        case Initiative():
            made = replace(record, id=0, version=0, reference="", links=(), parent_id=None)
        case Term() | Country():
            made = record
        case Dismissal():
            made = replace(record, version=0)
        case _:
            made = replace(record, id=0, version=0)
    return cast("Hashable", made)


def _alike(one: State | None, other: State | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.binned == other.binned and _bare(one) == _bare(other)


def _bare(state: State) -> object:
    record: Any = state.record
    return replace(record, version=0) if hasattr(record, "version") else record


def _standing(desk: Desk, identity: Identity) -> State | None:
    with desk.register.reading() as connection:
        return aggregates.find(connection, identity)


def _seen(desk: Desk, state: State | None, ceiling: Level) -> State | None:
    """Return what ``ceiling`` shows of a record."""
    if state is None or ceiling >= TOP:
        return state
    with desk.register.reading() as connection:
        match state.record:
            case Initiative():
                raised = raised_for(connection, [state.record])
                return replace(state, record=veil(state.record, ceiling, raised))
            case Person():
                raised = raised_names(connection)
                return replace(state, record=veil_person(state.record, ceiling, raised))
            case Organisation():
                raised = raised_names(connection)
                return replace(state, record=veil_organisation(state.record, ceiling, raised))
            case _:
                return state


def _strangers(path: Path) -> str:
    return say(
        "“{name}” and the open register were never one: nothing can be compared. To take over what it holds, open it, "
        "export it as JSON, and import that here.",
        name=path.name,
    )
