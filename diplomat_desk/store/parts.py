"""The lists that belong to an initiative: how each is laid out in its table.

One :class:`Part` per list; a new list needs a table, one more entry here and nothing else in the store.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    Connection,
    Delete,
    Table,
    bindparam,
    delete,
)

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import (
    CountryParticipation,
    ExternalId,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.domain.keeping import Attachment, Claim, Constraint, FollowUp, Link, Note
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.store import schema, schema_parts
from diplomat_desk.store.bulk import insert_rows

Fields = Mapping[Any, Any]
"""A row by the names of its columns."""


@dataclass(frozen=True, slots=True)
class Part:
    """One list: its field on the initiative, its table, and both directions of an entry.

    ``holds`` is the class of an entry, or the name of the column that is one.
    """

    field: str
    table: Table
    to_row: Callable[[Any], dict[str, Any]]
    holds: type | str

    def rows(self, one: Initiative) -> list[dict[str, Any]]:
        """Return the rows of the entries of ``one``, in order."""
        return [self.to_row(entry) for entry in getattr(one, self.field)]


def date_text(value: PartialDate | None) -> str:
    """Return EDTF text, empty for no date."""
    return "" if value is None else str(value)


def date_of(text: str) -> PartialDate | None:
    """Return the date of EDTF ``text``, None for an empty one."""
    return _dates(text) if text else None


@lru_cache(maxsize=32_768)
def _dates(text: str) -> PartialDate:
    """Return the date of a text; the same few thousand stand in any number of records."""
    return PartialDate.of(text)


def row_of(value: Any, table: Table) -> dict[str, Any]:  # noqa: ANN401
    """Return the columns of ``table`` that a frozen ``value`` fills: dates as EDTF, levels as numbers."""
    row: dict[str, Any] = {}
    for name, nullable in _columns(value.__class__, table):
        held = getattr(value, name)
        if held.__class__ is not str:
            held = _storable(held)
        # An empty code refers to nothing; a reference has to be NULL for that.
        row[name] = None if nullable and held == "" else held
    return row


def _storable(held: Any) -> Any:  # noqa: ANN401 - whatever a record holds
    if isinstance(held, Level):
        return int(held)
    if isinstance(held, PartialDate):
        return str(held)
    return "" if held is None else held


@cache
def _columns(cls: type, table: Table) -> tuple[tuple[str, bool], ...]:
    """Return the fields of ``cls`` that are columns of ``table``, and whether each may be NULL."""
    return tuple(
        (one.name, bool(table.c[one.name].nullable)) for one in fields(cls) if one.name in table.c
    )


def value_of(cls: type, row: Fields, **more: Any) -> Any:  # noqa: ANN401
    """Return the frozen value of class ``cls`` that ``row`` holds; ``more`` are fields from elsewhere."""
    values: dict[str, Any] = dict(more)
    for name, read in _fields(cls, tuple(row)):
        if name not in more:
            values[name] = read(row[name])
    return cls(**values)


@cache
def _fields(cls: type, names: tuple[str, ...]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return the fields of ``cls`` among ``names``, and how each is made of what its column holds."""
    return tuple((one.name, _reading(one.type)) for one in fields(cls) if one.name in names)


def _reading(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    if kind is Level:
        return Level
    if kind == PartialDate | None:
        return date_of
    return lambda held: "" if held is None else held


def _listed(field: str, table: Table, cls: type) -> Part:
    return Part(field, table, lambda value: row_of(value, table), cls)


def _codes(field: str, table: Table, column: str) -> Part:
    return Part(field, table, lambda code: {column: code}, column)


def _due(entry: FollowUp) -> dict[str, Any]:
    due_day = entry.due.latest.isoformat() if entry.due else None
    return row_of(entry, schema_parts.follow_up) | {"due_day": due_day}


PARTS = (
    _codes("purposes", schema.initiative_purpose, "code"),
    _codes("interests", schema_parts.initiative_interest, "code"),
    _codes("tags", schema.initiative_tag, "tag"),
    _listed("places", schema.initiative_place, Place),
    _listed("countries", schema.initiative_country, CountryParticipation),
    _listed("external_ids", schema.external_id, ExternalId),
    _listed("outcomes", schema_parts.outcome, Outcome),
    _listed("transfers", schema_parts.transfer, Transfer),
    _listed("documents", schema_parts.document, OutcomeDocument),
    _listed("constraints", schema_parts.hindrance, Constraint),
    _listed("assessments", schema_parts.assessment, Assessment),
    _listed("sources", schema.source, Source),
    _listed("claims", schema_parts.claim, Claim),
    _listed("notes", schema_parts.note, Note),
    Part("follow_ups", schema_parts.follow_up, _due, FollowUp),
    _listed("links", schema_parts.link, Link),
    _listed("attachments", schema_parts.attachment, Attachment),
)


def write_parts(connection: Connection, one: Initiative, before: Initiative | None) -> None:
    """Write every list of ``one`` (its id known), in order, over those ``before``; None for any."""
    for part in PARTS:
        if before is None or getattr(one, part.field) is not getattr(before, part.field):
            old = None if before is None else part.rows(before)
            rewrite(connection, part.table, one.id, part.rows(one), old)


def rewrite(
    connection: Connection,
    table: Table,
    owner_id: int,
    rows: Sequence[dict[str, Any]],
    before: Sequence[dict[str, Any]] | None,
) -> None:
    """Let ``rows`` be the entries of an initiative in ``table``, where they are not so already.

    ``before`` are the entries on file, None where they are not known.
    """
    if before == rows:
        return
    if before is None or before:
        clear(connection, table, owner_id)
    insert_rows(connection, table, _numbered(owner_id, rows))


def write_new_parts(connection: Connection, some: Sequence[Initiative]) -> None:
    """Write every list of initiatives that have none on file, each table in one go."""
    for part in PARTS:
        write_new_list(connection, part.table, some, part.rows)


def write_new_list(
    connection: Connection,
    table: Table,
    some: Iterable[Initiative],
    rows_of: Callable[[Initiative], Iterable[dict[str, Any]]],
) -> None:
    """Write a list of initiatives that have none on file, in one go."""
    rows = [row for one in some for row in _numbered(one.id, rows_of(one))]
    insert_rows(connection, table, rows)


def _numbered(owner_id: int, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of entries with their keys: whose they are, and their places in the list."""
    return [{"initiative_id": owner_id, "position": place, **row} for place, row in enumerate(rows)]


def clear(
    connection: Connection, table: Table, owner_id: int, owner: str = "initiative_id"
) -> None:
    """Delete the entries of a record from ``table``."""
    connection.execute(_clearing(table, owner), {"owner": owner_id})


# Made once: making a statement costs more than running it, and every record runs these for each list.


@cache
def _clearing(table: Table, owner: str) -> Delete:
    return delete(table).where(table.c[owner] == bindparam("owner"))
