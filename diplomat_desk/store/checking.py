"""Looking for damage and contradictions in a register file."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, say
from diplomat_desk.store import as_told, blobs, chain, codec, reading, seals
from diplomat_desk.store.filtering import of_sort
from diplomat_desk.store.index import OWNER_SHIFT
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_base import search


class Broken(NamedTuple):
    """An initiative that breaks a rule of the register."""

    reference: str
    problem: str
    title: str


Called = Callable[[Identity], str]
"""Gives the sort and the name of a record for a message; empty where it may not be named."""


def check_file(connection: Connection, called: Called) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the file, its references and its search index, and what was tampered with."""
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
    found += _tampered(connection, called)
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


def _tampered(connection: Connection, called: Called) -> Iterator[str]:
    """Give what does not agree with the history, the chain and the seals."""
    for part in (_history, _sealed, partial(_records, called), _contents):
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


def _records(called: Called, connection: Connection) -> Iterator[str]:
    for identity in list(as_told.unlike(connection)):
        name = called(identity)
        yield (
            say("{name} is not as the history left it.", name=name)
            if name
            else say("A record above the ceiling is not as the history left it.")
        )


def _contents(connection: Connection) -> Iterator[str]:
    for digest in blobs.changed(connection):
        yield say(
            "The content of an attachment ({digest}…) is not what was kept.", digest=digest[:12]
        )


def check_records(
    connection: Connection, vocabularies: Vocabularies, countries: Countries, ceiling: Level
) -> tuple[tuple[Broken, ...], int]:
    """Return the initiatives that break a rule of the register, and how many more do above ``ceiling``."""
    told = (initiative.c.confidentiality <= int(ceiling)).label("told")
    query = select(initiative.c.id, initiative.c.reference, initiative.c.title, told)
    found: list[Broken] = []
    withheld = 0
    for row in connection.execute(query.order_by(initiative.c.id)).all():
        wrong = _problems(connection, row.id, vocabularies, countries)
        if row.told:
            found += [Broken(row.reference, text, row.title) for text in wrong]
        else:
            withheld += bool(wrong)
    return tuple(found), withheld


def _problems(
    connection: Connection, number: int, vocabularies: Vocabularies, countries: Countries
) -> list[str]:
    try:
        state = reading.read(connection, number)
    except codec.UNREADABLE as error:
        return [str(error)]
    if state is None:
        return []
    return [p.message for p in problems(state.initiative, vocabularies, countries)]
