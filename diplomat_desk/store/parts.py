"""The lists that belong to an initiative: how each is laid out in its table.

One :class:`Part` per list; a new list needs a table, one more entry here and nothing else in the store.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

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

Fields = Mapping[Any, Any]
"""A row by the names of its columns."""


@dataclass(frozen=True, slots=True)
class Part:
    """One list: its field on the initiative, its table, and both directions of an entry."""

    field: str
    table: Table
    to_row: Callable[[Any], dict[str, Any]]
    from_row: Callable[[Fields], Any]


def date_text(value: PartialDate | None) -> str:
    """Return EDTF text, empty for no date."""
    return "" if value is None else str(value)


def date_of(text: str) -> PartialDate | None:
    """Return the date of EDTF ``text``, None for an empty one."""
    return PartialDate.of(text) if text else None


def row_of(value: Any, table: Table, *, less: Sequence[str] = ()) -> dict[str, Any]:  # noqa: ANN401
    """Return the columns of ``table`` that a frozen ``value`` fills: dates as EDTF, levels as numbers."""
    row: dict[str, Any] = {}
    for one in fields(value):
        if one.name in table.c and one.name not in less:
            held = getattr(value, one.name)
            if isinstance(held, Level):
                held = int(held)
            elif isinstance(held, PartialDate):
                held = str(held)
            elif held is None:
                held = ""
            # An empty code refers to nothing; a reference has to be NULL for that.
            row[one.name] = None if held == "" and table.c[one.name].nullable else held
    return row


def value_of(cls: type, row: Fields, **more: Any) -> Any:  # noqa: ANN401
    """Return the frozen value of class ``cls`` that ``row`` holds; ``more`` are fields from elsewhere."""
    values: dict[str, Any] = dict(more)
    for one in fields(cls):
        if one.name not in row or one.name in more:
            continue
        held = row[one.name]
        if one.type is Level:
            held = Level(held)
        elif one.type == PartialDate | None:
            held = date_of(held)
        elif held is None:
            held = ""
        values[one.name] = held
    return cls(**values)


def _listed(field: str, table: Table, cls: type) -> Part:
    return Part(field, table, lambda value: row_of(value, table), lambda row: value_of(cls, row))


def _codes(field: str, table: Table, column: str) -> Part:
    return Part(field, table, lambda code: {column: code}, lambda row: row[column])


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
    Part("follow_ups", schema_parts.follow_up, _due, lambda row: value_of(FollowUp, row)),
    _listed("links", schema_parts.link, Link),
    _listed("attachments", schema_parts.attachment, Attachment),
)


def write_parts(connection: Connection, initiative: Initiative, *, replace: bool) -> None:
    """Write every list of ``initiative`` (its id known), in order; ``replace`` what was there."""
    for part in PARTS:
        if replace:
            clear(connection, part.table, initiative.id)
        rows = [
            {"initiative_id": initiative.id, "position": position, **part.to_row(entry)}
            for position, entry in enumerate(getattr(initiative, part.field))
        ]
        if rows:
            connection.execute(insert(part.table), rows)


def read_parts(connection: Connection, ids: Sequence[int]) -> dict[str, dict[int, tuple[Any, ...]]]:
    """Return the lists of the initiatives ``ids``: by field, then by id; an empty list is left out."""
    return {part.field: by_owner(connection, part.table, ids, part.from_row) for part in PARTS}


def by_owner(
    connection: Connection,
    table: Table,
    ids: Sequence[int],
    from_row: Callable[[Fields], Any],
    owner: str = "initiative_id",
) -> dict[int, tuple[Any, ...]]:
    """Return the entries of ``table`` in order, by the id of their owner; an empty list is left out."""
    found: dict[int, list[Any]] = {}
    for row in connection.execute(
        select(table).where(table.c[owner].in_(ids)).order_by(table.c[owner], table.c.position)
    ).mappings():
        found.setdefault(row[owner], []).append(from_row(row))
    return {one: tuple(entries) for one, entries in found.items()}


def clear(
    connection: Connection, table: Table, owner_id: int, owner: str = "initiative_id"
) -> None:
    """Delete the entries of a record from ``table``."""
    connection.execute(delete(table).where(table.c[owner] == owner_id))
