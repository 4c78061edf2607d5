"""What the pages of people and organisations ask at once; runs on the register's thread."""

from collections.abc import Callable
from dataclasses import dataclass

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.entities import EntityRow, Selection
from diplomat_desk.services import entities
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.models.paged_rows import PAGE


@dataclass(frozen=True, slots=True)
class EntityListing:
    """A selection with the rows of its first page and of the page that holds the kept record."""

    selection: Selection
    rows: tuple[EntityRow, ...]


def list_entities(
    kind: Kind, text: str, ceiling: Level, keep: int, *, by_use: bool
) -> Callable[[Desk], EntityListing]:
    """Return the question for what ``text`` finds, with the rows around the record ``keep``."""

    def ask(desk: Desk) -> EntityListing:
        selection = entities.choose(desk, kind, text, ceiling, by_use=by_use)
        pages = {0}
        if keep in selection.ids:
            pages.add(selection.ids.index(keep) // PAGE)
        ids = [i for page in sorted(pages) for i in selection.ids[page * PAGE : (page + 1) * PAGE]]
        return EntityListing(selection, entities.rows(desk, kind, ids, ceiling))

    return ask
