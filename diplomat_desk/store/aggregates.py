"""Every sort of record that has a history, read, written and erased in one way.

A new sort is one module with these three functions and one line in each of them.
"""

from sqlalchemy import Connection

from diplomat_desk.domain.changes import Identity, Kind, State
from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.errors import StaleError
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
    initiatives,
    organisations,
    people,
    reading,
    saved_charts,
    saved_filters,
    saved_reports,
    terms,
    touching,
)
from diplomat_desk.store.raising import RaisedNames


def find(connection: Connection, identity: Identity) -> State | None:
    """Return the record as it stands, or None."""
    match identity.kind:
        case Kind.INITIATIVE:
            return reading.read(connection, int(identity.key))
        case Kind.PERSON:
            return people.state_of(connection, int(identity.key))
        case Kind.ORGANISATION:
            return organisations.state_of(connection, int(identity.key))
        case Kind.TERM:
            return terms.state_of(connection, *identity.key.split(":", 1))
        case Kind.COUNTRY:
            return entities.state_of(connection, identity.key)
        case Kind.FILTER:
            return saved_filters.state_of(connection, int(identity.key))
        case Kind.CHART:
            return saved_charts.state_of(connection, int(identity.key))
        case Kind.REPORT:
            return saved_reports.state_of(connection, int(identity.key))
        case Kind.DISMISSAL:
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
            return written
        case Country():
            entity = State(entities.write(connection, record, known=before is not None))
            touching.country(connection, before, entity, progress)
            return entity
        case SavedFilter():
            return State(saved_filters.write(connection, record, known))
        case SavedChart():
            return State(saved_charts.write(connection, record, known))
        case SavedReport():
            return State(saved_reports.write(connection, record, known))
        case Dismissal():
            return State(dismissals.write(connection, record, known))


def erase(
    connection: Connection,
    state: State,
    countries: Countries,
    progress: Progress = UNWATCHED,
) -> None:
    """Delete a record for good; whoever asks has seen to it that nothing needs it."""
    match state.record:
        case Initiative():
            initiatives.erase(connection, state.record.id)
        case Person():
            touching.gone(connection, Kind.PERSON, state.record.id)
            people.erase(connection, state.record.id)
        case Organisation():
            touching.gone(connection, Kind.ORGANISATION, state.record.id)
            organisations.erase(connection, state.record.id)
            touching.organisation_gone(connection, state.record, countries, progress)
        case Term():
            terms.erase(connection, state.record)
        case Country():
            entities.erase(connection, state.record.code)
        case SavedFilter():
            saved_filters.erase(connection, state.record.id)
        case SavedChart():
            saved_charts.erase(connection, state.record.id)
        case SavedReport():
            saved_reports.erase(connection, state.record.id)
        case Dismissal():
            dismissals.erase(connection, state.record.subject)


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
