"""Undo and redo: each record of a step is put back whole, under the same id, in one transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diplomat_desk.domain.changes import Action, Identity, Kind, Record, State, level_of
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.countries import Country
from diplomat_desk.domain.errors import StaleError
from diplomat_desk.domain.terms import Term
from diplomat_desk.domain.words import say
from diplomat_desk.services import words
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin
from diplomat_desk.store.reading import BATCH
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
    with begin(desk) as writer:
        _take(
            writer,
            [
                _Move(one.action, one.after, one.before, say("undo: {label}", label=one.label))
                for one in reversed(step.changes)
            ],
        )
    words.follow(desk, step)
    desk.history.undone.append(desk.history.done.pop())
    return step


def redo(desk: Desk, ceiling: Level = TOP) -> Step | None:
    """Do again what was undone last and return it; None when there is nothing at or below ``ceiling``."""
    if not _may_be_told(desk.history.undone, ceiling):
        return None
    step = desk.history.undone[-1]
    with begin(desk) as writer:
        _take(
            writer,
            [
                _Move(one.action, one.before, one.after, say("redo: {label}", label=one.label))
                for one in step.changes
            ],
        )
    words.follow(desk, step)
    desk.history.done.append(desk.history.undone.pop())
    return step


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


def _take(writer: Writer, moves: Sequence[_Move]) -> None:
    """Make every move in order; what stands is read many records at a time."""
    done = 0
    for together in _batches(moves):
        numbers = [int(move.identity.key) for move in together if _stays(move)]
        there = writer.initiatives(numbers)
        for move in together:
            writer.progress.at(done, len(moves))
            done += 1
            stays = _stays(move)
            found = there.get(int(move.identity.key)) if stays else writer.find(move.identity)
            _put(writer, move, found)


def _batches(moves: Sequence[_Move]) -> Iterator[list[_Move]]:
    """Cut ``moves`` so that within a batch none changes what another finds."""
    batch: list[_Move] = []
    ids: set[Identity] = set()
    for move in moves:
        alone = not _stays(move)
        if batch and (alone or move.identity in ids or len(batch) == BATCH):
            yield batch
            batch, ids = [], set()
        batch.append(move)
        ids.add(move.identity)
        if alone:
            yield batch
            batch, ids = [], set()
    if batch:
        yield batch


def _stays(move: _Move) -> bool:
    """Tell whether it is an initiative that is there before and after: another record's move leaves it alone."""
    return (
        move.identity.kind is Kind.INITIATIVE
        and move.current is not None
        and move.wanted is not None
    )


def _put(writer: Writer, move: _Move, found: State | None) -> None:
    if not _alike(found, move.current):
        raise StaleError(
            say("The record was changed since; undoing would lose that. Nothing was changed.")
        )
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
