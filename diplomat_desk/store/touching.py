"""Keeping what is derived from a person's or an organisation's name in step with it: index and sort keys."""

from collections.abc import Iterable

from sqlalchemy import Connection, select, union, update

from diplomat_desk.domain.changes import Kind, State
from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.terms import Term
from diplomat_desk.store import index, reading, vocabulary
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, Named
from diplomat_desk.store.raising import raised_for, raised_names
from diplomat_desk.store.schema import initiative, initiative_country, initiative_place
from diplomat_desk.store.schema_parts import meeting
from diplomat_desk.store.sortkeys import sort_keys


def person(
    connection: Connection, before: State | None, after: State, countries: Countries
) -> None:
    """Index a person anew, and whoever names them where name or level changed."""
    one = after.record
    assert isinstance(one, Person)  # noqa: S101 - for the type checker
    index.forget(connection, Kind.PERSON, one.id)
    index.put_person(connection, one, countries, raised_names(connection))
    old = before.record if before else None
    if isinstance(old, Person) and (old.name, old.confidentiality) != (
        one.name,
        one.confidentiality,
    ):
        reindex(connection, using(connection, PEOPLE, one.id))


def organisation(
    connection: Connection, before: State | None, after: State, countries: Countries
) -> None:
    """Index an organisation anew, and whoever names it where a name or the level changed."""
    one = after.record
    assert isinstance(one, Organisation)  # noqa: S101 - for the type checker
    index.forget(connection, Kind.ORGANISATION, one.id)
    index.put_organisation(connection, one, countries, raised_names(connection))
    old = before.record if before else None
    if isinstance(old, Organisation) and _known_as(old) != _known_as(one):
        reindex(connection, using(connection, ORGANISATIONS, one.id))


def term(connection: Connection, before: State | None, after: State) -> None:
    """Index anew whoever is found by the name of a kind or track that was renamed."""
    old, one = before.record if before else None, after.record
    assert isinstance(one, Term)  # noqa: S101 - for the type checker
    if isinstance(old, Term) and old.label != one.label and one.vocabulary in ("kind", "track"):
        column = initiative.c[one.vocabulary]
        reindex(connection, connection.scalars(select(initiative.c.id).where(column == one.code)))


def country(connection: Connection, before: State | None, after: State) -> None:
    """Index anew whoever is found by the names of a country that were changed."""
    old, one = before.record if before else None, after.record
    assert isinstance(one, Country)  # noqa: S101 - for the type checker
    if isinstance(old, Country) and _called(old) != _called(one):
        part, place = initiative_country, initiative_place
        query = union(
            select(part.c.initiative_id).where(part.c.country == one.code),
            select(place.c.initiative_id).where(place.c.country == one.code),
            select(meeting.c.initiative_id).where(meeting.c.country == one.code),
        )
        reindex(connection, connection.scalars(query).all())


def gone(connection: Connection, kind: Kind, number: int) -> None:
    """Take a person or an organisation out of the index."""
    index.forget(connection, kind, number)


def using(connection: Connection, named: Named, number: int) -> list[int]:
    """Return the ids of the initiatives that name a person or an organisation."""
    query = select(named.uses.c.initiative_id).where(named.reference == number).distinct()
    return list(connection.scalars(query))


def reindex(connection: Connection, ids: Iterable[int]) -> None:
    """Bring index and sort keys of initiatives up to date with the words that they name."""
    vocabularies = vocabulary.vocabularies(connection)
    countries = vocabulary.countries(connection)
    wanted = list(ids)
    for first in range(0, len(wanted), reading.BATCH):
        batch = [
            state
            for state in reading.states(connection, wanted[first : first + reading.BATCH])
            if not state.binned
        ]
        raised = raised_for(connection, [state.initiative for state in batch])
        for state in batch:
            one = state.initiative
            index.forget(connection, Kind.INITIATIVE, one.id)
            index.put_initiative(connection, one, vocabularies, countries, raised)
            connection.execute(
                update(initiative)
                .where(initiative.c.id == one.id)
                .values(sort_keys(one, countries, raised))
            )


def _known_as(one: Organisation) -> tuple[object, ...]:
    return one.name, one.aliases, one.confidentiality


def _called(one: Country) -> tuple[object, ...]:
    return one.name, one.aliases, one.shown_as
