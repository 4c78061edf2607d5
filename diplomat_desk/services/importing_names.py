"""The people and organisations of an export, brought into a register before the initiatives that name them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from diplomat_desk.domain.changes import Action, Change, State, identity_of
from diplomat_desk.domain.entity_rules import organisation_problems, person_problems
from diplomat_desk.domain.errors import Problem, RefusedError
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.tidying import tidy_organisation, tidy_person
from diplomat_desk.exchange.formats.json_reading import Namesake, Parcel
from diplomat_desk.services.labels import label
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, Named, by_name
from diplomat_desk.store.writing import Writer

Who = tuple[str, int]
"""A name in the file, and which of those with that name: 0 for the first."""


@dataclass
class Taken:
    """The ids in the register of the people and organisations of a file, and what was recorded for them."""

    people: dict[Who, int] = field(default_factory=dict)
    organisations: dict[Who, int] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)


def take_names(writer: Writer, parcel: Parcel) -> Taken:
    """Find each person and organisation of ``parcel`` by name, or record it; raise :class:`RefusedError`.

    Whoever the register knows already stays as the register has them. Whoever was only named by a
    record is left to the record, so that undoing it leaves no trace.
    """
    taken = Taken()
    taken.organisations = _found(writer, parcel.organisations, ORGANISATIONS)
    taken.people = _found(writer, parcel.people, PEOPLE)
    new = [one for one in parcel.organisations if _who(one) not in taken.organisations]
    _record_bodies(writer, new, taken.organisations, taken.changes)
    for one in parcel.people:
        if _who(one) not in taken.people:
            taken.people[_who(one)] = _record(writer, _person(one), taken.changes).id
    return taken


def _who(one: Namesake) -> Who:
    return one.record.name, one.number if one.number > 1 else 0


def _found(writer: Writer, entries: Sequence[Namesake], named: Named) -> dict[Who, int]:
    """Return the ids of those whom the register knows, and 0 for those who are left to their records."""
    names = Counter(
        fold(name) for one in entries for name in (one.record.name, *one.record.aliases)
    )
    found: dict[Who, int] = {}
    for one in entries:
        number = 0 if one.number > 1 else by_name(writer.connection, named, one.record.name)
        bare = one.record == type(one.record)(name=one.record.name, kept=False)
        alone = names[fold(one.record.name)] == 1
        if number or (bare and alone):
            found[_who(one)] = number
    return found


def _record_bodies(
    writer: Writer, entries: Sequence[Namesake], ids: dict[Who, int], changes: list[Change]
) -> None:
    """Record organisations, those that others belong to first; a circle is closed at the end."""
    parents = {name: one.parent for name, one in ((_who(e)[0], _body(e)) for e in entries)}
    done: set[str] = set()
    later: list[Organisation] = []
    for entry in sorted(entries, key=lambda one: _depth(one.record.name, parents)):
        one = _body(entry)
        waits = one.parent in parents and one.parent not in done
        made = _record(writer, replace(one, parent="") if waits else one, changes)
        ids[_who(entry)] = made.id
        done.add(entry.record.name)
        if waits and isinstance(made, Organisation):
            later.append(replace(made, parent=one.parent))
    for wanted in later:
        before = writer.find(identity_of(wanted))
        said = label(Action.EDIT, wanted)
        changes.append(writer.put(Action.EDIT, said, before, State(wanted)))


def _depth(name: str, parents: Mapping[str, str]) -> int:
    """Return how many organisations of the file stand above ``name``."""
    seen: set[str] = set()
    while name in parents and name not in seen:
        seen.add(name)
        name = parents[name]
    return len(seen)


def _body(entry: Namesake) -> Organisation:
    one = entry.record
    assert isinstance(one, Organisation)  # noqa: S101 - read as one
    return tidy_organisation(replace(one, kept=True))


def _person(entry: Namesake) -> Person:
    one = entry.record
    assert isinstance(one, Person)  # noqa: S101 - read as one
    return tidy_person(replace(one, kept=True))


def _record(
    writer: Writer, one: Person | Organisation, changes: list[Change]
) -> Person | Organisation:
    check = person_problems if isinstance(one, Person) else organisation_problems
    found = check(one, writer.vocabularies, writer.countries)  # type: ignore[arg-type]
    if found:
        raise RefusedError(tuple(Problem(f"{one.name} {p.field}", p.message) for p in found))
    change = writer.put(Action.RECORD, label(Action.RECORD, one), None, State(one))
    changes.append(change)
    made = change.after.record if change.after else one
    assert isinstance(made, Person | Organisation)  # noqa: S101 - what was put is there
    return made
