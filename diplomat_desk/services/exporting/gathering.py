"""The records of an export, read in pieces from one state of the register, under the ceiling."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property

from diplomat_desk.domain.countries import Countries, Country, CountryKind
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit, in_words
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.domain.used_terms import Used, terms_of
from diplomat_desk.domain.veil import unattributed
from diplomat_desk.exchange.formats.selection import About
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.drawing import today
from diplomat_desk.services.unhurried import unhurried
from diplomat_desk.store import entities, listing, put_out, reading
from diplomat_desk.store.connection import Connection

_PIECE = 2_000
"""So many records are read together: a fifth less time than with a few hundred, for 30 MB."""


@contextmanager
def gathering(desk: Desk, chosen: Filter, sort: Sort) -> Iterator["Gathered"]:
    """Give what ``chosen`` selects; to be read within the block."""
    with unhurried(), desk.register.reading() as connection:
        yield Gathered(desk, connection, chosen, sort)


class Gathered:
    """What a filter selects; see :class:`exchange.formats.selection.Selection`."""

    def __init__(self, desk: Desk, connection: Connection, chosen: Filter, sort: Sort) -> None:
        """Choose what is put out; the records are read when they are asked for."""
        self._connection, self._chosen, self._desk = connection, chosen, desk
        self._narrows = chosen.narrows
        found = listing.choose(connection, chosen, sort)
        self._ids: Sequence[int] = found.ids
        self.about = About(
            desk.name,
            today().earliest,
            in_words(chosen, desk.vocabularies, desk.countries),
            chosen.ceiling,
            found.tally,
        )
        self._names: dict[int, tuple[str, str]] = {}
        self._parents: dict[int, None] = {}
        self._given: set[int] = set()
        self._people: set[int] = set()
        self._bodies: set[int] = set()
        self._terms: set[Used] = set()
        self._codes: set[str] = set()

    @property
    def vocabularies(self) -> Vocabularies:
        """The words that records hold the codes of."""
        return self._desk.vocabularies

    @property
    def countries(self) -> Countries:
        """The countries by code."""
        return self._desk.countries

    @property
    def names(self) -> Mapping[int, tuple[str, str]]:
        """Reference and title of what the initiatives given so far name, by id."""
        return self._names

    @cached_property
    def types(self) -> Mapping[int, str]:
        """Types of organisations that may be told, by id."""
        return put_out.organisation_types(self._connection, self._chosen.ceiling)

    def initiatives(self) -> Iterator[Initiative]:
        """Yield the initiatives in their order."""
        return self._whole(self._ids)

    def processes(self) -> Iterator[Initiative]:
        """Yield the processes of the rounds that were given, where every round is counted."""
        if self._chosen.unit is Unit.PROCESSES:
            return iter(())
        return self._whole([one for one in self._parents if one not in self._given])

    def rounds(self) -> Iterator[Initiative]:
        """Yield the rounds of the processes that were given, where a process counts once."""
        if self._chosen.unit is Unit.ROUNDS:
            return iter(())
        found = put_out.round_ids(self._connection, self._ids, self._chosen.ceiling)
        return self._whole([one for one in found if one not in self._given])

    def people(self) -> tuple[Person, ...]:
        """Return the people whom the initiatives name, or all of them where nothing narrows; by name."""
        return self._named_people

    def organisations(self) -> tuple[Organisation, ...]:
        """Return the organisations that the initiatives name, or all of them where nothing narrows; by name."""
        return self._named_bodies

    def terms(self) -> tuple[Term, ...]:
        """Return the terms used, or all of them where nothing narrows, in their order."""
        every = self.vocabularies.terms
        if not self._narrows:
            return every
        used = self._terms | {
            ("capacity", part.capacity) for one in self.people() for part in one.affiliations
        }
        used |= {("organisation-type", one.type) for one in self.organisations()}
        return tuple(term for term in every if (term.vocabulary, term.code) in used)

    def entities(self) -> tuple[Country, ...]:
        """Return the entities of the register's own, as they are recorded."""
        every = entities.every(self._connection)
        codes = set(self.codes())
        return tuple(
            one
            for one in every
            if one.kind is CountryKind.USER and (one.code in codes or not self._narrows)
        )

    def codes(self) -> tuple[str, ...]:
        """Return the codes of the countries that any of it names."""
        more = {one.country for one in self.people()} | {
            one.country for one in self.organisations()
        }
        return tuple(sorted(code for code in self._codes | more if code))

    @cached_property
    def _named_people(self) -> tuple[Person, ...]:
        ceiling = self._chosen.ceiling
        told: Iterable[int] = self._people
        if not self._narrows:
            told = put_out.every_person(self._connection, ceiling) | self._people
        return put_out.people_whole(self._connection, told, ceiling)

    @cached_property
    def _named_bodies(self) -> tuple[Organisation, ...]:
        ceiling = self._chosen.ceiling
        told: Iterable[int] = self._bodies
        if not self._narrows:
            told = put_out.every_organisation(self._connection, ceiling) | self._bodies
        return put_out.organisations_whole(self._connection, told, ceiling)

    def _whole(self, ids: Sequence[int]) -> Iterator[Initiative]:
        report: Callable[[int, int], None] = self._desk.progress.at
        done = 0
        for first in range(0, len(ids), _PIECE):
            piece = ids[first : first + _PIECE]
            whole = [
                unattributed(one)
                for one in reading.whole(self._connection, piece, self._chosen.ceiling, _PIECE)
            ]
            self._take_names(whole)
            self._take(whole)
            for one in whole:
                report(done, len(ids))
                done += 1
                yield one

    def _take_names(self, whole: Sequence[Initiative]) -> None:
        wanted = {tie.target_id for one in whole for tie in one.links}
        wanted |= {one.parent_id for one in whole if one.parent_id}
        missing = wanted - self._names.keys()
        if missing:
            self._names |= put_out.names(self._connection, missing, self._chosen.ceiling)

    def _take(self, whole: Sequence[Initiative]) -> None:
        """Take note of all that ``whole`` names."""
        self._given.update([one.id for one in whole])
        self._parents |= {one.parent_id: None for one in whole if one.parent_id}
        meetings = [meeting for one in whole for meeting in one.meetings]
        self._people.update([there.person_id for one in whole for there in one.people])
        self._people.update([there.person_id for one in meetings for there in one.attendance])
        self._bodies.update([body.organisation_id for one in whole for body in one.organisations])
        if self._narrows:
            self._terms.update([term for one in whole for term in terms_of(one)])
        self._codes.update([part.country for one in whole for part in one.countries])
        self._codes.update([part.country for one in whole for part in one.places])
        self._codes.update([meeting.country for meeting in meetings])
