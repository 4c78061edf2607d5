"""The search index (FTS5): one row for each record and level at which something more of it is seen.

A row holds everything that may be read of the record at its level, so whoever may see up to a ceiling
asks the rows at or below it and learns nothing of the rest. The row's number holds record, sort and
level, so that a hit needs no other table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import Attachment
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.searchable import (
    SECTIONS,
    Texts,
    texts_of,
    texts_of_organisation,
    texts_of_person,
)
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.text import words_of_all
from diplomat_desk.domain.veil import Raised, Views, veil_organisation, veil_person
from diplomat_desk.store.schema_parts import blob

SORTS = {Kind.INITIATIVE: 0, Kind.PERSON: 1, Kind.ORGANISATION: 2}
SORT_SHIFT, OWNER_SHIFT, LEVEL_MASK, SORT_MASK = 6, 8, 63, 3
_COLUMNS = ", ".join(f'"{name}"' for name in SECTIONS)
_INSERT = f"INSERT INTO text_search (rowid, {_COLUMNS}) VALUES (?{', ?' * len(SECTIONS)})"  # noqa: S608
IndexRow = tuple[int | str, ...]
"""A row of the index: its number, then the words of each section."""
_DELETE = "DELETE FROM text_search WHERE rowid BETWEEN ? AND ?"


def forget(connection: Connection, kind: Kind, number: int) -> None:
    """Take a record out of the index."""
    forget_all(connection, kind, [number])


def forget_all(connection: Connection, kind: Kind, numbers: Iterable[int]) -> None:
    """Take records out of the index."""
    firsts = [number << OWNER_SHIFT | SORTS[kind] << SORT_SHIFT for number in numbers]
    if firsts:
        spans = [(first, first | LEVEL_MASK) for first in firsts]
        connection.exec_driver_sql(_DELETE, spans)


def forget_what_was_deleted(connection: Connection) -> None:
    """Write the whole index anew, without what was taken out of it.

    FTS5 marks a row of an index without contents as deleted; its words stay until they happen to be merged.
    """
    connection.exec_driver_sql("INSERT INTO text_search(text_search) VALUES ('optimize')")


def put_initiative(
    connection: Connection,
    one: Initiative,
    views: Views,
    vocabularies: Vocabularies,
    countries: Countries,
    before: Views | None = None,
) -> None:
    """Index ``one``, as it is seen at each level, anew; ``before`` is how it was seen when it was indexed last.

    None indexes it in any case, an empty one is for what is not in the index.
    """
    if before:
        # What a file says follows from its digest, so the digests are enough to compare.
        marks = {file.digest: file.digest for each in (views, before) for file in _files(each)}
        now, then = (_texts_at(each, vocabularies, countries, marks) for each in (views, before))
        if now == then:
            return
    if before is None or before:
        forget(connection, Kind.INITIATIVE, one.id)
    put_rows(connection, rows_of_initiative(connection, one, views, vocabularies, countries))


def rows_of_initiative(
    connection: Connection,
    one: Initiative,
    views: Views,
    vocabularies: Vocabularies,
    countries: Countries,
) -> list[IndexRow]:
    """Return what the index holds of ``one``, for :func:`put_rows`."""
    contents = contents_of(connection, one)
    return _rows(Kind.INITIATIVE, one.id, _texts_at(views, vocabularies, countries, contents))


def put_rows(connection: Connection, rows: Sequence[IndexRow]) -> None:
    """Index what is not in the index."""
    if rows:
        connection.exec_driver_sql(_INSERT, list(rows))


def put_person(connection: Connection, one: Person, countries: Countries, raised: Raised) -> None:
    """Index a person anew."""
    forget(connection, Kind.PERSON, one.id)
    seen = {
        level: texts_of_person(veil_person(one, level, raised), countries)
        for level in Level
        if level >= one.confidentiality
    }
    _put(connection, Kind.PERSON, one.id, _distinct(seen))


def put_organisation(
    connection: Connection, one: Organisation, countries: Countries, raised: Raised
) -> None:
    """Index an organisation anew."""
    forget(connection, Kind.ORGANISATION, one.id)
    seen = {
        level: texts_of_organisation(veil_organisation(one, level, raised), countries)
        for level in Level
        if level >= one.confidentiality
    }
    _put(connection, Kind.ORGANISATION, one.id, _distinct(seen))


def put_name(connection: Connection, kind: Kind, number: int, name: str) -> None:
    """Index a person or organisation of which nothing but the name is known yet."""
    _put(connection, kind, number, {Level.PUBLIC: {"title": [name]}})


def _texts_at(
    views: Views,
    vocabularies: Vocabularies,
    countries: Countries,
    contents: Mapping[str, str],
) -> dict[Level, Texts]:
    """Return what is read at each level at which something more is seen than below."""
    seen: dict[Level, Texts] = {}
    last: Initiative | None = None
    for level, shown in views:
        if shown is not last:
            seen[level] = texts_of(shown, vocabularies, countries, contents)
        last = shown
    return seen


def _files(views: Views) -> Iterator[Attachment]:
    for _, shown in views:
        yield from shown.attachments


def _distinct(seen: dict[Level, Texts]) -> dict[Level, Texts]:
    """Drop the levels at which nothing more is seen than below."""
    kept: dict[Level, Texts] = {}
    last: Texts | None = None
    for level, texts in seen.items():
        if texts != last:
            kept[level] = texts
        last = texts
    return kept


def _put(connection: Connection, kind: Kind, number: int, seen: dict[Level, Texts]) -> None:
    put_rows(connection, _rows(kind, number, seen))


def _rows(kind: Kind, number: int, seen: dict[Level, Texts]) -> list[IndexRow]:
    first = number << OWNER_SHIFT | SORTS[kind] << SORT_SHIFT
    return [
        (first | int(level), *(_words(texts.get(name)) for name in SECTIONS))
        for level, texts in seen.items()
    ]


def _words(texts: Sequence[str] | None) -> str:
    return " ".join(words_of_all(texts)) if texts else ""


def contents_of(connection: Connection, one: Initiative) -> dict[str, str]:
    """Return what can be read in the attachments of ``one``, by digest; what is no text is left out."""
    digests = [file.digest for file in one.attachments]
    if not digests:
        return {}
    rows = connection.execute(
        select(blob.c.digest, blob.c.text).where(blob.c.digest.in_(digests), blob.c.text != "")
    )
    return {row.digest: row.text for row in rows}
