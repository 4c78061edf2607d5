"""What the search found, read whole as it is seen under the ceiling, with the texts by which it is found."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.finding import Place
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.searchable import (
    Texts,
    texts_of,
    texts_of_organisation,
    texts_of_person,
)
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.veil import veil_organisation, veil_person
from diplomat_desk.store import index, organisations, people, reading
from diplomat_desk.store.filtering import known
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, Named
from diplomat_desk.store.raising import raised_names

Searched = Initiative | Person | Organisation
"""What the search finds."""

_Read = dict[int, tuple[Searched, Texts]]


def read(
    connection: Connection,
    places: Sequence[Place],
    vocabularies: Vocabularies,
    countries: Countries,
    ceiling: Level,
) -> dict[Place, tuple[Searched, Texts]]:
    """Return each of ``places`` with its texts; what may not be told under ``ceiling`` is left out."""
    ids = {kind: [one.id for one in places if one.kind is kind] for kind in Kind}
    found = {
        Kind.INITIATIVE: _initiatives(
            connection, ids[Kind.INITIATIVE], vocabularies, countries, ceiling
        ),
        Kind.PERSON: _people(connection, ids[Kind.PERSON], countries, ceiling),
        Kind.ORGANISATION: _organisations(connection, ids[Kind.ORGANISATION], countries, ceiling),
    }
    return {one: found[one.kind][one.id] for one in places if one.id in found[one.kind]}


def _initiatives(
    connection: Connection,
    ids: Sequence[int],
    vocabularies: Vocabularies,
    countries: Countries,
    ceiling: Level,
) -> _Read:
    found: _Read = {}
    for one in reading.whole(connection, ids, ceiling):
        contents = index.contents_of(connection, one)
        found[one.id] = one, texts_of(one, vocabularies, countries, contents)
    return found


def _people(
    connection: Connection, ids: Sequence[int], countries: Countries, ceiling: Level
) -> _Read:
    raised = raised_names(connection)
    found: _Read = {}
    for number, one in people.read(connection, _told(connection, PEOPLE, ids, ceiling)).items():
        person = veil_person(one, ceiling, raised)
        found[number] = person, texts_of_person(person, countries)
    return found


def _organisations(
    connection: Connection, ids: Sequence[int], countries: Countries, ceiling: Level
) -> _Read:
    raised = raised_names(connection)
    told = _told(connection, ORGANISATIONS, ids, ceiling)
    found: _Read = {}
    for number, one in organisations.read(connection, told).items():
        body = veil_organisation(one, ceiling, raised)
        found[number] = body, texts_of_organisation(body, countries)
    return found


def _told(connection: Connection, named: Named, ids: Sequence[int], ceiling: Level) -> list[int]:
    columns = named.table.c
    query = select(columns.id).where(columns.id.in_(list(ids)), known(named, ceiling))
    return list(connection.scalars(query))
