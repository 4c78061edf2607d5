"""Undo and redo: each record of a step is put back whole, under the same id, in one transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from diplomat_desk.domain.changes import Action, Change, Identity, Kind, Record, State, level_of
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.countries import Country
from diplomat_desk.domain.errors import StaleError
from diplomat_desk.domain.terms import Term
from diplomat_desk.domain.words import say
from diplomat_desk.services import words
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.long_changes import Imported
from diplomat_desk.services.steps import Step
from diplomat_desk.services.unhurried import unhurried
from diplomat_desk.services.writing import begin
from diplomat_desk.store.batches import BATCH
from diplomat_desk.store.writing import Writer


def labels(desk: Desk, ceiling: Level) -> tuple[str, str]:
    """Return what undo and redo would do, each finishing "Undo …"; empty for nothing or for a withheld step."""
    history = desk.history
    return (
        history.undo_label if _may_be_told(history.done, ceiling) else "",
        history.redo_label if _may_be_told(history.undone, ceiling) else "",
    )


def undo(desk: Desk, ceiling: Level = TOP) -> Step | None:
    """Take back the latest step and return it; None when there is nothing to take back.

    A step on a record above ``ceiling`` is neither told nor touched. Raises :class:`StaleError` when a
    record is no longer as the step left it; nothing is changed then.
    """
    if not _may_be_told(desk.history.done, ceiling):
        return None
    step = desk.history.done[-1]
    with unhurried(), begin(desk) as writer:
        changes = step.changes
        if isinstance(changes, Imported) and writer.latest_change == changes.last:
            _take_back(writer, changes)
        else:
            _take(writer, _backwards(_changes(writer, step, backwards=True)), len(changes))
    words.follow(desk, step)
    desk.history.undone.append(desk.history.done.pop())
    return step


def redo(desk: Desk, ceiling: Level = TOP) -> Step | None:
    """Do again what was undone last and return it; None when there is nothing at or below ``ceiling``."""
    if not _may_be_told(desk.history.undone, ceiling):
        return None
    step = desk.history.undone[-1]
    with unhurried(), begin(desk) as writer:
        moves = (
            _Move(one.action, one.before, one.after, say("redo: {label}", label=one.label))
            for one in _changes(writer, step, backwards=False)
        )
        _take(writer, moves, len(step.changes))
    words.follow(desk, step)
    desk.history.done.append(desk.history.undone.pop())
    return step


def _changes(writer: Writer, step: Step, *, backwards: bool) -> Iterator[Change]:
    if isinstance(step.changes, Imported):
        return step.changes.within(writer, backwards=backwards)
    return reversed(step.changes) if backwards else iter(step.changes)


def _backwards(changes: Iterable[Change]) -> Iterator["_Move"]:
    return (
        _Move(one.action, one.after, one.before, say("undo: {label}", label=one.label))
        for one in changes
    )


def _take_back(writer: Writer, changes: Imported) -> None:
    """Take back an import after which nothing was changed: what it made needs no reading to be deleted."""
    last, done = changes.last, 0
    while last >= changes.first:
        run = writer.run_up_to(changes.first, last)
        writer.progress.at(done, changes.many)
        if run.ids:
            writer.take_back(run)
        else:
            some = writer.past(run.first, run.last, label=changes.label, backwards=True)
            _take(writer, _backwards(one for _, one in some), changes.many, done)
        last, done = run.first - 1, done + run.last - run.first + 1


def _may_be_told(steps: list[Step], ceiling: Level) -> bool:
    """Tell whether there is a next step, and no record that it was about lay above ``ceiling`` in it."""
    changes = (steps[-1].told or steps[-1].changes) if steps else ()
    states = [state for change in changes for state in (change.before, change.after)]
    return bool(states) and all(
        state is None or level_of(state.record) <= ceiling for state in states
    )


@dataclass(frozen=True, slots=True)
class _Move:
    """One record to be put from the state in which it should be into another."""

    action: Action
    current: State | None
    wanted: State | None
    label: str

    @property
    def identity(self) -> Identity:
        state = self.current or self.wanted
        assert state is not None  # noqa: S101 - a change of nothing is none
        return state.identity


class _Way(Enum):
    """What becomes of a record; initiatives that go the same way are moved together."""

    STAYS = auto()
    """An initiative that is there before and after."""
    COMES = auto()
    """An initiative that is not there before; its process and its ties are."""
    GOES = auto()
    """An initiative that is not there after."""
    ALONE = auto()
    """Any other record."""


def _way(move: _Move) -> _Way:
    if move.identity.kind is not Kind.INITIATIVE:
        return _Way.ALONE
    if move.current is None:
        one = move.wanted if move.action is Action.RECORD else None
        # What names another record of the act, or lies in the bin, is put back by itself.
        plain = one is not None and not one.binned and not one.initiative.links
        return _Way.COMES if plain else _Way.ALONE
    return _Way.STAYS if move.wanted is not None else _Way.GOES


def _take(writer: Writer, moves: Iterable[_Move], total: int, done: int = 0) -> None:
    """Make every move in order; what stands is read, and what comes or goes written, many records at a time."""
    for way, together in _batches(moves):
        numbers = [int(move.identity.key) for move in together if way is not _Way.ALONE]
        there = writer.initiatives(numbers)
        found = [
            writer.find(move.identity) if way is _Way.ALONE else there.get(int(move.identity.key))
            for move in together
        ]
        some = list(zip(together, found, strict=True))
        if not all(_alike(there_now, move.current) for move, there_now in some):
            raise StaleError(
                say("The record was changed since; undoing would lose that. Nothing was changed.")
            )
        if len(some) > 1 and way in (_Way.COMES, _Way.GOES):
            writer.progress.at(done, total)
            _move_all(writer, way, some)
        else:
            for number, (move, there_now) in enumerate(some):
                writer.progress.at(done + number, total)
                _put(writer, move, there_now)
        done += len(some)


def _move_all(writer: Writer, way: _Way, some: list[tuple[_Move, State | None]]) -> None:
    label = some[0][0].label
    if way is _Way.COMES:
        writer.put_new(label, [move.wanted.initiative for move, _ in some if move.wanted])
    else:
        writer.erase_all(label, [found for _, found in some if found])


def _batches(moves: Iterable[_Move]) -> Iterator[tuple[_Way, list[_Move]]]:
    """Cut ``moves`` so that within a batch all go one way, and none changes what another finds."""
    batch: list[_Move] = []
    ids: set[Identity] = set()
    last = _Way.ALONE
    for move in moves:
        way = _way(move)
        if batch and (
            way is not last or way is _Way.ALONE or move.identity in ids or len(batch) == BATCH
            or _names_one_of(move, ids)
        ):  # fmt: skip
            yield last, batch
            batch, ids = [], set()
        batch.append(move)
        ids.add(move.identity)
        last = way
    if batch:
        yield last, batch


def _names_one_of(move: _Move, ids: set[Identity]) -> bool:
    """Tell whether a record belongs to a process that comes or goes in the same batch."""
    one = (move.wanted or move.current) if move.identity.kind is Kind.INITIATIVE else None
    parent = one.initiative.parent_id if one else None
    return parent is not None and Identity(Kind.INITIATIVE, str(parent)) in ids


def _put(writer: Writer, move: _Move, found: State | None) -> None:
    if move.wanted is not None:
        writer.put(move.action, move.label, found, move.wanted)
    elif found is not None:
        writer.erase(Action.DELETE, move.label, found)


def _alike(one: State | None, other: State | None) -> bool:
    """Tell whether two states say the same; versions always grow and do not count."""
    if one is None or other is None:
        return one is other
    return one.binned == other.binned and _unversioned(one.record) == _unversioned(other.record)


def _unversioned(record: Record) -> Record:
    return record if isinstance(record, Term | Country) else replace(record, version=0)
