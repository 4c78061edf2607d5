"""The transaction in which something is recorded: one owner of writing, history and time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from diplomat_desk.domain.changes import Action, Change, State
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.store import initiatives, listing, reading, records
from diplomat_desk.store.register import Register


@dataclass(frozen=True)
class Writer:
    """What may be done inside one writing transaction; every change goes into the history too."""

    connection: Connection
    vocabularies: Vocabularies
    countries: Countries
    now: str
    author: str
    prefix: str

    def find(self, initiative_id: int) -> State | None:
        """Return the record as it stands, or None."""
        return reading.read(self.connection, initiative_id)

    def has_rounds(self, initiative_id: int) -> bool:
        """Tell whether any record, in the bin or not, names this one as its process."""
        return listing.has_rounds(self.connection, initiative_id)

    def reference_is_taken(self, reference: str, but: int) -> bool:
        """Tell whether a record other than ``but`` has this reference code."""
        return listing.reference_is_taken(self.connection, reference, but)

    def put(
        self,
        action: Action,
        label: str,
        before: State | None,
        wanted: State,
        expected: int | None = None,
    ) -> Change:
        """Write ``wanted`` whole, giving a new record its reference code; return the change."""
        record = wanted.initiative
        if not record.reference:
            code = records.next_reference(self.connection, record, self.prefix)
            wanted = replace(wanted, initiative=replace(record, reference=code))
        after = initiatives.write(
            self.connection,
            wanted,
            self.vocabularies,
            self.countries,
            now=self.now,
            expected=expected,
        )
        return self._remembered(Change(action, label, before, after))

    def erase(self, action: Action, label: str, before: State) -> Change:
        """Delete a record for good; return the change."""
        initiatives.erase(self.connection, before.initiative.id)
        return self._remembered(Change(action, label, before, None))

    def _remembered(self, change: Change) -> Change:
        records.remember(
            self.connection,
            change.action,
            change.before,
            change.after,
            now=self.now,
            author=self.author,
        )
        return change


@contextmanager
def writing(
    register: Register,
    vocabularies: Vocabularies,
    countries: Countries,
    *,
    now: str,
    author: str,
    prefix: str,
) -> Iterator[Writer]:
    """Give a :class:`Writer` whose changes are all on disk when the block ends, or none if it raises."""
    with register.writing() as connection:
        yield Writer(connection, vocabularies, countries, now, author, prefix)
