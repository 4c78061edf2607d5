"""What keeps records traceable: reference codes that are never reused, and the history of changes."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, Subquery, bindparam, delete, func, select, update

from diplomat_desk.domain.changes import Action, Change, Identity, Kind, State
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.store import codec
from diplomat_desk.store.bulk import insert_rows
from diplomat_desk.store.schema import history, initiative, reference_counter

UNDATED = "ND"
_COUNT_UP = update(reference_counter).where(reference_counter.c.period == bindparam("given"))
_Changed = tuple[Action, Identity, State | None, State | None]
"""What was done to which record, before and after."""


def next_references(
    connection: Connection, records: Sequence[Initiative], prefix: str
) -> list[str]:
    """Return the code of each record, the next free one such as ``DD-1991-0003`` where it has none yet.

    That is prefix, first year (``ND`` without), number. No code is given twice.
    """
    codes = [one.reference for one in records]
    lacking = [place for place, code in enumerate(codes) if not code]
    if not lacking:
        return codes
    periods = {place: _period(records[place]) for place in lacking}
    last = _counters(connection, set(periods.values()))
    known, given = dict(last), set(codes)
    while lacking:
        for place in lacking:
            last[periods[place]] = last.get(periods[place], 0) + 1
            codes[place] = _code(prefix, periods[place], last[periods[place]])
        wanted = {codes[place] for place in lacking}
        query = select(initiative.c.reference).where(initiative.c.reference.in_(wanted))
        taken = given | set(connection.scalars(query))
        lacking = [place for place in lacking if codes[place] in taken]
    _count_up(connection, known, last)
    return codes


def _counters(connection: Connection, periods: Collection[str]) -> dict[str, int]:
    query = select(reference_counter).where(reference_counter.c.period.in_(periods))
    return {row.period: row.last for row in connection.execute(query)}


def _count_up(connection: Connection, known: Mapping[str, int], last: Mapping[str, int]) -> None:
    counted = [{"given": period, "last": last[period]} for period in known]
    if counted:
        connection.execute(_COUNT_UP, counted)
    new = [{"period": period, "last": last[period]} for period in last if period not in known]
    insert_rows(connection, reference_counter, new)


def _period(record: Initiative) -> str:
    first = record.first
    return UNDATED if first is None or first.is_open else f"{first.year:04}"


def _code(prefix: str, period: str, number: int) -> str:
    return f"{prefix}-{period}-{number:04}"


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
    remember_all(connection, [(action, identity, before, after)], now=now, author=author)


def remember_all(
    connection: Connection, changes: Sequence[_Changed], *, now: str, author: str
) -> None:
    """Add many changes to the history, in their order."""
    rows = [
        {
            "at": now,
            "author": author,
            "action": action.value,
            "kind": identity.kind.value,
            "record_key": identity.key,
            "before": codec.encode(before),
            "after": codec.encode(after),
        }
        for action, identity, before, after in changes
    ]
    insert_rows(connection, history, rows)


def latest(connection: Connection) -> int:
    """Return the number of the latest entry of the history; 0 where there is none."""
    return int(connection.execute(select(func.max(history.c.id))).scalar() or 0)


def latest_of_each() -> Subquery:
    """Return the number (``id``) of the latest entry about every record."""
    number = func.max(history.c.id).label("id")
    return select(number).group_by(history.c.kind, history.c.record_key).subquery()


def between(
    connection: Connection, first: int, last: int, *, label: str, backwards: bool, most: int = 500
) -> list[tuple[int, Change]]:
    """Return changes from the history, entries ``first`` to ``last``, with their numbers: ``most`` at a time."""
    number = history.c.id
    query = select(history).where(number.between(first, last)).limit(most)
    rows = connection.execute(query.order_by(number.desc() if backwards else number))
    found = []
    for row in rows:
        before, after = (codec.decode(text, Kind(row.kind)) for text in (row.before, row.after))
        found.append((row.id, Change(Action(row.action), label, before, after)))
    return found


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
