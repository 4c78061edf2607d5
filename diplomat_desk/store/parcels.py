"""What an import asks of a register before it writes."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, by_name
from diplomat_desk.store.schema import external_id, initiative
from diplomat_desk.store.schema_parts import blob


def is_empty(connection: Connection) -> bool:
    """Tell whether no initiative was ever recorded, not even one that lies in the bin."""
    return connection.execute(select(initiative.c.id).limit(1)).first() is None


def contents_there(connection: Connection, digests: Iterable[str]) -> frozenset[str]:
    """Return those of ``digests`` under which the register holds a content."""
    wanted = list(set(digests))
    found: set[str] = set()
    for first in range(0, len(wanted), 500):
        batch = wanted[first : first + 500]
        found.update(connection.scalars(select(blob.c.digest).where(blob.c.digest.in_(batch))))
    return frozenset(found)


def person_called(connection: Connection, name: str) -> int:
    """Return the id of the person whom ``name`` means, 0 for nobody."""
    return by_name(connection, PEOPLE, name)


def organisation_called(connection: Connection, name: str) -> int:
    """Return the id of the organisation that ``name`` means, 0 for none."""
    return by_name(connection, ORGANISATIONS, name)


def initiative_called(connection: Connection, reference: str) -> int:
    """Return the id of the live initiative with exactly this reference, 0 for none."""
    query = select(initiative.c.id).where(
        initiative.c.reference == reference, initiative.c.binned_at.is_(None)
    )
    return int(connection.scalar(query) or 0) if reference else 0


def identifiers_there(connection: Connection, scheme: str, values: Iterable[str]) -> frozenset[str]:
    """Return those of ``values`` that a live initiative has as its identifier under ``scheme``."""
    wanted = list(set(values))
    found: set[str] = set()
    for first in range(0, len(wanted), 500):
        query = (
            select(external_id.c.value)
            .join(initiative, initiative.c.id == external_id.c.initiative_id)
            .where(
                external_id.c.scheme == scheme,
                external_id.c.value.in_(wanted[first : first + 500]),
                initiative.c.binned_at.is_(None),
            )
        )
        found.update(connection.scalars(query))
    return frozenset(found)
