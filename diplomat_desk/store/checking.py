"""Looking for damage and contradictions in a register file."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, say
from diplomat_desk.store import as_told, blobs, chain, codec, reading, seals
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
    found += _tampered(connection)
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


def _tampered(connection: Connection) -> Iterator[str]:
    """Give what does not agree with the history, the chain and the seals."""
    for part in (_history, _sealed, _records, _contents):
        try:
            yield from part(connection)
        except codec.UNREADABLE as error:
            # In a file that is damaged a cell may hold anything; that it cannot be read is what was to be found.
            yield say("Part of the file cannot be read ({detail}).", detail=type(error).__name__)


def _history(connection: Connection) -> Iterator[str]:
    texts = {
        "changed": say("Entry {n} of the history was changed after it was written."),
        "missing": say("Entry {n} of the history is missing."),
        "added": say("Entry {n} of the history was added past this program."),
    }
    for one in chain.broken(connection):
        yield texts[one.how].format(n=one.number)


def _sealed(connection: Connection) -> Iterator[str]:
    for name in seals.broken(connection):
        yield {
            seals.WORDS: say("The words or countries were changed past this program."),
            seals.SETTINGS: say("The settings of the register were changed past this program."),
            seals.IMPORTS: say("What is remembered of imports was changed past this program."),
        }[name]


def _records(connection: Connection) -> Iterator[str]:
    for identity in as_told.unlike(connection):
        yield say(
            "The record {kind} {key} is not as the history left it.",
            kind=identity.kind.value,
            key=identity.key,
        )


def _contents(connection: Connection) -> Iterator[str]:
    for digest in blobs.changed(connection):
        yield say(
            "The content of an attachment ({digest}…) is not what was kept.", digest=digest[:12]
        )


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
        except codec.UNREADABLE as error:
            found.append((reference, str(error)))
            continue
        if state is not None:
            found += [
                (reference, p.message) for p in problems(state.initiative, vocabularies, countries)
            ]
    return tuple(found)
