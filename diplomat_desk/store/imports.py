"""What was imported, and from which row of which file each record is."""

import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, insert, select, update

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.imports import How, ImportBatch, ImportedRow, Origin, Stretch, stretches
from diplomat_desk.store import codec
from diplomat_desk.store.batches import batches
from diplomat_desk.store.bulk import insert_rows
from diplomat_desk.store.filtering import alive
from diplomat_desk.store.parts import Fields, value_of
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_imports import import_batch, import_row


def listing(connection: Connection, ceiling: Level) -> tuple[ImportBatch, ...]:
    """Return the imports that may be told under ``ceiling``, the latest first, without their rows."""
    query = select(import_batch).where(batch_told(ceiling)).order_by(import_batch.c.id.desc())
    return tuple(_batch(row, ()) for row in connection.execute(query).mappings())


def rows(
    connection: Connection, batch_id: int, ceiling: Level, *, first: int = 0, most: int = 500
) -> tuple[ImportedRow, ...]:
    """Return rows of one import, from the ``first`` on: of records that may be told, of an import that may."""
    query = (
        select(import_row)
        .join_from(import_row, initiative)
        .join(import_batch, import_batch.c.id == import_row.c.import_batch_id)
        .where(
            import_row.c.import_batch_id == batch_id,
            batch_told(ceiling),
            alive(ceiling),
        )
        .order_by(import_row.c.row, import_row.c.initiative_id)
        .limit(most)
        .offset(first)
    )
    return tuple(_row(row) for row in connection.execute(query).mappings())


def origins(connection: Connection, initiative_id: int, ceiling: Level) -> tuple[Origin, ...]:
    """Return where a record is from, the latest import first; nothing of what may not be told."""
    query = (
        select(import_batch, import_row.c.row, import_row.c.how)
        .join_from(import_row, import_batch)
        .join(initiative, initiative.c.id == import_row.c.initiative_id)
        .where(import_row.c.initiative_id == initiative_id, batch_told(ceiling), alive(ceiling))
        .order_by(import_batch.c.id.desc(), import_row.c.row)
    )
    return tuple(
        Origin(batch=_batch(row, ()), row=row["row"], how=How(row["how"]))
        for row in connection.execute(query).mappings()
    )


def batch_told(ceiling: Level) -> ColumnElement[bool]:
    """Return the condition that neither an import nor any record of it lies above ``ceiling``.

    The name of a file may tell what its most confidential row says, and that row may have been raised since.
    """
    hidden = (
        exists()
        .where(
            import_row.c.import_batch_id == import_batch.c.id,
            import_row.c.initiative_id == initiative.c.id,
            initiative.c.confidentiality > int(ceiling),
        )
        .correlate(import_batch)
    )
    return and_(import_batch.c.level <= int(ceiling), ~hidden)


def state_of(connection: Connection, number: int) -> State | None:
    """Return an import as it stands with all its rows, or None."""
    query = select(import_batch).where(import_batch.c.id == number)
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    recorded = connection.execute(
        select(import_row.c.row, import_row.c.initiative_id, import_row.c.how)
        .where(import_row.c.import_batch_id == number)
        .order_by(import_row.c.how, import_row.c.row, import_row.c.initiative_id)
    )
    found = stretches(ImportedRow(one[0], one[1], How(one[2])) for one in recorded)
    return State(_batch(row, found))


def write(connection: Connection, one: ImportBatch, known: int | None) -> ImportBatch:
    """Write ``one`` with its rows over version ``known``, or as a new one, and return it as it stands."""
    values = {
        "at": one.at,
        "name": one.name,
        "sha256": one.sha256,
        "size": one.size,
        "lines": one.lines,
        "mapping": one.mapping,
        "counts": codec.text_of(one.counts),
        "level": int(one.level),
        "version": (known if known is not None else one.version) + 1,
    }
    number = one.id
    if known is not None:
        connection.execute(update(import_batch).where(import_batch.c.id == number).values(values))
        connection.execute(delete(import_row).where(import_row.c.import_batch_id == number))
    else:
        key = {"id": number} if number else {}
        made = connection.execute(insert(import_batch).values(values | key))
        number = int(made.inserted_primary_key[0])  # type: ignore[index]
    _write_rows(connection, number, one.recorded)
    found = state_of(connection, number)
    assert found is not None  # noqa: S101 - it was just written
    assert isinstance(found.record, ImportBatch)  # noqa: S101 - for the type checker
    return found.record


def erase(connection: Connection, number: int) -> None:
    """Forget an import and its rows; what was imported is not touched."""
    connection.execute(delete(import_batch).where(import_batch.c.id == number))


def keep_level(connection: Connection, initiative_id: int, level: Level) -> None:
    """Let the imports of a record that goes for good stay as confidential as it was."""
    of_it = select(import_row.c.import_batch_id).where(import_row.c.initiative_id == initiative_id)
    connection.execute(
        update(import_batch)
        .where(import_batch.c.id.in_(of_it), import_batch.c.level < int(level))
        .values(level=int(level))
    )


def _write_rows(connection: Connection, number: int, recorded: Sequence[Stretch]) -> None:
    rows = (
        {
            "import_batch_id": number,
            "row": one.row,
            "initiative_id": one.initiative_id,
            "how": one.how.value,
        }
        for stretch in recorded
        for one in stretch.rows
    )
    for batch in batches(rows):
        insert_rows(connection, import_row, batch)


def _batch(row: Fields, recorded: Sequence[Stretch]) -> ImportBatch:
    counts = tuple((str(name), str(value)) for name, value in json.loads(row["counts"]))
    made: ImportBatch = value_of(ImportBatch, row, counts=counts, recorded=tuple(recorded))
    return made


def _row(row: Fields) -> ImportedRow:
    return ImportedRow(row["row"], row["initiative_id"], How(row["how"]))
