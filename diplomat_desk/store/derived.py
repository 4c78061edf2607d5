"""What is derived from the records, made anew: the search index, sort keys and findings.

Needed once after a register was brought up to date, or when the rules or the index have changed.
"""

from collections.abc import Callable

from sqlalchemy import Connection, select

from diplomat_desk.domain.countries import Countries
from diplomat_desk.store import (
    index,
    organisations,
    people,
    preferences,
    reading,
    touching,
)
from diplomat_desk.store.raising import raised_names
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_entities import organisation, person

VERSION = "3"


def is_current(connection: Connection) -> bool:
    """Tell whether this application made what is derived."""
    return preferences.get(connection, preferences.DERIVED) == VERSION


def rebuild(
    connection: Connection, countries: Countries, progress: Callable[[int, int], None]
) -> None:
    """Make everything anew, in batches; ``progress`` is told how many of how many are done."""
    ids = list(connection.scalars(select(initiative.c.id).order_by(initiative.c.id)))
    for first in range(0, len(ids), reading.BATCH):
        batch = ids[first : first + reading.BATCH]
        touching.reindex(connection, batch)
        progress(min(first + reading.BATCH, len(ids)), len(ids))
    raised = raised_names(connection)
    for number in connection.scalars(select(person.c.id)).all():
        one = people.read(connection, [number])[number]
        index.put_person(connection, one, countries, raised)
    for number in connection.scalars(select(organisation.c.id)).all():
        body = organisations.read(connection, [number])[number]
        index.put_organisation(connection, body, countries, raised)
    stamp(connection)


def stamp(connection: Connection) -> None:
    """Say that what is derived is this application's."""
    preferences.put(connection, preferences.DERIVED, VERSION)
