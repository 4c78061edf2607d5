"""Importing a table as one act: one transaction, one step that can be undone."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from diplomat_desk.domain.altered import altered
from diplomat_desk.domain.changes import Action, Change, State
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.imports import How, ImportBatch, ImportedRow, Stretch, lengthen
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.rules import LONGEST_TITLE
from diplomat_desk.domain.text import clean_line, fold
from diplomat_desk.domain.words import count
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.mapping_text import mapping_text
from diplomat_desk.exchange.tables import Table
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing.checking import Checked, about_rows
from diplomat_desk.services.importing.facts import FileFacts, imports_of
from diplomat_desk.services.importing.judging import Judge
from diplomat_desk.services.importing.knowing import known
from diplomat_desk.services.importing.verdicts import Choices, Judged
from diplomat_desk.services.labels import short
from diplomat_desk.services.long_changes import Imported
from diplomat_desk.services.steps import Step
from diplomat_desk.services.unhurried import unhurried
from diplomat_desk.services.writing import begin
from diplomat_desk.store import import_matches
from diplomat_desk.store.writing import Writer


@dataclass(frozen=True, slots=True)
class Done:
    """What an import did; ``batch`` is None where there was nothing to record, and then nothing was written."""

    checked: Checked
    batch: ImportBatch | None


def run(
    desk: Desk,
    table: Table,
    mapping: Mapping,
    facts: FileFacts,
    choices: Choices | None = None,
    ceiling: Level = TOP,
) -> Done:
    """Record the rows of ``table``, all that are not refused or left out, and return what was done.

    One transaction: a row that is refused is passed over and told, anything else that goes wrong leaves the
    register as it was. One step, undone with its batch and rows. ``desk.progress`` watches and can stop it.
    Raises :class:`ExchangeError`, :class:`StoppedError`, :class:`FileError`; then nothing is changed.
    """
    knows = known(desk, ceiling)
    checked = Checked()
    with unhurried(), begin(desk) as writer:
        first = writer.latest_change + 1
        act = _Act(writer, ceiling)
        judge = Judge(
            writer.connection,
            knows,
            mapping,
            ceiling,
            choices or Choices(),
            act.recorded_as,
            imports_of(writer.connection, facts, mapping),
        )
        total = about_rows(table, mapping)
        for batch in judge.batches(table.rows(mapping.layout)):
            writer.progress.at(checked.counts.rows, max(total, checked.counts.rows + len(batch)))
            for one in batch:
                checked.take(one)
            act.record(batch)
        checked.doubts = table.doubts(mapping.layout)
        if not act.rows:
            return Done(checked, None)
        batch_change = _keep(desk, writer, act, mapping, facts, checked)
        last = writer.latest_change
    return _done(desk, batch_change, checked, (first, last))


def _keep(
    desk: Desk, writer: Writer, act: "_Act", mapping: Mapping, facts: FileFacts, checked: Checked
) -> Change:
    batch = ImportBatch(
        at=desk.now(),
        name=clean_line(facts.name),
        sha256=facts.sha256,
        size=facts.size,
        lines=checked.counts.rows,
        mapping=mapping_text(mapping),
        counts=checked.counts.pairs(),
        level=act.level,
        recorded=tuple(act.rows),
    )
    return writer.put(Action.RECORD, "", None, State(batch))


def _done(desk: Desk, change: Change, checked: Checked, entries: tuple[int, int]) -> Done:
    assert change.after is not None  # noqa: S101 - it was just written
    batch = change.after.record
    assert isinstance(batch, ImportBatch)  # noqa: S101 - for the type checker
    label = count(
        checked.counts.new + checked.counts.updated,
        "import {n} row of “{name}”",
        "import {n} rows of “{name}”",
        name=short(batch.name),
    )
    first, last = entries
    changes = Imported(
        desk.register, label, first, last, last - first + 1, batch.id, batch.recorded
    )
    # Whether the step may be told is judged by the import, which is as secret as its highest record.
    desk.history.add(Step(label, changes, (change,)))
    return Done(checked, batch)


@dataclass(slots=True)
class _Act:
    """Writes what was judged, and remembers which row became which record."""

    writer: Writer
    ceiling: Level
    rows: list[Stretch] = field(default_factory=list)
    level: Level = Level.PUBLIC
    _made: list[Stretch] = field(default_factory=list)
    _processes: dict[str, int] = field(default_factory=dict)

    def record(self, batch: list[Judged]) -> None:
        """Write a batch of rows: new records first, then those that belong to a process, then updates."""
        new = [one for one in batch if one.wanted and one.before is None]
        self._new([(one, one.wanted) for one in new if one.wanted and not one.draft.process])
        self._find_processes(batch)
        self._new(
            [
                (one, altered(one.wanted, parent_id=self._processes[_key(one)]))
                for one in new
                if one.wanted and one.draft.process
            ]
        )
        self._joined(one for one in batch if one.onto is not None)
        self._update([one for one in batch if one.wanted and one.before is not None])

    def recorded_as(self, row: int) -> int:
        """Return the initiative that an earlier row became; 0 for none."""
        place = bisect_right(self._made, row, key=lambda one: one.row) - 1
        if place < 0:
            return 0
        one = self._made[place]
        return one.initiative_id + row - one.row if row < one.row + one.count else 0

    def _new(self, some: list[tuple[Judged, Initiative]]) -> None:
        if not some:
            return
        changes = self.writer.put_new("", [wanted for _, wanted in some])
        made = [
            ImportedRow(one.row.number, change.id, How.NEW)
            for (one, _), change in zip(some, changes, strict=True)
        ]
        self._remember(made, (wanted for _, wanted in some))
        lengthen(self._made, made)
        self._made.sort(key=lambda one: one.row)

    def _joined(self, some: Iterable[Judged]) -> None:
        """Remember the rows that went into a record of the same batch."""
        rows = [
            ImportedRow(one.row.number, self.recorded_as(one.onto.row.number), How.UPDATED)
            for one in some
            if one.onto is not None
        ]
        lengthen(self.rows, rows)

    def _update(self, some: list[Judged]) -> None:
        """Write each record that rows update once, as the last of them leaves it."""
        before: dict[int, State] = {}
        wanted: dict[int, Initiative] = {}
        for one in some:
            assert one.before is not None  # noqa: S101 - for the type checker
            assert one.wanted is not None  # noqa: S101 - for the type checker
            number = one.before.initiative.id
            before.setdefault(number, one.before)
            wanted[number] = self._within_process(one, one.wanted)
        for number, record in wanted.items():
            if record != before[number].initiative:
                self.writer.put(Action.EDIT, "", before[number], State(record))
        rows = [
            ImportedRow(one.row.number, one.before.initiative.id, How.UPDATED)
            for one in some
            if one.before is not None
        ]
        self._remember(rows, wanted.values())

    def _within_process(self, one: Judged, wanted: Initiative) -> Initiative:
        """Return ``wanted`` as part of the process that its row names, where it can be one of its rounds."""
        parent = self._processes[_key(one)] if one.draft.process else None
        if parent in (None, wanted.id, wanted.parent_id) or self.writer.has_rounds(wanted.id):
            return wanted
        return altered(wanted, parent_id=parent)

    def _remember(self, rows: list[ImportedRow], records: Iterable[Initiative]) -> None:
        lengthen(self.rows, rows)
        self.level = max([self.level, *(one.confidentiality for one in records)])

    def _find_processes(self, batch: list[Judged]) -> None:
        """Find the processes that rows name by their titles, and make those that are not there."""
        wanted = {_key(one): one for one in reversed(batch) if one.wanted and one.draft.process}
        lacking = {key: one for key, one in wanted.items() if key not in self._processes}
        if not lacking:
            return
        connection = self.writer.connection
        self._processes |= import_matches.processes(connection, list(lacking), self.ceiling)
        new = [one for key, one in lacking.items() if key not in self._processes]
        records = [_process(one) for one in new]
        changes = self.writer.put_new("", records)
        rows = []
        for one, change in zip(new, changes, strict=True):
            self._processes[_key(one)] = change.id
            rows.append(ImportedRow(one.row.number, change.id, How.PROCESS))
        self._remember(rows, records)


def _key(one: Judged) -> str:
    return fold(_title(one))


def _title(one: Judged) -> str:
    return clean_line(one.draft.process)[:LONGEST_TITLE].rstrip()


def _process(one: Judged) -> Initiative:
    """Return the process that a row names, as far as the row tells what it is."""
    assert one.wanted is not None  # noqa: S101 - for the type checker
    return Initiative(
        title=_title(one),
        kind=one.wanted.kind,
        track=one.wanted.track,
        confidentiality=one.wanted.confidentiality,
    )
