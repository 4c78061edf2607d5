"""Taking back what one act recorded, many initiatives at a time, without reading them.

What the history says of a record that nothing was done to since is how it stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy import Connection, exists, insert, literal, null, select

from diplomat_desk.domain.changes import Action, Kind
from diplomat_desk.store.batches import BATCH
from diplomat_desk.store.schema import history


@dataclass(frozen=True, slots=True)
class Run:
    """Entries ``first`` to ``last`` of the history, some hundred of one sort.

    ``ids`` are the initiatives that they recorded, the latest first: each was new, and nothing was done to it
    since. It is empty for entries that did anything else.
    """

    first: int
    last: int
    ids: tuple[int, ...]


def run_up_to(connection: Connection, first: int, last: int) -> Run:
    """Return the longest run among the entries ``first`` to ``last`` that ends with the last of them."""
    column = history.c
    query = select(
        column.id,
        column.record_key,
        column.kind == Kind.INITIATIVE.value,
        column.action == Action.RECORD.value,
        column.before.is_(None),
    ).where(column.id.between(first, last))
    rows = connection.execute(query.order_by(column.id.desc()).limit(BATCH)).all()
    if not rows:
        return Run(first, last, ())
    wanted = all(rows[0][2:])
    run = list(takewhile(lambda row: all(row[2:]) is wanted, rows))
    ids = tuple(int(row.record_key) for row in run) if wanted else ()
    if ids and _are_changed(connection, ids, run[0].id):
        ids = ()
    return Run(run[-1].id, run[0].id, ids)


def remember(connection: Connection, run: Run, *, now: str, author: str) -> None:
    """Add to the history that what ``run`` recorded is deleted, the latest first."""
    column = history.c
    told = (
        select(
            literal(now),
            literal(author),
            literal(Action.DELETE.value),
            column.kind,
            column.record_key,
            column.after,
            null(),
        )
        .where(column.id.between(run.first, run.last))
        .order_by(column.id.desc())
    )
    names = ["at", "author", "action", "kind", "record_key", "before", "after"]
    connection.execute(insert(history).from_select(names, told))


def _are_changed(connection: Connection, ids: Sequence[int], last: int) -> bool:
    """Tell whether anything was done to one of ``ids`` after entry ``last``."""
    column = history.c
    query = select(
        exists().where(
            column.kind == Kind.INITIATIVE.value,
            column.record_key.in_([str(number) for number in ids]),
            column.id > last,
        )
    )
    return bool(connection.scalar(query))
