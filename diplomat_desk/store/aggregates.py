"""Every sort of record that has a history, read, written and erased in one way.

A new sort is one module with these three functions and one line in each of them.
"""

from collections.abc import Callable

from sqlalchemy import Connection

from diplomat_desk.domain.changes import Identity, Kind, State
from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.errors import StaleError
from diplomat_desk.domain.imports import ImportBatch
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.domain.quality import Dismissal
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.store import (
    dismissals,
    entities,
    imports,
    initiatives,
    organisations,
    people,
    reading,
    saved_charts,
    saved_filters,
    saved_reports,
    seals,
    terms,
    touching,
)
from diplomat_desk.store.raising import RaisedNames

_Kept = SavedFilter | SavedChart | SavedReport | Dismissal | ImportBatch

_NUMBERED: dict[Kind, Callable[[Connection, int], State | None]] = {
    Kind.INITIATIVE: reading.read,
    Kind.PERSON: people.state_of,
    Kind.ORGANISATION: organisations.state_of,
    Kind.FILTER: saved_filters.state_of,
    Kind.CHART: saved_charts.state_of,
    Kind.REPORT: saved_reports.state_of,
    Kind.IMPORT: imports.state_of,
}
"""The sorts of records whose key is a number, and how one is read by it."""


def find(connection: Connection, identity: Identity) -> State | None:
    """Return the record as it stands, or None."""
    if identity.kind in _NUMBERED:
        return _NUMBERED[identity.kind](connection, int(identity.key))
    match identity.kind:
        case Kind.TERM:
            return terms.state_of(connection, *identity.key.split(":", 1))
        case Kind.COUNTRY:
            return entities.state_of(connection, identity.key)
        case _:
            return dismissals.state_of(connection, identity.key)


def put(
    connection: Connection,
    state: State,
    vocabularies: Vocabularies,
    countries: Countries,
    *,
    now: str,
    expected: int | None = None,
    on_file: State | None = None,
    names: RaisedNames | None = None,
    progress: Progress = UNWATCHED,
) -> State:
    """Write ``state`` whole and return it as it now stands.

    ``expected`` is the version that the writer saw; another one on file raises :class:`StaleError`. What
    is not on file any more is put back under its own key. ``on_file`` and ``names`` spare an initiative
    writing and asking for what is as it was; ``progress`` watches what many others follow in.
    """
    record = state.record
    if isinstance(record, Initiative):
        return initiatives.write(
            connection,
            state,
            vocabularies,
            countries,
            now=now,
            expected=expected,
            before=on_file,
            names=names,
        )
    before = find(connection, state.identity)
    known = _version(before, expected)
    match record:
        case Person():
            made = State(people.write(connection, record, known))
            touching.person(connection, before, made, countries, progress)
            return made
        case Organisation():
            made = State(organisations.write(connection, record, known))
            touching.organisation(connection, before, made, countries, progress)
            return made
        case Term():
            written = State(terms.write(connection, record, known=before is not None))
            touching.term(connection, before, written, progress)
            seals.renew(connection, seals.WORDS)
            return written
        case Country():
            entity = State(entities.write(connection, record, known=before is not None))
            touching.country(connection, before, entity, progress)
            seals.renew(connection, seals.WORDS)
            return entity
        case SavedFilter() | SavedChart() | SavedReport() | Dismissal() | ImportBatch():
            return State(_put_kept(connection, record, known))


def _put_kept(connection: Connection, record: _Kept, known: int | None) -> _Kept:
    """Write what nothing else follows from."""
    match record:
        case SavedFilter():
            return saved_filters.write(connection, record, known)
        case SavedChart():
            return saved_charts.write(connection, record, known)
        case SavedReport():
            return saved_reports.write(connection, record, known)
        case Dismissal():
            return dismissals.write(connection, record, known)
        case ImportBatch():
            return imports.write(connection, record, known)


def erase(
    connection: Connection,
    state: State,
    countries: Countries,
    progress: Progress = UNWATCHED,
) -> None:
    """Delete a record for good; whoever asks has seen to it that nothing needs it."""
    match state.record:
        case Initiative():
            initiatives.erase(connection, [state.record.id])
        case Person():
            touching.gone(connection, Kind.PERSON, state.record.id)
            people.erase(connection, state.record.id)
        case Organisation():
            touching.gone(connection, Kind.ORGANISATION, state.record.id)
            organisations.erase(connection, state.record.id)
            touching.organisation_gone(connection, state.record, countries, progress)
        case Term():
            terms.erase(connection, state.record)
            seals.renew(connection, seals.WORDS)
        case Country():
            entities.erase(connection, state.record.code)
            seals.renew(connection, seals.WORDS)
        case SavedFilter() | SavedChart() | SavedReport() | Dismissal() | ImportBatch():
            _erase_kept(connection, state.record)


def _erase_kept(connection: Connection, record: _Kept) -> None:
    match record:
        case SavedFilter():
            saved_filters.erase(connection, record.id)
        case SavedChart():
            saved_charts.erase(connection, record.id)
        case SavedReport():
            saved_reports.erase(connection, record.id)
        case Dismissal():
            dismissals.erase(connection, record.subject)
        case ImportBatch():
            imports.erase(connection, record.id)


def _version(state: State | None, expected: int | None) -> int | None:
    """Return the version on file, None for none; raise :class:`StaleError` where another is ``expected``."""
    known: int | None = getattr(state.record, "version", 0) if state else None
    if known is not None and expected is not None and known != expected:
        raise StaleError(
            say(
                "This was changed meanwhile; what you typed was not recorded. Reload it and try again."
            )
        )
    return known
