"""An import that nothing was changed after is taken back without reading it; what is left is the same."""

from typing import Any

from sqlalchemy import select

from diplomat_desk.domain.changes import State
from diplomat_desk.services import checking, history, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import codec, reading, records
from diplomat_desk.store.schema import history as entries
from diplomat_desk.store.schema import initiative
from tests.making import small
from tests.services.importing.making import found, imported, mapping, row
from tests.whole import whole

_COUNTING = ("history", "history_link", "sqlite_sequence", "reference_counter")


def _everything(desk: Desk) -> dict[str, Any]:
    return whole(desk, but=_COUNTING)


def _standing(desk: Desk) -> dict[str, State]:
    with desk.register.reading() as connection:
        ids = list(connection.scalars(select(initiative.c.id)))
        return {str(one.initiative.id): one for one in reading.states(connection, ids)}


def _told_of(desk: Desk, since: int) -> list[Any]:
    columns = entries.c
    with desk.register.reading() as connection:
        query = select(columns.action, columns.record_key, columns.before, columns.after)
        told = query.where(columns.id > since, columns.kind == "initiative").order_by(columns.id)
        return [tuple(one) for one in connection.execute(told)]


def _latest(desk: Desk) -> int:
    with desk.register.reading() as connection:
        return records.latest(connection)


def _import(desk: Desk) -> None:
    """Import rows of which some belong to a process made for them, and some update rows before them."""
    rows = [
        row(n % 700, f"Talks {n % 700}", str(1950 + n % 60), organisation=f"Institute {n % 7}",
            summary="Said again." if n >= 700 else "", process="A long process" if n % 3 else "")
        for n in range(1_300)
    ]  # fmt: skip
    imported(desk, *rows, how=mapping(key="X"))


def test_the_history_tells_of_each_record_as_it_stood(desk: Desk) -> None:
    recording.record(desk, small("Before", start=None))
    imported(desk, *(row(n, f"Talks {n}", organisation=f"Body {n % 9}") for n in range(600)))
    stood, since = _standing(desk), _latest(desk)
    history.undo(desk)
    told = _told_of(desk, since)
    assert [key for _, key, _, _ in told] == sorted(list(stood)[1:], key=int, reverse=True)
    assert all(action == "delete" and after is None for action, _, _, after in told)
    assert all(before == codec.encode(stood[key]) for _, key, before, _ in told)
    assert checking.check(desk).clean


def test_rows_that_updated_others_are_taken_back_first(desk: Desk) -> None:
    was = _everything(desk)
    _import(desk)
    assert found(desk, "5").summary == "Said again."
    history.undo(desk)
    assert _everything(desk) == was
    assert checking.check(desk).clean
    history.redo(desk)
    assert found(desk, "5").summary == "Said again."


def test_after_other_changes_each_record_is_looked_at(desk: Desk) -> None:
    was = _everything(desk)
    _import(desk)
    recording.record(desk, small("After", start=None))
    history.undo(desk)
    history.undo(desk)
    assert _everything(desk) == was
    assert checking.check(desk).clean
