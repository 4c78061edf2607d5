"""Bringing two registers together that were worked on apart: one transaction, one step that takes it all back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from diplomat_desk.domain.changes import Action, Change, Identity, Kind, Record, State, name_of
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.countries import Country
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.terms import Term
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.veil import (
    kept_back,
    kept_back_organisation,
    kept_back_person,
    veil,
    veil_organisation,
    veil_person,
)
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import diverged, words
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.diverged import CARRIED, Both, Differing, How
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin
from diplomat_desk.store import blobs, naming
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, Named
from diplomat_desk.store.raising import raised_for, raised_names
from diplomat_desk.store.writing import Writer

_NAMED: dict[Kind, Named] = {Kind.PERSON: PEOPLE, Kind.ORGANISATION: ORGANISATIONS}
_NO_CHOICE: Mapping[Identity, bool] = {}


@dataclass(frozen=True, slots=True)
class Brought:
    """How many records were added, edited and put into the bin, and the names of those that could not be taken."""

    added: int = 0
    edited: int = 0
    binned: int = 0
    refused: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing was changed."""
        return not (self.added or self.edited or self.binned)


@dataclass
class _Work:
    """One bringing together: what was written, and which number a record of the other register has here."""

    writer: Writer
    both: Both
    ceiling: Level
    label: str
    numbers: dict[int, int] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def bring(
    desk: Desk, path: Path, ceiling: Level, choices: Mapping[Identity, bool] = _NO_CHOICE
) -> Brought:
    """Take over what the register at ``path`` has otherwise, and return what was done.

    ``choices`` tell for a record whether it is taken from there; where they say nothing, what was changed there
    only is taken, and of what both changed the later one. What lies above ``ceiling`` stays as it is, and so do
    the parts above it of records that are taken.

    Raises:
        FileError: the other cannot be opened, or this one not written; nothing is changed.
        DeskError: the two have never been one.
        StoppedError: ``desk.progress`` was stopped; nothing is changed.
    """
    with diverged.together(desk, path) as both:
        found = diverged.compared(both, ceiling).differing
        wanted = [one for one in found if choices.get(one.identity, taken(one))]
        wanted.sort(key=lambda one: (CARRIED.index(one.identity.kind), _number(one.identity)))
        label = say("take over from “{name}”", name=path.stem)
        with begin(desk) as writer:
            work = _Work(writer, both, ceiling, label)
            for done, one in enumerate(wanted):
                writer.progress.at(done, len(wanted))
                _take(work, one)
            _tie(work, wanted)
    if work.changes:
        desk.history.add(Step(label, tuple(work.changes)))
        if any(isinstance(_record(one), Term | Country) for one in work.changes):
            words.reread(desk)
    return _counted(work)


def taken(one: Differing) -> bool:
    """Tell whether a record is taken from there unless somebody chooses otherwise."""
    return one.how is not How.BOTH or one.later


def in_words(found: Brought) -> str:
    """Return what was done, in sentences."""
    if found.nothing and not found.refused:
        return say("Nothing was taken over.")
    parts = [
        count(number, one, many)
        for number, one, many in (
            (found.added, "{n} record was added.", "{n} records were added."),
            (found.edited, "{n} record was brought up to date.", "{n} records were brought up to date."),
            (found.binned, "{n} record was put into the bin.", "{n} records were put into the bin."),
        )
        if number
    ]  # fmt: skip
    if found.refused:
        names = ", ".join(f"“{name}”" for name in found.refused)
        parts.append(say("Not taken over, since its name is another's here: {names}.", names=names))
    return " ".join(parts)


def _take(work: _Work, one: Differing) -> None:
    there = work.both.there[one.identity].after
    mine = work.both.known.get(one.identity, one.identity)
    here = None if one.how is How.NEW else work.writer.find(mine)
    if there is None:
        if here is not None and not here.binned:
            _put(work, Action.DELETE, here, replace(here, binned=True))
        return
    match there.record:
        case Initiative():
            _take_initiative(work, one, there, here)
        case Person() | Organisation():
            _take_named(work, one, there)
        case Term() | Country():
            _put(work, Action.EDIT if here else Action.RECORD, here, there)
        case _:
            known = here if here and name_of(here.record) == name_of(there.record) else None
            record: Any = there.record
            wanted = record if known else replace(record, id=0)
            _put(work, Action.EDIT if known else Action.RECORD, known, State(wanted))


def _take_initiative(work: _Work, one: Differing, there: State, here: State | None) -> None:
    """Write an initiative without what ties it to others, which need not be here yet."""
    old = here.initiative if here else None
    record = _with_known_names(work, there.initiative if old is None else _up_to(work, there, old))
    record = replace(
        record,
        id=old.id if old else 0,
        version=old.version if old else 0,
        links=old.links if old else (),
        parent_id=old.parent_id if old else None,
    )
    if work.writer.reference_is_taken(record.reference, record.id):
        # Two records that were recorded apart came by one code; this one gets the next that is free.
        record = replace(record, reference="")
    work.writer.keep_contents(_contents(work, record))
    action = Action.EDIT if here else Action.RECORD
    change = _put(work, action, here, State(record, there.binned))
    work.numbers[_number(one.identity)] = change.id


def _up_to(work: _Work, there: State, here: Initiative) -> Initiative:
    """Return what the ceiling shows of a record there, and of the one here what it hides: that is not touched."""
    if work.ceiling >= TOP:
        return there.initiative
    with work.both.other.register.reading() as connection:
        raised = raised_for(connection, [there.initiative])
    shown = veil(there.initiative, work.ceiling, raised)
    return kept_back(shown, here, work.writer.seen(State(here), work.ceiling))


def _tie(work: _Work, wanted: list[Differing]) -> None:
    """Tie what was taken to its process and to other initiatives, by the numbers that they have here."""
    for one in wanted:
        there = work.both.there[one.identity].after
        if one.identity.kind is not Kind.INITIATIVE or there is None:
            continue
        before = work.writer.initiative(work.numbers[_number(one.identity)])
        if before is None:
            continue
        links = tuple(
            replace(link, target_id=number)
            for link in there.initiative.links
            if (number := _here(work, link.target_id))
        )
        parent = _here(work, there.initiative.parent_id or 0) or None
        record = replace(before.initiative, links=links, parent_id=parent)
        if record != before.initiative:
            _put(work, Action.EDIT, before, replace(before, record=record))


def _here(work: _Work, number: int) -> int:
    """Return the number that an initiative of the other register has here; 0 where it is not here."""
    if number in work.numbers:
        return work.numbers[number]
    identity = Identity(Kind.INITIATIVE, str(number))
    if identity in work.both.known:
        return int(work.both.known[identity].key)
    since = work.both.there.get(identity)
    if not number or (since and since.new):
        return 0
    return number if work.writer.initiative(number) else 0


def _take_named(work: _Work, one: Differing, there: State) -> None:
    """Write a person or an organisation over the one that is the same here, or add it."""
    record = there.record
    assert isinstance(record, Person | Organisation)  # noqa: S101 - for the type checker
    number = _same_here(work, one.identity.kind, record.id, record.name)
    before = work.writer.find(Identity(one.identity.kind, str(number))) if number else None
    other = naming.by_name(work.writer.connection, _NAMED[one.identity.kind], record.name)
    if isinstance(record, Organisation) and other and other != number:
        work.refused.append(record.name)
        return
    old = before.record if before else None
    if isinstance(old, Person | Organisation):
        record = replace(_named_up_to(work, record, old), id=number, version=old.version)
    else:
        record = replace(record, id=0, version=0)
    wanted = State(record)
    _put(work, Action.EDIT if before else Action.RECORD, before, wanted)


def _named_up_to(
    work: _Work, there: Person | Organisation, here: Person | Organisation
) -> Person | Organisation:
    """Return what :func:`_up_to` does, of a person or an organisation."""
    ceiling = work.ceiling
    if ceiling >= TOP:
        return there
    with work.both.other.register.reading() as connection:
        raised_there = raised_names(connection)
    raised = raised_names(work.writer.connection)
    if isinstance(there, Person) and isinstance(here, Person):
        shown = veil_person(there, ceiling, raised_there)
        return kept_back_person(shown, here, veil_person(here, ceiling, raised))
    if isinstance(there, Organisation) and isinstance(here, Organisation):
        body = veil_organisation(there, ceiling, raised_there)
        return kept_back_organisation(body, here, veil_organisation(here, ceiling, raised))
    return there


def _same_here(work: _Work, kind: Kind, number: int, name: str) -> int:
    """Return who here is the one that has ``number`` and ``name`` there; 0 for nobody.

    The numbers were given apart from each other since they parted, so a name must vouch for it.
    """
    connection, named = work.writer.connection, _NAMED[kind]
    called = naming.names_of(connection, named, [number]).get(number, "")
    since = work.both.there.get(Identity(kind, str(number)))
    mine = work.both.here.get(Identity(kind, str(number)))
    known = {fold(one) for one in (name, *(since.names if since else ()))}
    known_here = {fold(one) for one in (called, *(mine.names if mine else ()))} - {""}
    if known & known_here:
        return number
    return naming.by_name(connection, named, name)


def _with_known_names(work: _Work, record: Initiative) -> Initiative:
    """Return ``record`` with the numbers that the people and organisations in it have here."""

    def who(people: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            replace(one, person_id=_same_here(work, Kind.PERSON, one.person_id, one.name))
            for one in people
        )

    bodies = tuple(
        replace(
            one,
            organisation_id=_same_here(work, Kind.ORGANISATION, one.organisation_id, one.name),
        )
        for one in record.organisations
    )
    meetings = tuple(replace(one, attendance=who(one.attendance)) for one in record.meetings)
    return replace(record, organisations=bodies, people=who(record.people), meetings=meetings)


def _contents(work: _Work, record: Initiative) -> dict[str, blobs.Content]:
    """Return the contents of a record's attachments that are not here yet."""
    digests = [file.digest for file in record.attachments]
    missing = set(digests) - blobs.kept(work.writer.connection, digests)
    if not missing:
        return {}
    with work.both.other.register.reading() as connection:
        return blobs.contents(connection, missing)


def _put(work: _Work, action: Action, before: State | None, wanted: State) -> Change:
    change = work.writer.put(action, work.label, before, wanted)
    work.changes.append(change)
    return change


def _counted(work: _Work) -> Brought:
    added: set[Identity] = set()
    edited: set[Identity] = set()
    binned: set[Identity] = set()
    for one in work.changes:
        if one.before is None:
            added.add(one.identity)
        elif one.action is Action.DELETE:
            binned.add(one.identity)
        else:
            edited.add(one.identity)
    return Brought(len(added), len(edited - added), len(binned), tuple(work.refused))


def _record(change: Change) -> Record:
    state = change.after or change.before
    assert state is not None  # noqa: S101 - a change is of something
    return state.record


def _number(identity: Identity) -> int:
    return int(identity.key) if identity.key.isdecimal() else 0
