"""People and organisations: lists, cards, recording and deleting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplomat_desk.domain.changes import Action, Change, Identity, Kind, State, identity_of
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.entities import EntityRow, Part, Selection
from diplomat_desk.domain.entity_rules import organisation_problems, person_problems
from diplomat_desk.domain.errors import MissingError, Problem, RefusedError
from diplomat_desk.domain.merging import Entity
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.tidying import tidy_organisation, tidy_person
from diplomat_desk.domain.veil import (
    kept_back_organisation,
    kept_back_person,
    veil_organisation,
    veil_person,
)
from diplomat_desk.domain.words import count, say
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.labels import label
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin
from diplomat_desk.store import entity_lists, entity_uses, touching
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, Named
from diplomat_desk.store.raising import raised_names
from diplomat_desk.store.writing import Writer

NAMED: dict[Kind, Named] = {Kind.PERSON: PEOPLE, Kind.ORGANISATION: ORGANISATIONS}
"""The two sorts that have pages, and how the store finds them."""


@dataclass(frozen=True, slots=True)
class Card:
    """A person or an organisation with all that may be told of it.

    ``parts`` are what it took part in, the latest first; ``people`` are id and name of those who
    appeared for an organisation or belong to it; ``within`` of the organisations that belong to it.
    ``links`` says by folded name which organisations on the card have one of their own.
    """

    record: Entity
    parts: tuple[Part, ...]
    people: tuple[tuple[int, str], ...] = ()
    within: tuple[tuple[int, str], ...] = ()
    links: tuple[tuple[str, int], ...] = ()


def choose(desk: Desk, kind: Kind, text: str, ceiling: Level, *, by_use: bool) -> Selection:
    """Return the ids of those that ``text`` finds, by name or by number of initiatives, of how many."""
    with desk.register.reading() as connection:
        return entity_lists.choose(connection, NAMED[kind], text, ceiling, by_use=by_use)


def rows(desk: Desk, kind: Kind, ids: Sequence[int], ceiling: Level) -> tuple[EntityRow, ...]:
    """Return the list rows of ``ids`` in their order; what may not be told is left out."""
    with desk.register.reading() as connection:
        return entity_lists.rows(connection, NAMED[kind], ids, ceiling)


def one(desk: Desk, kind: Kind, number: int, ceiling: Level) -> Entity:
    """Return a person or an organisation; raise :class:`MissingError` if it may not be told."""
    with desk.register.reading() as connection:
        if kind is Kind.PERSON:
            return entity_lists.person(connection, number, ceiling)
        return entity_lists.body(connection, number, ceiling)


def card(desk: Desk, kind: Kind, number: int, ceiling: Level) -> Card:
    """Return what the card of a person or an organisation tells; raise :class:`MissingError`."""
    with desk.register.reading() as connection:
        if kind is Kind.PERSON:
            person = entity_lists.person(connection, number, ceiling)
            parts = entity_lists.parts_of_person(connection, number, ceiling)
            bodies = [part.organisation for part in person.affiliations]
            links = entity_uses.ids_by_name(connection, ORGANISATIONS, bodies, ceiling)
            return Card(person, parts, links=tuple(links.items()))
        body = entity_lists.body(connection, number, ceiling)
        links = entity_uses.ids_by_name(connection, ORGANISATIONS, [body.parent], ceiling)
        return Card(
            body,
            entity_lists.parts_of_organisation(connection, number, ceiling),
            entity_lists.people_of(connection, body, ceiling),
            entity_lists.parts_within(connection, number, ceiling),
            tuple(links.items()),
        )


def suggestions(
    desk: Desk, kind: Kind, text: str, ceiling: Level
) -> tuple[tuple[int, str, int], ...]:
    """Return id, name and number of initiatives of those whose names contain ``text``, most first."""
    with desk.register.reading() as connection:
        return entity_lists.suggestions(connection, NAMED[kind], text, ceiling)


def total(desk: Desk, kind: Kind, ceiling: Level) -> int:
    """Return how many there are that may be told."""
    with desk.register.reading() as connection:
        return entity_lists.total(connection, NAMED[kind], ceiling)


def record(desk: Desk, record: Entity, ceiling: Level = TOP) -> Change:
    """Record a new person or organisation (``id`` 0) or an edited one, and return what changed.

    ``ceiling`` is what the editor was shown it under: what lies above it is put back. Raises
    :class:`RefusedError` with every problem, :class:`StaleError`, :class:`MissingError`; then nothing is
    written. An edit that changes nothing is no step.
    """
    tidied = _tidied(record)
    found = _problems(desk, tidied)
    with begin(desk) as writer:
        before = writer.find(identity_of(tidied)) if tidied.id else None
        if tidied.id and before is None:
            raise MissingError(say("It was deleted meanwhile; what you typed was not recorded."))
        if before is not None:
            tidied = _restored(writer, tidied, before, ceiling)
        if isinstance(tidied, Organisation):
            found = (*found, *_place_problems(writer, tidied, ceiling))
        if found:
            raise RefusedError(found)
        wanted = replace(tidied, kept=True)
        if before is not None and replace(wanted, version=0) == _unversioned(before):
            return Change(Action.EDIT, label(Action.EDIT, tidied), before, before)
        action = Action.EDIT if before else Action.RECORD
        change = writer.put(
            action, label(action, wanted), before, State(wanted), wanted.version or None
        )
    desk.history.add(Step(change.label, (change,)))
    return change


def delete(desk: Desk, kind: Kind, number: int, ceiling: Level = TOP) -> Change:
    """Delete a person or an organisation that no initiative names, as one step.

    What belonged to an organisation stands alone afterwards. Raises :class:`RefusedError` with how many
    initiatives name it, :class:`MissingError`; then nothing is written.
    """
    with begin(desk) as writer:
        before = told(writer, kind, number, ceiling)
        if touching.using(writer.connection, NAMED[kind], number):
            raise RefusedError((Problem("", _still_named(writer, kind, before, ceiling)),))
        changes = [*keep(writer, before), *orphan(writer, before)]
        before = writer.find(before.identity) or before
        told_change = writer.erase(Action.DELETE, label(Action.DELETE, before.record), before)
    step = Step(told_change.label, (*changes, told_change), (told_change,))
    desk.history.add(step)
    return told_change


def told(writer: Writer, kind: Kind, number: int, ceiling: Level) -> State:
    """Return a record whole, if it may be told under ``ceiling`` at all; raise :class:`MissingError`."""
    found = writer.find(Identity(kind, str(number)))
    if found is None or not entity_uses.is_told(writer.connection, NAMED[kind], number, ceiling):
        raise MissingError(say("There is no such record here any more."))
    return found


def keep(writer: Writer, state: State) -> list[Change]:
    """Keep a record that was only named, so that it does not go by itself when it is named no more."""
    one = state.record
    assert isinstance(one, Person | Organisation)  # noqa: S101 - for the type checker
    if one.kept:
        return []
    wanted = State(replace(one, kept=True))
    return [writer.put(Action.EDIT, label(Action.EDIT, one), state, wanted)]


def orphan(writer: Writer, state: State, parent: str = "") -> list[Change]:
    """Let what belongs to an organisation belong to ``parent`` instead, or to none."""
    one = state.record
    if not isinstance(one, Organisation):
        return []
    changes = []
    for number in entity_uses.within(writer.connection, one.id):
        before = writer.find(Identity(Kind.ORGANISATION, str(number)))
        if before is None or not isinstance(before.record, Organisation):
            continue
        own = parent if fold(parent) != fold(before.record.name) else ""
        wanted = State(replace(before.record, parent=own))
        changes.append(writer.put(Action.EDIT, label(Action.EDIT, before.record), before, wanted))
    return changes


def _tidied(record: Entity) -> Entity:
    return tidy_person(record) if isinstance(record, Person) else tidy_organisation(record)


def _problems(desk: Desk, record: Entity) -> tuple[Problem, ...]:
    if isinstance(record, Person):
        return person_problems(record, desk.vocabularies, desk.countries)
    return organisation_problems(record, desk.vocabularies, desk.countries)


def _restored(writer: Writer, edited: Entity, before: State, ceiling: Level) -> Entity:
    """Put back what the editor could not see of the record."""
    raised, whole = raised_names(writer.connection), before.record
    if isinstance(edited, Person) and isinstance(whole, Person):
        return kept_back_person(edited, whole, veil_person(whole, ceiling, raised))
    if isinstance(edited, Organisation) and isinstance(whole, Organisation):
        return kept_back_organisation(edited, whole, veil_organisation(whole, ceiling, raised))
    return edited


def _place_problems(writer: Writer, one: Organisation, ceiling: Level) -> tuple[Problem, ...]:
    """Return why an organisation cannot have its name or its parent among the others."""
    found = []
    other = entity_uses.organisation_called(writer.connection, one.name)
    if other and other != one.id:
        seen = entity_uses.is_told(writer.connection, ORGANISATIONS, other, ceiling)
        text = (
            say("There is an organisation “{name}” already. Merge the two, or choose another name.",
                name=one.name)
            if seen
            # What is withheld is not told, and two cannot have one name.
            else say("This name cannot be recorded here. Choose another name.")
        )  # fmt: skip
        found.append(Problem("name", text))
    parent = entity_uses.organisation_called(writer.connection, one.parent) if one.parent else 0
    if one.id and parent and one.id in entity_uses.above(writer.connection, parent):
        text = say("“{name}” belongs to this organisation itself.", name=one.parent)
        found.append(Problem("parent", text))
    return tuple(found)


def _unversioned(state: State) -> Entity:
    one = state.record
    assert isinstance(one, Person | Organisation)  # noqa: S101 - for the type checker
    return replace(one, version=0)


def _still_named(writer: Writer, kind: Kind, state: State, ceiling: Level) -> str:
    one = state.record
    assert isinstance(one, Person | Organisation)  # noqa: S101 - for the type checker
    row = entity_lists.rows(writer.connection, NAMED[kind], [one.id], ceiling)
    return count(
        row[0].uses if row else 0,
        "“{name}” takes part in {n} initiative and stays. Take it out there first, "
        "or merge it with another.",
        "“{name}” takes part in {n} initiatives and stays. Take it out there first, "
        "or merge it with another.",
        name=one.name,
    )
