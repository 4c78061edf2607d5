"""What keeps records traceable: reference codes that are never reused, and the history of changes."""

from sqlalchemy import Connection, delete, insert, select, update

from diplomat_desk.domain.changes import Action, Identity, State
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.store import codec
from diplomat_desk.store.schema import history, initiative, reference_counter

UNDATED = "ND"
_REMEMBER = insert(history)


def next_reference(connection: Connection, record: Initiative, prefix: str) -> str:
    """Return the next free code, such as ``DD-1991-0003``: prefix, first year (``ND`` without), number."""
    first = record.first
    period = UNDATED if first is None or first.is_open else f"{first.year:04}"
    last = connection.execute(
        select(reference_counter.c.last).where(reference_counter.c.period == period)
    ).scalar()
    number = last or 0
    while True:
        number += 1
        code = f"{prefix}-{period}-{number:04}"
        taken = select(initiative.c.id).where(initiative.c.reference == code)
        if connection.execute(taken).first() is None:
            break
    if last is None:
        connection.execute(insert(reference_counter).values(period=period, last=number))
    else:
        connection.execute(
            update(reference_counter)
            .where(reference_counter.c.period == period)
            .values(last=number)
        )
    return code


def remember(
    connection: Connection,
    action: Action,
    identity: Identity,
    before: State | None,
    after: State | None,
    *,
    now: str,
    author: str,
) -> None:
    """Add one change to the history: the record whole, before and after."""
    connection.execute(
        _REMEMBER,
        {
            "at": now,
            "author": author,
            "action": action.value,
            "kind": identity.kind.value,
            "record_key": identity.key,
            "before": codec.encode(before),
            "after": codec.encode(after),
        },
    )


def last(connection: Connection, identity: Identity) -> State | None:
    """Return the latest state of a record that the history tells of, whether it is still there or not."""
    row = connection.execute(
        select(history.c.before, history.c.after)
        .where(history.c.kind == identity.kind.value, history.c.record_key == identity.key)
        .order_by(history.c.id.desc())
        .limit(1)
    ).first()
    return codec.decode(row.after or row.before, identity.kind) if row else None


def forget(connection: Connection, identity: Identity) -> None:
    """Delete all that the history tells of a record."""
    connection.execute(
        delete(history).where(
            history.c.kind == identity.kind.value, history.c.record_key == identity.key
        )
    )
