"""The lists that belong to an initiative: how each is laid out in its table.

One :class:`Part` per list; a new list needs one more entry and nothing else here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import (
    CountryParticipation,
    ExternalId,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.store import schema

Fields = Mapping[str, Any]


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


def _source_row(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "date": date_text(source.date),
        "url": source.url,
        "accessed": date_text(source.accessed),
        "reliability": source.reliability,
        "note": source.note,
    }


def _source(row: Fields) -> Source:
    return Source(
        row["title"],
        row["author"],
        row["publisher"],
        date_of(row["date"]),
        row["url"],
        date_of(row["accessed"]),
        row["reliability"],
        row["note"],
    )


PARTS = (
    Part(
        "purposes",
        schema.initiative_purpose,
        lambda code: {"code": code},
        lambda row: row["code"],
    ),
    Part("tags", schema.initiative_tag, lambda tag: {"tag": tag}, lambda row: row["tag"]),
    Part(
        "places",
        schema.initiative_place,
        lambda place: {"city": place.city, "country": place.country or None},
        lambda row: Place(row["city"], row["country"] or ""),
    ),
    Part(
        "countries",
        schema.initiative_country,
        lambda part: {"country": part.country, "role": part.role},
        lambda row: CountryParticipation(row["country"], row["role"]),
    ),
    Part(
        "external_ids",
        schema.external_id,
        lambda one: {"scheme": one.scheme, "value": one.value},
        lambda row: ExternalId(row["scheme"], row["value"]),
    ),
    Part("sources", schema.source, _source_row, _source),
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
    return {part.field: _read_part(connection, part, ids) for part in PARTS}


def _read_part(
    connection: Connection, part: Part, ids: Sequence[int]
) -> dict[int, tuple[Any, ...]]:
    columns = part.table.c
    found: dict[int, list[Any]] = {}
    for row in connection.execute(
        select(part.table)
        .where(columns.initiative_id.in_(ids))
        .order_by(columns.initiative_id, columns.position)
    ).mappings():
        found.setdefault(row["initiative_id"], []).append(part.from_row(dict(row)))
    return {owner: tuple(entries) for owner, entries in found.items()}


def clear(connection: Connection, table: Table, initiative_id: int) -> None:
    """Delete the entries of an initiative from ``table``."""
    connection.execute(delete(table).where(table.c.initiative_id == initiative_id))
