"""Measurements of changes: one record edited; an organisation merged that many name, and that taken back."""

import time
from dataclasses import replace

import sqlcipher3.dbapi2 as sqlite

from diplomat_desk.domain.changes import Action, Kind, State
from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.initiative import Engagement
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.searchable import SECTIONS
from diplomat_desk.services import history, looking, merging, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin
from tests.benchmarks.measuring import best, line

MANY, PEOPLE, TURNS = 500, 21, 3
_KEPT, _GONE = "Kept by the merge", "Gone by the merge"


def changes(desk: Desk, raw: sqlite.Connection) -> None:
    """Measure an edit, a merge and its undo, beside raw transactions that write as much."""
    turn = iter(range(1_000))

    def edit() -> None:
        one = looking.one(desk, 77, TOP)
        recording.record(desk, replace(one, issue=f"Issue {next(turn)}"))

    line("edit one initiative, on disk", best(edit), best(lambda: _write(raw, 1)), _floor(1))
    kept, gone = _named_by_many(desk)
    merged, undone = [], []
    for _ in range(TURNS):
        begun = time.perf_counter()
        merging.merge(desk, Kind.ORGANISATION, kept, gone)
        merged.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        history.undo(desk)
        undone.append(time.perf_counter() - begun)
    floor = best(lambda: _write(raw, MANY))
    what = f"an organisation named by {MANY} initiatives of {PEOPLE} people"
    line(f"merge {what}", min(merged) * 1_000, floor, _floor(MANY))
    line("take that back", min(undone) * 1_000, floor, _floor(MANY))


def _named_by_many(desk: Desk) -> tuple[int, int]:
    """Let the first initiatives name an organisation and many people; return it and one to merge it into."""
    with begin(desk) as writer:
        for state in writer.initiatives(range(1, MANY + 2)).values():
            one = state.initiative
            people = tuple(
                Appearance(f"Guest {(one.id * 7 + n * 13) % 3_000:04}") for n in range(PEOPLE)
            )
            body = Engagement(_KEPT if one.id > MANY else _GONE)
            wanted = replace(one, people=people, organisations=(*one.organisations, body))
            put = writer.put(Action.EDIT, "", state, State(wanted)).after
            assert put is not None
            ids = {part.name: part.organisation_id for part in put.initiative.organisations}
            if one.id == MANY:
                gone = ids[_GONE]
    return ids[_KEPT], gone


def _floor(records: int) -> str:
    return f"raw transaction, {records} records’ rows, index and history"


def _write(raw: sqlite.Connection, records: int) -> None:
    """Write what so many changes have to write at least: the record, a part, the index, the history."""
    raw.execute("BEGIN IMMEDIATE")
    for number in range(1, records + 1):
        raw.execute("UPDATE initiative SET version = version + 1 WHERE id = ?", (number,))
        raw.execute("UPDATE engagement SET as_given = 'x' WHERE initiative_id = ?", (number,))
        first = number << 8
        rows = raw.execute(
            "SELECT rowid, * FROM text_search WHERE rowid BETWEEN ? AND ?", (first, first | 63)
        ).fetchall()
        raw.execute("DELETE FROM text_search WHERE rowid BETWEEN ? AND ?", (first, first | 63))
        for row in rows:
            marks = ", ".join("?" * (len(row) - 1))
            names = ", ".join(SECTIONS)
            raw.execute(
                f"INSERT INTO text_search (rowid, {names}) VALUES (?, {marks})",  # noqa: S608
                row,
            )
        raw.execute(
            "INSERT INTO history (at, author, action, kind, record_key, before, after)"
            " VALUES ('', '', 'edit', 'initiative', ?, ?, ?)",
            (str(number), "x" * 4_000, "x" * 4_000),
        )
    raw.execute("COMMIT")
