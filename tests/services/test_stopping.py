"""An act on many records tells how far it is, and stopping it in the middle leaves nothing behind."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.errors import StoppedError
from diplomat_desk.domain.initiative import Engagement
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.services import (
    entities,
    files,
    history,
    merging,
    recording,
    states,
    tags,
    vocabularies,
)
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import derived, preferences
from diplomat_desk.store.schema_base import metadata
from tests.making import between, small

MANY = 30


class Watching(Progress):
    """Takes note of every report, and stops after ``most``."""

    def __init__(self, most: int = 10_000) -> None:
        self.reports: list[tuple[int, int]] = []
        self._most = most

    def report(self, done: int, total: int) -> None:
        self.reports.append((done, total))

    def stopped(self) -> bool:
        return len(self.reports) > self._most


def dump(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table and of the index."""
    with desk.register.reading() as connection:
        names = [table.name for table in metadata.sorted_tables]
        return {
            name: list(
                map(tuple, connection.execute(text(f"SELECT rowid, * FROM {name} ORDER BY rowid")))  # noqa: S608
            )
            for name in (*names, "text_search")
        }


@pytest.fixture
def many(desk: Desk) -> Desk:
    for number in range(MANY):
        recording.record(
            desk,
            small(
                f"Talks {number}",
                kind="workshop",
                tags=("water",),
                countries=between("IND", "PAK"),
                organisations=(Engagement("Kept" if number == 0 else "Gone"),),
                people=(Appearance("A. Khan"),),
            ),
        )
    return desk


def _body(desk: Desk, name: str) -> int:
    with desk.register.reading() as connection:
        found = connection.execute(
            text("SELECT id FROM organisation WHERE name = :name"), {"name": name}
        )
        return int(found.scalar_one())


def _merge(desk: Desk) -> object:
    return merging.merge(desk, Kind.ORGANISATION, _body(desk, "Kept"), _body(desk, "Gone"))


def _rename(desk: Desk) -> object:
    with desk.register.reading() as connection:
        number = connection.execute(text("SELECT id FROM person")).scalar_one()
    return entities.record(desk, Person(id=number, version=1, name="Aisha Khan"))


def _country(desk: Desk) -> object:
    india = desk.countries.find("IND")
    assert india is not None
    return states.edit(desk, replace(india, name="Bharat"))


ACTS: dict[str, Callable[[Desk], object]] = {
    "merge": _merge,
    "term": lambda desk: vocabularies.merge(desk, "kind", "workshop", "exchange"),
    "tag": lambda desk: tags.rename(desk, "water", "rivers"),
    "delete": lambda desk: recording.delete(desk, range(1, MANY + 1)),
    "person": _rename,
    "country": _country,
}


@pytest.mark.parametrize("name", ACTS)
def test_what_is_stopped_in_the_middle_has_changed_nothing(many: Desk, name: str) -> None:
    before, steps = dump(many), list(many.history.done)
    many.progress = Watching(MANY // 2)
    with pytest.raises(StoppedError, match="nothing was changed"):
        ACTS[name](many)
    assert dump(many) == before
    assert (many.history.done, many.history.undone) == (steps, [])
    many.progress = UNWATCHED
    assert ACTS[name](many)
    assert len(many.history.done) == len(steps) + 1


def test_undo_and_redo_can_be_stopped_and_then_done(many: Desk) -> None:
    _merge(many)
    for act, back in ((history.undo, history.redo), (history.redo, history.undo)):
        before = dump(many)
        steps = list(many.history.done), list(many.history.undone)
        many.progress = Watching(MANY // 2)
        with pytest.raises(StoppedError):
            act(many)
        assert dump(many) == before
        assert (many.history.done, many.history.undone) == steps
        many.progress = UNWATCHED
        assert act(many)
        assert back(many)
        assert act(many)


def test_restoring_and_purging_many_can_be_stopped(many: Desk) -> None:
    recording.delete(many, range(1, MANY + 1))
    for act in (recording.restore, recording.purge):
        before = dump(many)
        many.progress = Watching(MANY // 2)
        with pytest.raises(StoppedError):
            act(many, range(1, MANY + 1))
        assert dump(many) == before


def test_reports_grow_up_to_the_whole(many: Desk) -> None:
    watching = Watching()
    many.progress = watching
    _merge(many)
    moving = [done for done, total in watching.reports if total == MANY - 1]
    assert moving == list(range(MANY - 1))


def test_opening_an_older_register_can_be_stopped(many: Desk) -> None:
    path = many.path
    with many.register.writing() as connection:
        preferences.put(connection, preferences.DERIVED, "0")
        assert not derived.is_current(connection)
    before = dump(many)
    files.close(many)
    with pytest.raises(StoppedError):
        files.open_desk(path, Watching(MANY // 2))
    opened = files.open_desk(path, watching := Watching())
    try:
        assert len(watching.reports) > MANY
        after = dump(opened)
        assert after["text_search"] == before["text_search"]
        assert after["finding"] == before["finding"]
    finally:
        files.close(opened)
