"""Organisations and their engagements."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.text import clean_line, fold
from diplomat_desk.store.parts import clear
from diplomat_desk.store.schema import engagement, initiative, organisation


def write(connection: Connection, record: Initiative, *, replace: bool) -> None:
    """Write the engagements of ``record``; an organisation not yet known by that name is added."""
    before: set[int] = set()
    if replace:
        before = set(
            connection.scalars(
                select(engagement.c.organisation_id).where(engagement.c.initiative_id == record.id)
            )
        )
        clear(connection, engagement, record.id)
    rows = [
        {
            "initiative_id": record.id,
            "position": position,
            "organisation_id": _identify(connection, entry.name),
            "role": entry.role,
            "as_given": entry.as_given or entry.name,
        }
        for position, entry in enumerate(record.organisations)
    ]
    if rows:
        connection.execute(insert(engagement), rows)
    drop_unused(connection, before)


def read(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Engagement, ...]]:
    """Return the engagements of the initiatives ``ids``, in order, by id; none is left out."""
    found: dict[int, list[Engagement]] = {}
    for owner, name, role, as_given in connection.execute(
        select(
            engagement.c.initiative_id,
            organisation.c.name,
            engagement.c.role,
            engagement.c.as_given,
        )
        .join_from(engagement, organisation)
        .where(engagement.c.initiative_id.in_(ids))
        .order_by(engagement.c.initiative_id, engagement.c.position)
    ):
        entry = Engagement(name, role, "" if as_given == name else as_given)
        found.setdefault(owner, []).append(entry)
    return {owner: tuple(entries) for owner, entries in found.items()}


def drop_unused(connection: Connection, ids: set[int]) -> None:
    """Delete those of ``ids`` that nothing names any more, so that an undone entry leaves no trace."""
    if ids:
        used = select(engagement.c.organisation_id)
        connection.execute(
            delete(organisation).where(organisation.c.id.in_(ids), organisation.c.id.not_in(used))
        )


def find(connection: Connection, text: str, ceiling: Level, limit: int = 12) -> tuple[str, ...]:
    """Return names of organisations that contain ``text``, most engaged first.

    Only organisations that take part in an initiative at or below ``ceiling`` are told.
    """
    part = fold(clean_line(text)).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = connection.execute(
        select(organisation.c.name)
        .join_from(organisation, engagement)
        .join(initiative, initiative.c.id == engagement.c.initiative_id)
        .where(
            organisation.c.name_key.like(f"%{part}%", escape="\\"),
            initiative.c.confidentiality <= int(ceiling),
            initiative.c.binned_at.is_(None),
        )
        .group_by(organisation.c.id)
        .order_by(func.count().desc(), organisation.c.name_key)
        .limit(limit)
    )
    return tuple(row.name for row in rows)


def _identify(connection: Connection, name: str) -> int:
    key = fold(name)
    known = connection.execute(
        select(organisation.c.id).where(organisation.c.name_key == key)
    ).scalar()
    if known is not None:
        return int(known)
    made = connection.execute(insert(organisation).values(name=name, name_key=key))
    return int(made.inserted_primary_key[0])  # type: ignore[index]
