"""What is derived from the records, made anew: the search index, sort keys and findings.

Needed once after a register was brought up to date, or when the rules or the index have changed.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.progress import Progress
from diplomat_desk.store import (
    index,
    organisations,
    people,
    preferences,
    touching,
)
from diplomat_desk.store.batches import batches
from diplomat_desk.store.raising import raised_names
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_entities import organisation, person

VERSION = "4"


def is_current(connection: Connection) -> bool:
    """Tell whether this application made what is derived."""
    return preferences.get(connection, preferences.DERIVED) == VERSION


def rebuild(connection: Connection, countries: Countries, progress: Progress) -> None:
    """Make everything anew, in batches; ``progress`` watches it."""
    ids = connection.scalars(select(initiative.c.id).order_by(initiative.c.id))
    touching.reindex(connection, ids, progress)
    raised = raised_names(connection)
    numbers = connection.scalars(select(person.c.id)).all()
    for batch in _batches(numbers, progress):
        for one in people.read(connection, batch).values():
            index.put_person(connection, one, countries, raised)
    numbers = connection.scalars(select(organisation.c.id)).all()
    for batch in _batches(numbers, progress):
        for body in organisations.read(connection, batch).values():
            index.put_organisation(connection, body, countries, raised)
    index.forget_what_was_deleted(connection)
    stamp(connection)


def _batches(ids: Sequence[int], progress: Progress) -> Iterator[Sequence[int]]:
    done = 0
    for batch in batches(ids):
        progress.at(done, len(ids))
        done += len(batch)
        yield batch


def stamp(connection: Connection) -> None:
    """Say that what is derived is this application's."""
    preferences.put(connection, preferences.DERIVED, VERSION)
