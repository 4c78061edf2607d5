"""Which records the rows of a file mean: by an identifier, by reference, by the title of a process."""

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.imports import How
from diplomat_desk.store.filtering import alive
from diplomat_desk.store.schema import external_id, initiative
from diplomat_desk.store.schema_imports import import_batch, import_row


def by_external_id(
    connection: Connection, scheme: str, values: Collection[str], ceiling: Level
) -> dict[str, int]:
    """Return by identifier the record that has it, the earliest where there are several."""
    query = (
        select(external_id.c.value, func.min(initiative.c.id))
        .join_from(external_id, initiative)
        .where(external_id.c.scheme == scheme, external_id.c.value.in_(values), alive(ceiling))
        .group_by(external_id.c.value)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def by_reference(
    connection: Connection, references: Collection[str], ceiling: Level
) -> dict[str, int]:
    """Return by reference code the record that has it."""
    query = select(initiative.c.reference, initiative.c.id).where(
        initiative.c.reference.in_(references), alive(ceiling)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def batches_of(connection: Connection, sha256: str) -> tuple[tuple[int, str], ...]:
    """Return the imports of the very file with this hash, and the mapping of each as text."""
    query = select(import_batch.c.id, import_batch.c.mapping).where(import_batch.c.sha256 == sha256)
    return tuple((row[0], row[1]) for row in connection.execute(query)) if sha256 else ()


def by_row(
    connection: Connection, batches: Collection[int], lines: Collection[int], ceiling: Level
) -> dict[int, int]:
    """Return by row of a file the record that the latest of its imports made or changed for it."""
    query = (
        select(import_row.c.row, initiative.c.id)
        .join_from(import_row, initiative)
        .where(
            import_row.c.import_batch_id.in_(batches),
            import_row.c.row.in_(lines),
            import_row.c.how != How.PROCESS.value,
            alive(ceiling),
        )
        .order_by(import_row.c.import_batch_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def processes(connection: Connection, titles: Collection[str], ceiling: Level) -> dict[str, int]:
    """Return by folded title the record that can be a process: the earliest that is no round itself."""
    query = (
        select(initiative.c.title_key, func.min(initiative.c.id))
        .where(initiative.c.title_key.in_(titles), initiative.c.parent_id.is_(None), alive(ceiling))
        .group_by(initiative.c.title_key)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def taken(connection: Connection, references: Collection[str]) -> set[str]:
    """Return those of ``references`` that any record has, whatever its level: none is given twice."""
    query = select(initiative.c.reference).where(initiative.c.reference.in_(references))
    return set(connection.scalars(query))


def last_id(connection: Connection) -> int:
    """Return the highest id of an initiative; 0 where there is none."""
    return int(connection.execute(select(func.max(initiative.c.id))).scalar() or 0)
