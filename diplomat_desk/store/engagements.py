"""Engagements: the organisations that take part in an initiative."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from diplomat_desk.domain.altered import altered
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.store.idlists import among
from diplomat_desk.store.listed import columns_of, grouped, values_of
from diplomat_desk.store.naming import ORGANISATIONS, Met, identify_all
from diplomat_desk.store.parts import rewrite, write_new_list
from diplomat_desk.store.schema import engagement
from diplomat_desk.store.schema_entities import organisation


def identified(
    connection: Connection,
    record: Initiative,
    before: Initiative | None,
    met: Met | None = None,
) -> Initiative:
    """Return ``record`` with ids and names of its organisations as they are in the register.

    An organisation not yet known by its name is added; those of ``before`` are known to be there, and
    ``met`` are names that were asked for already.
    """
    if not record.organisations:
        return record
    return altered(record, organisations=called(connection, record, before, met))


def called(
    connection: Connection,
    record: Initiative,
    before: Initiative | None,
    met: Met | None = None,
) -> tuple[Engagement, ...]:
    """Return the organisations of ``record`` as :func:`identified` gives them."""
    entries = record.organisations
    known = {one.organisation_id: one.name for one in before.organisations} if before else {}
    found = identify_all(
        connection, ORGANISATIONS, [(one.name, one.organisation_id) for one in entries], known, met
    )
    return tuple(
        _called(entry, number, name) for entry, (number, name) in zip(entries, found, strict=True)
    )


def write(connection: Connection, record: Initiative, before: Initiative | None) -> None:
    """Write the engagements of ``record``, identified, over those ``before``; None for any."""
    old = None if before is None else _rows(before)
    rewrite(connection, engagement, record.id, _rows(record), old)


def write_new(connection: Connection, some: Sequence[Initiative]) -> None:
    """Write the engagements of initiatives, identified, that have none on file."""
    write_new_list(connection, engagement, some, _rows)


def read(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Engagement, ...]]:
    """Return the engagements of the initiatives ``ids``, in order, by id; none is left out."""
    columns = columns_of(connection, _READ, ids)
    if not columns:
        return {}
    return grouped(columns["initiative_id"], values_of(Engagement, columns))


def _called(entry: Engagement, number: int, name: str) -> Engagement:
    given = entry.as_given or entry.name
    as_given = "" if given == name else given
    return Engagement(name, entry.role, as_given, entry.level, number)


def _rows(record: Initiative) -> list[dict[str, Any]]:
    return [
        {
            "organisation_id": entry.organisation_id,
            "role": entry.role,
            "as_given": entry.as_given or entry.name,
            "level": int(entry.level),
        }
        for entry in record.organisations
    ]


_READ = (
    select(
        engagement.c.initiative_id,
        organisation.c.name,
        engagement.c.role,
        # What was given is told only where it is another name.
        func.nullif(engagement.c.as_given, organisation.c.name).label("as_given"),
        engagement.c.level,
        engagement.c.organisation_id,
    )
    .join_from(engagement, organisation)
    .where(among(engagement.c.initiative_id))
    .order_by(engagement.c.initiative_id, engagement.c.position)
)
