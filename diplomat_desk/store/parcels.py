"""What an import asks of a register before it writes."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.store.batches import batches
from diplomat_desk.store.import_matches import by_external_id
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_parts import blob


def is_empty(connection: Connection) -> bool:
    """Tell whether no initiative was ever recorded, not even one that lies in the bin."""
    return connection.execute(select(initiative.c.id).limit(1)).first() is None


def contents_there(connection: Connection, digests: Iterable[str]) -> frozenset[str]:
    """Return those of ``digests`` under which the register holds a content."""
    found: set[str] = set()
    for batch in batches(set(digests)):
        found.update(connection.scalars(select(blob.c.digest).where(blob.c.digest.in_(batch))))
    return frozenset(found)


def initiative_called(connection: Connection, reference: str) -> int:
    """Return the id of the live initiative with exactly this reference, 0 for none."""
    query = select(initiative.c.id).where(
        initiative.c.reference == reference, initiative.c.binned_at.is_(None)
    )
    return int(connection.scalar(query) or 0) if reference else 0


def identifiers_there(connection: Connection, scheme: str, values: Iterable[str]) -> frozenset[str]:
    """Return those of ``values`` that a live initiative has as its identifier under ``scheme``."""
    return frozenset(
        value
        for batch in batches(set(values))
        for value in by_external_id(connection, scheme, batch, TOP)
    )
