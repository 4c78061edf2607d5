"""What an import of sources asks of a register: the initiatives that entries name, and all that is cited."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Source
from diplomat_desk.store.batches import batches
from diplomat_desk.store.filtering import alive, shown
from diplomat_desk.store.import_matches import by_reference
from diplomat_desk.store.parts import value_of
from diplomat_desk.store.schema import initiative, source


def named(connection: Connection, words: Collection[str], ceiling: Level) -> dict[str, int]:
    """Return which of ``words`` are references of initiatives, and of which."""
    found: dict[str, int] = {}
    for batch in batches(words):
        found |= by_reference(connection, batch, ceiling)
    return found


def sources(connection: Connection, ceiling: Level) -> Iterator[Source]:
    """Yield every source that may be told of an initiative that may be."""
    query = (
        select(source)
        .join(initiative, initiative.c.id == source.c.initiative_id)
        .where(alive(ceiling), shown(source, ceiling))
    )
    for row in connection.execute(query).mappings():
        yield value_of(Source, row)
