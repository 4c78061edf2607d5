"""The transaction in which something is recorded: one owner of writing, history and time."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from diplomat_desk.domain.changes import Action, Change, Identity, Kind, State, identity_of
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.domain.veil import veil
from diplomat_desk.store import (
    aggregates,
    blobs,
    chain,
    dismissals,
    imports,
    index,
    initiatives,
    listing,
    many,
    reading,
    records,
    taking_back,
    usage,
    vocabulary,
)
from diplomat_desk.store.blobs import Content
from diplomat_desk.store.naming import Met
from diplomat_desk.store.raising import RaisedNames, raised_for
from diplomat_desk.store.register import Register
from diplomat_desk.store.taking_back import Run


@dataclass
class Writer:
    """What may be done inside one writing transaction; every change goes into the history too."""

    connection: Connection
    vocabularies: Vocabularies
    countries: Countries
    now: str
    author: str
    prefix: str
    names: RaisedNames
    progress: Progress = UNWATCHED
    met: Met = field(default_factory=dict)

    def find(self, identity: Identity) -> State | None:
        """Return the record as it stands, or None."""
        return aggregates.find(self.connection, identity)

    def initiative(self, initiative_id: int) -> State | None:
        """Return an initiative as it stands, or None."""
        return reading.read(self.connection, initiative_id)

    def initiatives(self, ids: Sequence[int]) -> dict[int, State]:
        """Return those of ``ids`` that are on file as they stand, read many at a time."""
        return {state.initiative.id: state for state in reading.states(self.connection, ids)}

    def seen(self, state: State, ceiling: Level) -> Initiative:
        """Return what may be seen of an initiative under ``ceiling``."""
        raised = raised_for(self.connection, [state.initiative], self.names.now())
        return veil(state.initiative, ceiling, raised)

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
        record = wanted.record
        if isinstance(record, Initiative) and not record.reference:
            (code,) = records.next_references(self.connection, [record], self.prefix)
            wanted = replace(wanted, record=replace(record, reference=code))
        # A person or organisation may be renamed by it, or go because nothing names it any more.
        self.met.clear()
        after = aggregates.put(
            self.connection,
            wanted,
            self.vocabularies,
            self.countries,
            now=self.now,
            expected=expected,
            on_file=before,
            names=self.names,
            progress=self.progress,
        )
        if isinstance(record, Organisation):
            self.names.forget()
        if isinstance(record, Term | Country):
            self.reread_words()
        return self._remembered(Change(action, label, before, after))

    def put_new(self, label: str, wanted: Sequence[Initiative]) -> list[Change]:
        """Write initiatives that are not on file, as :meth:`put` does one by one; return the changes.

        What they belong or are tied to is on file already; ``label`` is that of each change.
        """
        codes = records.next_references(self.connection, wanted, self.prefix)
        after = many.write_new(
            self.connection,
            wanted,
            codes,
            self.vocabularies,
            self.countries,
            now=self.now,
            names=self.names,
            met=self.met,
        )
        changes = [Change(Action.RECORD, label, None, state) for state in after]
        self._remember_all(changes)
        return changes

    def erase_all(self, label: str, before: Sequence[State]) -> list[Change]:
        """Delete initiatives for good, as :meth:`erase` does one by one; return the changes."""
        self.met.clear()
        if initiatives.erase(self.connection, [state.initiative.id for state in before]):
            self.names.forget()
        changes = [Change(Action.DELETE, label, state, None) for state in before]
        self._remember_all(changes)
        return changes

    def run_up_to(self, first: int, last: int) -> Run:
        """Return the longest run of one sort among entries ``first`` to ``last`` of the history, at their end."""
        return taking_back.run_up_to(self.connection, first, last)

    def take_back(self, run: Run) -> None:
        """Delete for good the initiatives that ``run`` recorded, as :meth:`erase_all` does what it is given."""
        self.met.clear()
        if initiatives.erase(self.connection, run.ids):
            self.names.forget()
        taking_back.remember(self.connection, run, now=self.now, author=self.author)

    def erase(self, action: Action, label: str, before: State) -> Change:
        """Delete a record for good; return the change."""
        aggregates.erase(self.connection, before, self.countries, self.progress)
        self.names.forget()
        self.met.clear()
        if isinstance(before.record, Term | Country):
            self.reread_words()
        return self._remembered(Change(action, label, before, None))

    def holders(self, vocabulary: str, code: str) -> tuple[Identity, ...]:
        """Return every record that holds a term's, tag's or country's code, whatever its level, and kept filters."""
        return usage.holders(self.connection, vocabulary, code)

    def using(self, vocabulary: str, code: str) -> list[State]:
        """Return what :meth:`holders` names, as it stands; initiatives are read many at a time."""
        found = self.holders(vocabulary, code)
        ids = [int(one.key) for one in found if one.kind is Kind.INITIATIVE]
        others = (self.find(one) for one in found if one.kind is not Kind.INITIATIVE)
        return [*reading.states(self.connection, ids), *(state for state in others if state)]

    def earlier_holds(self, vocabulary: str, code: str) -> bool:
        """Tell whether an earlier version of a record holds a code."""
        return usage.in_history(self.connection, vocabulary, code)

    def earlier(self, identity: Identity) -> State | None:
        """Return the last that the history tells of a record, gone or not; None for one that never was."""
        return records.last(self.connection, identity)

    def past(
        self, first: int, last: int, *, label: str, backwards: bool
    ) -> list[tuple[int, Change]]:
        """Return some hundred changes from the history, entries ``first`` to ``last``, with their numbers."""
        return records.between(self.connection, first, last, label=label, backwards=backwards)

    @property
    def latest_change(self) -> int:
        """The number of the latest entry of the history; 0 where there is none."""
        return records.latest(self.connection)

    def purge(self, label: str, before: State) -> Change:
        """Delete a binned initiative and all that the history and dismissals tell of it; return the change."""
        gone = Identity(Kind.INITIATIVE, str(before.initiative.id))
        chain.extend(self.connection)
        for identity in self.dismissals_about(before.initiative.id):
            dismissals.erase(self.connection, identity.key)
            chain.let_go(self.connection, identity, gone)
            records.forget(self.connection, identity)
        imports.keep_level(self.connection, before.initiative.id, before.initiative.confidentiality)
        aggregates.erase(self.connection, before, self.countries)
        self.names.forget()
        self.met.clear()
        change = Change(Action.PURGE, label, before, None)
        chain.let_go(self.connection, gone, gone)
        records.forget(self.connection, change.identity)
        # That something went, by whom and when, is kept; what it said is not.
        self._remember(change, None)
        blobs.drop_unused(self.connection, {file.digest for file in before.initiative.attachments})
        return change

    def leave_no_word(self) -> None:
        """Take what was purged out of the search index for good; once for all that a transaction purges."""
        index.forget_what_was_deleted(self.connection)

    def dismissals_about(self, initiative_id: int) -> tuple[Identity, ...]:
        """Return every dismissal of a finding in an initiative."""
        return tuple(identity_of(one) for one in dismissals.about(self.connection, initiative_id))

    def keep_contents(self, contents: Mapping[str, Content]) -> None:
        """Keep the contents of attachments, by digest, for the records that are put in this transaction."""
        blobs.keep(self.connection, contents)

    def reread_words(self) -> None:
        """Use the vocabularies and countries as they stand now in this transaction."""
        self.vocabularies = vocabulary.vocabularies(self.connection)
        self.countries = vocabulary.countries(self.connection)

    def _remembered(self, change: Change) -> Change:
        self._remember(change, change.before)
        return change

    def _remember_all(self, changes: Sequence[Change]) -> None:
        told = [(one.action, one.identity, one.before, one.after) for one in changes]
        records.remember_all(self.connection, told, now=self.now, author=self.author)

    def _remember(self, change: Change, before: State | None) -> None:
        records.remember(
            self.connection,
            change.action,
            change.identity,
            before,
            change.after,
            now=self.now,
            author=self.author,
        )


@contextmanager
def writing(
    register: Register,
    vocabularies: Vocabularies,
    countries: Countries,
    *,
    now: str,
    author: str,
    prefix: str,
    progress: Progress = UNWATCHED,
) -> Iterator[Writer]:
    """Give a :class:`Writer` whose changes are all on disk when the block ends, or none if it raises."""
    with register.writing() as connection:
        names = RaisedNames(connection)
        yield Writer(connection, vocabularies, countries, now, author, prefix, names, progress)
        chain.extend(connection)
