"""Findings that somebody judged to be no fault."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, or_, select, update

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.quality import SAME, Dismissal, subject_of
from diplomat_desk.store.parts import row_of, value_of
from diplomat_desk.store.schema_entities import dismissal


def of(connection: Connection, subjects: Collection[str], ceiling: Level) -> dict[str, Dismissal]:
    """Return those of ``subjects`` that were dismissed, as far as ``ceiling`` shows it."""
    rows = connection.execute(
        select(dismissal).where(
            dismissal.c.subject.in_(list(subjects)), dismissal.c.level <= int(ceiling)
        )
    )
    return {row["subject"]: value_of(Dismissal, row) for row in rows.mappings()}


def under(connection: Connection, rule: str, ceiling: Level) -> dict[str, Dismissal]:
    """Return by subject every dismissal of a finding of ``rule``, as far as ``ceiling`` shows it."""
    rows = connection.execute(
        select(dismissal).where(
            dismissal.c.subject.like(f"{rule}:%"), dismissal.c.level <= int(ceiling)
        )
    )
    return {row["subject"]: value_of(Dismissal, row) for row in rows.mappings()}


def about(connection: Connection, initiative_id: int) -> tuple[Dismissal, ...]:
    """Return every dismissal that is about an initiative, whatever its level."""
    subject = dismissal.c.subject
    rows = connection.execute(
        select(dismissal).where(
            or_(
                subject.like("%" + subject_of("", initiative_id)),
                subject.like(f"{SAME}:{initiative_id}:%"),
                subject.like(f"{SAME}:%:{initiative_id}"),
            )
        )
    )
    return tuple(value_of(Dismissal, row) for row in rows.mappings())


def state_of(connection: Connection, subject: str) -> State | None:
    """Return the dismissal of ``subject``, or None."""
    row = (
        connection.execute(select(dismissal).where(dismissal.c.subject == subject))
        .mappings()
        .first()
    )
    return State(value_of(Dismissal, row)) if row else None


def write(connection: Connection, one: Dismissal, known: int | None) -> Dismissal:
    """Write ``one`` over version ``known``, or as a new row, and return it as it stands."""
    version = (known if known is not None else one.version) + 1
    values = row_of(one, dismissal) | {"version": version}
    if known is not None:
        connection.execute(
            update(dismissal).where(dismissal.c.subject == one.subject).values(values)
        )
    else:
        connection.execute(insert(dismissal).values(values))
    made: Dismissal = value_of(Dismissal, values)
    return made


def erase(connection: Connection, subject: str) -> None:
    """Take a dismissal back."""
    connection.execute(delete(dismissal).where(dismissal.c.subject == subject))
