"""Keeping what is derived from a person's or an organisation's name in step with it: index, findings, sort keys."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, bindparam, select, union, update

from diplomat_desk.domain.changes import Kind, State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.domain.terms import Term
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.veil import views
from diplomat_desk.store import findings, index, organisations, people, reading, vocabulary
from diplomat_desk.store.batches import batches
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, Named
from diplomat_desk.store.raising import raised_for, raised_names
from diplomat_desk.store.schema import (
    engagement,
    initiative,
    initiative_country,
    initiative_place,
)
from diplomat_desk.store.schema_entities import affiliation
from diplomat_desk.store.schema_entities import organisation as bodies_table
from diplomat_desk.store.schema_entities import person as people_table
from diplomat_desk.store.schema_parts import appearance, meeting
from diplomat_desk.store.sortkeys import sort_keys


def person(
    connection: Connection,
    before: State | None,
    after: State,
    countries: Countries,
    progress: Progress = UNWATCHED,
) -> None:
    """Index a person anew, and whoever names them where name or level changed."""
    one = after.record
    assert isinstance(one, Person)  # noqa: S101 - for the type checker
    index.put_person(connection, one, countries, raised_names(connection))
    old = before.record if before else None
    if isinstance(old, Person) and (old.name, old.confidentiality) != (
        one.name,
        one.confidentiality,
    ):
        reindex(connection, using(connection, PEOPLE, one.id), progress)


def organisation(
    connection: Connection,
    before: State | None,
    after: State,
    countries: Countries,
    progress: Progress = UNWATCHED,
) -> None:
    """Index an organisation anew, and whoever names it where its name or level changed."""
    one = after.record
    assert isinstance(one, Organisation)  # noqa: S101 - for the type checker
    index.put_organisation(connection, one, countries, raised_names(connection))
    old = before.record if before else None
    known = [body for body in (old, one) if isinstance(body, Organisation)]
    if len(known) == 2 and _known_as(known[0]) == _known_as(known[1]):
        return
    ids: set[int] = set()
    # Its other names are words of its own; they stand in no initiative, unless they are to be withheld.
    if len(known) == 2 and _seen_as(known[0]) != _seen_as(known[1]):
        ids |= set(using(connection, ORGANISATIONS, one.id))
    if any(body.confidentiality > Level.PUBLIC for body in known):
        ids |= _follow_words(connection, known, countries)
    _follow_parts(connection, one.id, countries)
    reindex(connection, sorted(ids), progress)


def organisation_gone(
    connection: Connection,
    one: Organisation,
    countries: Countries,
    progress: Progress = UNWATCHED,
) -> None:
    """Let the words that named a raised organisation, now gone, be found again."""
    if one.confidentiality > Level.PUBLIC:
        reindex(connection, sorted(_follow_words(connection, [one], countries)), progress)


def _follow_words(
    connection: Connection, known: list[Organisation], countries: Countries
) -> set[int]:
    """Index the people anew who belong to an organisation by its name; return the initiatives that say it.

    What is said in words is withheld with the organisation, so it must leave the index with it.
    """
    keys = {fold(name) for body in known for name in (body.name, *body.aliases)}
    belongs = select(affiliation.c.person_id).where(affiliation.c.organisation_key.in_(keys))
    raised = raised_names(connection)
    found = people.read(connection, list(connection.scalars(belongs.distinct())))
    for belonging in found.values():
        index.put_person(connection, belonging, countries, raised)
    then = select(appearance.c.initiative_id).where(appearance.c.affiliation_key.in_(keys))
    ids = set(connection.scalars(then.distinct()))
    funders = select(initiative.c.id, initiative.c.budget_funder)
    given = select(engagement.c.initiative_id, engagement.c.as_given)
    for query in (funders.where(initiative.c.budget_funder != ""), given):
        ids |= {row[0] for row in connection.execute(query) if fold(row[1]) in keys}
    return ids


def _follow_parts(connection: Connection, number: int, countries: Countries) -> None:
    """Index the organisations anew that belong to one: they are found by its name."""
    below = select(ORGANISATIONS.table.c.id).where(ORGANISATIONS.table.c.parent_id == number)
    raised = raised_names(connection)
    for part in organisations.read(connection, list(connection.scalars(below))).values():
        index.put_organisation(connection, part, countries, raised)


def term(
    connection: Connection,
    before: State | None,
    after: State,
    progress: Progress = UNWATCHED,
) -> None:
    """Index anew whoever is found by the name of a kind or track that was renamed."""
    old, one = before.record if before else None, after.record
    assert isinstance(one, Term)  # noqa: S101 - for the type checker
    if isinstance(old, Term) and old.label != one.label and one.vocabulary in ("kind", "track"):
        column = initiative.c[one.vocabulary]
        ids = connection.scalars(select(initiative.c.id).where(column == one.code))
        reindex(connection, ids, progress)


def country(
    connection: Connection,
    before: State | None,
    after: State,
    progress: Progress = UNWATCHED,
) -> None:
    """Index anew whoever names a country whose names or years were changed."""
    old, one = before.record if before else None, after.record
    assert isinstance(one, Country)  # noqa: S101 - for the type checker
    if isinstance(old, Country) and _called(old) != _called(one):
        countries_renamed(connection, [one.code], progress)


def countries_renamed(
    connection: Connection, codes: Collection[str], progress: Progress = UNWATCHED
) -> None:
    """Index anew whoever names one of these countries: what they are called, or their years, changed."""
    columns = [table.c for table in (initiative_country, initiative_place, meeting)]
    query = union(*(select(part.initiative_id).where(part.country.in_(codes)) for part in columns))
    reindex(connection, connection.scalars(query).all(), progress)
    called, raised = vocabulary.countries(connection), raised_names(connection)
    ids = connection.scalars(select(people_table.c.id).where(people_table.c.country.in_(codes)))
    for one in people.read(connection, ids.all()).values():
        index.put_person(connection, one, called, raised)
    ids = connection.scalars(select(bodies_table.c.id).where(bodies_table.c.country.in_(codes)))
    for body in organisations.read(connection, ids.all()).values():
        index.put_organisation(connection, body, called, raised)


def gone(connection: Connection, kind: Kind, number: int) -> None:
    """Take a person or an organisation out of the index."""
    index.forget(connection, kind, number)


def using(connection: Connection, named: Named, number: int) -> list[int]:
    """Return the ids of the initiatives that name a person or an organisation."""
    query = select(named.uses.c.initiative_id).where(named.reference == number).distinct()
    return list(connection.scalars(query))


def reindex(connection: Connection, ids: Iterable[int], progress: Progress = UNWATCHED) -> None:
    """Bring index, findings and sort keys of initiatives up to date with the words that they name."""
    vocabularies = vocabulary.vocabularies(connection)
    countries = vocabulary.countries(connection)
    wanted = list(ids)
    done = 0
    for batch in batches(wanted):
        some = [state.initiative for state in reading.states(connection, batch) if not state.binned]
        raised = raised_for(connection, some)
        for one in some:
            done += 1
            progress.at(done, len(wanted))
            seen = views(one, raised)
            index.put_initiative(connection, one, seen, vocabularies, countries)
            findings.keep(connection, one.id, seen, countries)
            keys = sort_keys(one, seen[0][1], countries)
            connection.execute(_SORT_KEYS, keys | {"number": one.id})


_SORT_KEYS = update(initiative).where(initiative.c.id == bindparam("number"))


def _known_as(one: Organisation) -> tuple[object, ...]:
    return one.name, one.aliases, one.confidentiality


def _seen_as(one: Organisation) -> tuple[object, ...]:
    return one.name, one.confidentiality


def _called(one: Country) -> tuple[object, ...]:
    return one.name, one.aliases, one.shown_as, one.valid_from, one.valid_to
