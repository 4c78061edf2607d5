"""Taking back what the register wrote as JSON: one transaction, one step that can be undone.

Into a register without records all comes back as it was, but for what the file does not hold: who
attended under the Chatham House Rule or off the record, and the contents of attachments. In any other
register, what is there stays: a reference that is taken gives way to a new one, and people and
organisations that are known by name are not recorded again.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from diplomat_desk.domain.changes import Action, Change, State
from diplomat_desk.domain.errors import Problem, RefusedError
from diplomat_desk.domain.imports import How, ImportedRow
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import Link
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.formats.json_reading import Parcel, Read, read
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing import FileFacts
from diplomat_desk.services.importing_acts import add_step, beginning, facts_of_data, keep_batch
from diplomat_desk.services.importing_names import Taken, Who, take_names
from diplomat_desk.services.importing_words import take_words
from diplomat_desk.services.labels import label
from diplomat_desk.store import parcels
from diplomat_desk.store.writing import Writer

_MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What an import recorded: ``references`` in the order of the file, as they are now.

    ``renumbered`` are pairs of a reference that was taken and the new one; ``notes`` say what the file
    names and could not be recorded.
    """

    references: tuple[str, ...]
    renumbered: tuple[tuple[str, str], ...] = ()
    people: int = 0
    organisations: int = 0
    notes: tuple[str, ...] = ()


def take_back(desk: Desk, data: bytes, name: str, *, dry_run: bool = False) -> TakenBack:
    """Record all that a JSON export holds; ``name`` is what the file is called.

    What was imported from where is kept with it; a record's row is its place among the initiatives of the
    file. With ``dry_run`` nothing is recorded, and references may be others when it is.

    Raises:
        ExchangeError: it is no export that can be read.
        RefusedError: something in it cannot be recorded; each problem names the record.
        StoppedError: the watcher stopped it. Nothing is written in any of these cases.
    """
    return take_parcel(desk, read(data), facts_of_data(name, data), dry_run=dry_run)


def take_parcel(desk: Desk, parcel: Parcel, facts: FileFacts, *, dry_run: bool) -> TakenBack:
    """Record a parcel that was read of a file; see :func:`take_back`."""
    with beginning(desk, dry_run=dry_run) as writer:
        taking = _Taking(writer, parcel)
        taking.take()
        taking.keep(facts)
    if taking.changes and not dry_run:
        add_step(desk, facts.name, taking.changes)
    return taking.told()


@dataclass
class _Taking:
    """One import under way."""

    writer: Writer
    parcel: Parcel
    changes: list[Change] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    states: list[tuple[Read, State]] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    names: Taken = field(default_factory=Taken)

    def take(self) -> None:
        """Record words, names, initiatives and the links between them, in this order."""
        fresh = parcels.is_empty(self.writer.connection)
        self.changes += take_words(self.writer, self.parcel, fresh=fresh)
        self.names = take_names(self.writer, self.parcel)
        self.changes += self.names.changes
        prepared = self._prepared()
        for done, (entry, one) in enumerate(prepared):
            self.writer.progress.at(done, len(prepared))
            self._record(entry, one)
        for entry, state in self.states:
            self._tie(entry, state)

    def keep(self, facts: FileFacts) -> None:
        """Keep what was imported from where, as an import of a table does."""
        if not self.states:
            return
        places = {id(entry): row for row, entry in enumerate(self.parcel.initiatives, 1)}
        rows = sorted(
            (
                ImportedRow(places[id(entry)], state.initiative.id, How.NEW)
                for entry, state in self.states
            ),
            key=lambda one: one.row,
        )
        number = len(rows)
        counts = {"rows": number, "new": number}
        level = max(state.initiative.confidentiality for _, state in self.states)
        self.changes.append(keep_batch(self.writer, facts, number, counts, level, rows))

    def told(self) -> TakenBack:
        """Return what was recorded."""
        made = {id(entry): state.initiative.reference for entry, state in self.states}
        pairs = [
            (entry.initiative.reference, state.initiative.reference) for entry, state in self.states
        ]
        kinds = Counter(change.identity.kind.value for change in self.names.changes)
        return TakenBack(
            tuple(made.get(id(one), "") for one in self.parcel.initiatives),
            tuple((old, new) for old, new in pairs if old and old != new),
            kinds["person"],
            kinds["organisation"],
            tuple(_NOTES[what](number) for what, number in self.lost.items() if number),
        )

    def _prepared(self) -> list[tuple[Read, Initiative]]:
        """Return every initiative fit to be put, processes first; raise :class:`RefusedError`."""
        there = parcels.contents_there(
            self.writer.connection,
            (file.digest for one in self.parcel.initiatives for file in one.initiative.attachments),
        )
        # Beyond that in the order of the file, which decides among records of one day.
        processes = {one.process for one in self.parcel.initiatives}
        order = sorted(self.parcel.initiatives, key=lambda one: one.called not in processes)
        prepared = [(one, self._fit(one, there)) for one in order]
        found = [
            Problem(f"{one.reference or one.title[:60]} {problem.field}", problem.message)
            for _, one in prepared
            for problem in problems(one, self.writer.vocabularies, self.writer.countries)
        ]
        found += _family_problems(self.parcel.initiatives)
        if found:
            raise RefusedError(tuple(found[:_MOST_PROBLEMS]))
        return prepared

    def _fit(self, entry: Read, there: frozenset[str]) -> Initiative:
        one = entry.initiative
        kept = tuple(file for file in one.attachments if file.digest in there)
        self.lost["contents"] += len(one.attachments) - len(kept)
        meetings = tuple(
            replace(meeting, attendance=self._known(meeting.attendance)) for meeting in one.meetings
        )
        bodies = tuple(
            replace(
                body, organisation_id=_id(self.names.organisations, body.name, body.organisation_id)
            )
            for body in one.organisations
        )
        return tidy(
            replace(
                one,
                attachments=kept,
                people=self._known(one.people),
                meetings=meetings,
                organisations=bodies,
            )
        )

    def _known(self, people: Sequence[Appearance]) -> tuple[Appearance, ...]:
        ids = self.names.people
        return tuple(replace(one, person_id=_id(ids, one.name, one.person_id)) for one in people)

    def _record(self, entry: Read, one: Initiative) -> None:
        reference = one.reference
        if reference and self.writer.reference_is_taken(reference, 0):
            one = replace(one, reference="")
        parent = self._called(entry.process, "process")
        wanted = State(replace(one, parent_id=parent or None))
        change = self.writer.put(Action.RECORD, label(Action.RECORD, one), None, wanted)
        self.changes.append(change)
        assert change.after is not None  # noqa: S101 - what was put is there
        self.states.append((entry, change.after))
        if entry.called:
            self.ids[entry.called] = change.after.initiative.id

    def _tie(self, entry: Read, state: State) -> None:
        named = [(tie, self._called(tie.reference, "link")) for tie in entry.links]
        links = tuple(Link(tie.kind, target, tie.note) for tie, target in named if target)
        if not links:
            return
        one = tidy(replace(state.initiative, links=links))
        found = problems(one, self.writer.vocabularies, self.writer.countries)
        if found:
            place = f"{entry.initiative.reference} "
            raise RefusedError(tuple(Problem(place + p.field, p.message) for p in found))
        said = label(Action.EDIT, one)
        self.changes.append(self.writer.put(Action.EDIT, said, state, State(one)))

    def _called(self, reference: str, what: str) -> int:
        """Return the id of the initiative that the file calls so, or that the register does; 0 for none."""
        known = self.ids.get(reference)
        found = known or parcels.initiative_called(self.writer.connection, reference)
        if what == "process" and found and not known:
            process = self.writer.initiative(found)
            # A round cannot be a process as well.
            found = 0 if process is None or process.initiative.parent_id else found
        self.lost[what] += bool(reference) and not found
        return found


def _id(ids: dict[Who, int], name: str, number: int) -> int:
    return ids.get((name, number if number > 1 else 0), 0)


def _family_problems(entries: Sequence[Read]) -> list[Problem]:
    """Return what is wrong with processes and references within a file."""
    rounds = {one.called for one in entries if one.process}
    found = [
        Problem(
            f"{one.initiative.reference} process",
            say("“{title}” is a round itself; choose the process that it belongs to.",
                title=one.process),
        )
        for one in entries
        if one.process in rounds
    ]  # fmt: skip
    references = Counter(one.initiative.reference for one in entries)
    return found + [
        Problem("reference", say("“{code}” is the reference of another record.", code=reference))
        for reference, times in references.items()
        if reference and times > 1
    ]


def _contents(number: int) -> str:
    return count(
        number,
        "{n} attachment was left out: an export holds no contents of files.",
        "{n} attachments were left out: an export holds no contents of files.",
    )


def _links(number: int) -> str:
    return count(
        number,
        "{n} link was left out: the other record is neither in the file nor in the register.",
        "{n} links were left out: the other records are neither in the file nor in the register.",
    )


def _processes(number: int) -> str:
    return count(
        number,
        "{n} record stands alone: its process is neither in the file nor in the register.",
        "{n} records stand alone: their processes are neither in the file nor in the register.",
    )


_NOTES = {"contents": _contents, "link": _links, "process": _processes}
