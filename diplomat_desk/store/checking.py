"""Looking for damage and contradictions in a register file."""

from sqlalchemy import Connection, func, select

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import DateError
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, say
from diplomat_desk.store import reading
from diplomat_desk.store.filtering import of_sort
from diplomat_desk.store.index import OWNER_SHIFT
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_base import search


def check_file(connection: Connection) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the file, its references and its search index."""
    found = [
        say("The file is damaged: {detail}", detail=row[0])
        for row in connection.exec_driver_sql("PRAGMA integrity_check")
        if row[0] != "ok"
    ]
    found += [
        say(
            "A row of “{table}” refers to a row of “{other}” that is not there.",
            table=row[0],
            other=row[2],
        )
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    indexed = select(search.c.rowid.op(">>")(OWNER_SHIFT)).where(*of_sort(Kind.INITIATIVE, TOP))
    missing = connection.execute(
        select(func.count()).where(
            initiative.c.binned_at.is_(None), initiative.c.id.not_in(indexed)
        )
    ).scalar_one()
    if missing:
        found.append(
            count(
                missing,
                "{n} record is missing from the search index.",
                "{n} records are missing from the search index.",
            )
        )
    return tuple(found)


def check_records(
    connection: Connection, vocabularies: Vocabularies, countries: Countries
) -> tuple[tuple[str, str], ...]:
    """Return ``(reference, problem)`` for every record that breaks a rule of the register."""
    found: list[tuple[str, str]] = []
    for initiative_id, reference in connection.execute(
        select(initiative.c.id, initiative.c.reference).order_by(initiative.c.id)
    ).all():
        try:
            state = reading.read(connection, initiative_id)
        except (DateError, ValueError) as error:
            found.append((reference, str(error)))
            continue
        if state is not None:
            found += [
                (reference, p.message) for p in problems(state.initiative, vocabularies, countries)
            ]
    return tuple(found)
