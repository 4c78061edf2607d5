"""Engagements: the organisations that take part in an initiative."""

from collections.abc import Sequence
from dataclasses import replace as changed

from sqlalchemy import Connection, insert, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.store.naming import ORGANISATIONS, drop_unused, identify
from diplomat_desk.store.parts import clear
from diplomat_desk.store.schema import engagement
from diplomat_desk.store.schema_entities import organisation


def write(connection: Connection, record: Initiative, *, replace: bool) -> Initiative:
    """Write the engagements of ``record`` and return it with the ids of its organisations.

    An organisation not yet known by that name is added.
    """
    before = named_by(connection, record.id) if replace else set()
    if replace:
        clear(connection, engagement, record.id)
    bodies = tuple(
        changed(
            entry,
            organisation_id=identify(connection, ORGANISATIONS, entry.name, entry.organisation_id),
        )
        for entry in record.organisations
    )
    rows = [
        {
            "initiative_id": record.id,
            "position": position,
            "organisation_id": entry.organisation_id,
            "role": entry.role,
            "as_given": entry.as_given or entry.name,
            "level": int(entry.level),
        }
        for position, entry in enumerate(bodies)
    ]
    if rows:
        connection.execute(insert(engagement), rows)
    drop_unused(connection, ORGANISATIONS, before)
    return changed(record, organisations=bodies)


def read(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Engagement, ...]]:
    """Return the engagements of the initiatives ``ids``, in order, by id; none is left out."""
    found: dict[int, list[Engagement]] = {}
    for owner, name, role, as_given, level, body in connection.execute(
        select(
            engagement.c.initiative_id,
            organisation.c.name,
            engagement.c.role,
            engagement.c.as_given,
            engagement.c.level,
            organisation.c.id,
        )
        .join_from(engagement, organisation)
        .where(engagement.c.initiative_id.in_(ids))
        .order_by(engagement.c.initiative_id, engagement.c.position)
    ):
        given = "" if as_given == name else as_given
        entry = Engagement(name, role, given, Level(level), body)
        found.setdefault(owner, []).append(entry)
    return {owner: tuple(entries) for owner, entries in found.items()}


def named_by(connection: Connection, initiative_id: int) -> set[int]:
    """Return the ids of the organisations that an initiative names."""
    return set(
        connection.scalars(
            select(engagement.c.organisation_id).where(engagement.c.initiative_id == initiative_id)
        )
    )
