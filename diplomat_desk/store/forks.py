"""Where two registers that were one parted, and what was done to each since: their histories tell."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from diplomat_desk.domain.changes import Identity, Kind, State
from diplomat_desk.store import codec
from diplomat_desk.store.schema import history
from diplomat_desk.store.schema_trust import history_link


@dataclass(frozen=True, slots=True)
class Since:
    """What became of one record since: when it was changed last, and by what names it went.

    ``new`` tells that it was recorded since; ``after`` is how it was left, None where it is gone. ``states`` are
    all in which a new one stood.
    """

    at: str
    new: bool
    after: State | None
    names: frozenset[str] = frozenset()
    states: tuple[State, ...] = ()


def parted(one: Connection, other: Connection) -> int:
    """Return the number of the last entry that two histories share; 0 where they share none.

    A link of the chain stands for all before it, so it is found by halving.
    """
    low, high = 0, min(_last(one), _last(other))
    while low < high:
        middle = (low + high + 1) // 2
        if _link(one, middle) == _link(other, middle):
            low = middle
        else:
            high = middle - 1
    return low


def since(connection: Connection, number: int) -> dict[Identity, Since]:
    """Return what was changed after entry ``number``, by record, in the order of the last changes."""
    found: dict[Identity, Since] = {}
    query = select(history).where(history.c.id > number).order_by(history.c.id)
    for row in connection.execute(query):
        identity = Identity(Kind(row.kind), row.record_key)
        before, after = (codec.decode(text, identity.kind) for text in (row.before, row.after))
        known = found.pop(identity, None)
        names = known.names if known else frozenset()
        names |= {one.record.name for one in (before, after) if one and hasattr(one.record, "name")}
        new = known.new if known else before is None
        states = (known.states if known else ()) + ((after,) if new and after else ())
        found[identity] = Since(row.at, new, after, names, states)
    return found


def _last(connection: Connection) -> int:
    query = select(history_link.c.id).order_by(history_link.c.id.desc()).limit(1)
    return connection.scalar(query) or 0


def _link(connection: Connection, number: int) -> bytes:
    """Return the link of the entry ``number``, or of the last one before."""
    query = (
        select(history_link.c.chain)
        .where(history_link.c.id <= number)
        .order_by(history_link.c.id.desc())
        .limit(1)
    )
    return bytes(connection.scalar(query) or b"")
