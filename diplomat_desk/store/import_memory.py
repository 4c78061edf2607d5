"""What is remembered for the next file: kept mappings, and what values stand for."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.imports import Decision, ImportProfile
from diplomat_desk.store import seals
from diplomat_desk.store.parts import value_of
from diplomat_desk.store.schema_imports import import_decision, import_profile


def profiles(connection: Connection, ceiling: Level) -> tuple[ImportProfile, ...]:
    """Return the kept mappings that may be told, by name."""
    query = (
        select(import_profile)
        .where(import_profile.c.level <= int(ceiling))
        .order_by(import_profile.c.name, import_profile.c.id)
    )
    rows = connection.execute(query).mappings()
    return tuple(value_of(ImportProfile, row) for row in rows)


def keep_profile(connection: Connection, one: ImportProfile) -> None:
    """Keep a mapping in the place of any of the same name that is as confidential."""
    forget_profile(connection, one.name, one.level)
    connection.execute(
        insert(import_profile).values(
            name=one.name, mapping=one.mapping, fingerprint=one.fingerprint, level=int(one.level)
        )
    )
    seals.renew(connection, seals.IMPORTS)


def forget_profile(connection: Connection, name: str, level: Level) -> None:
    """Delete the kept mapping of that name and level."""
    connection.execute(
        delete(import_profile).where(
            import_profile.c.name == name, import_profile.c.level == int(level)
        )
    )
    seals.renew(connection, seals.IMPORTS)


def decisions(connection: Connection, ceiling: Level) -> tuple[Decision, ...]:
    """Return what values stand for, as far as it may be told, in one order."""
    query = (
        select(import_decision)
        .where(import_decision.c.level <= int(ceiling))
        .order_by(import_decision.c.sort, import_decision.c.vocabulary, import_decision.c.value)
    )
    rows = connection.execute(query).mappings()
    return tuple(value_of(Decision, row) for row in rows)


def remember(connection: Connection, some: Iterable[Decision]) -> None:
    """Keep what values stand for, each in the place of what was decided earlier."""
    rows = [
        {
            "sort": one.sort,
            "vocabulary": one.vocabulary,
            "value": one.value,
            "meaning": one.meaning,
            "level": int(one.level),
        }
        for one in some
    ]
    if rows:
        wanted = upsert(import_decision)
        replaced = {"meaning": wanted.excluded.meaning, "level": wanted.excluded.level}
        connection.execute(
            wanted.on_conflict_do_update(
                index_elements=["sort", "vocabulary", "value"], set_=replaced
            ),
            rows,
        )
        seals.renew(connection, seals.IMPORTS)


def forget_decisions(connection: Connection, some: Iterable[Decision]) -> None:
    """Forget what was decided of these values."""
    for one in some:
        connection.execute(
            delete(import_decision).where(
                import_decision.c.sort == one.sort,
                import_decision.c.vocabulary == one.vocabulary,
                import_decision.c.value == one.value,
            )
        )
    seals.renew(connection, seals.IMPORTS)
