"""What the register page asks at once, so that one answer fills the screen; runs on the register's thread."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.figures import Rounds, Row, Selection, Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.imports import Origin
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.ties import Tie
from diplomat_desk.services import looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.models.folding import with_rounds
from diplomat_desk.ui.models.paged_rows import PAGE


@dataclass(frozen=True, slots=True)
class Listing:
    """A selection with the rows of its first page and of the page that holds the kept record.

    ``ids`` are those of the selection with the rounds of the unfolded processes among them; ``rounds``
    says which these are.
    """

    selection: Selection
    rows: tuple[Row, ...]
    ids: Sequence[int]
    rounds: Mapping[int, Rounds]


@dataclass(frozen=True, slots=True)
class Unfolded:
    """The rounds of one process, and their rows."""

    process: int
    rounds: Rounds
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An initiative with the process it is part of, its own rounds and its ties, as far as they may be shown."""

    initiative: Initiative
    process: Initiative | None
    rounds: tuple[Row, ...]
    ties: tuple[Tie, ...] = ()
    origins: tuple[Origin, ...] = ()
    """Which rows of which files it is from."""


def list_for(
    chosen: Filter, sort: Sort, keep: int, unfolded: Collection[int] = ()
) -> Callable[[Desk], Listing]:
    """Return the question for what ``chosen`` selects, with the rows around the record ``keep``.

    ``unfolded`` are the processes whose rounds are shown below them.
    """

    def ask(desk: Desk) -> Listing:
        selection = looking.select(desk, chosen, sort)
        rounds: Mapping[int, Rounds] = {}
        if unfolded and chosen.unit is Unit.PROCESSES:
            listed = [one for one in unfolded if one in selection.ids]
            rounds = looking.rounds_of(desk, listed, chosen)
        every = with_rounds(selection.ids, rounds)
        pages = {0}
        if keep in every:
            pages.add(every.index(keep) // PAGE)
        ids = [i for page in sorted(pages) for i in every[page * PAGE : (page + 1) * PAGE]]
        return Listing(selection, looking.rows(desk, ids, chosen.ceiling), every, rounds)

    return ask


def rounds_in(process: int, chosen: Filter) -> Callable[[Desk], Unfolded]:
    """Return the question for the rounds of a process in a list that ``chosen`` selects."""

    def ask(desk: Desk) -> Unfolded:
        rounds = looking.rounds_of(desk, (process,), chosen).get(process, Rounds(()))
        return Unfolded(process, rounds, looking.rows(desk, rounds.ids, chosen.ceiling))

    return ask


def rows_of(ids: tuple[int, ...], ceiling: Level) -> Callable[[Desk], tuple[Row, ...]]:
    """Return the question for the rows of ``ids``."""
    return lambda desk: looking.rows(desk, ids, ceiling)


def read(initiative_id: int, ceiling: Level) -> Callable[[Desk], Reading]:
    """Return the question for one initiative with its process and rounds; it raises MissingError."""

    def ask(desk: Desk) -> Reading:
        initiative = looking.one(desk, initiative_id, ceiling)
        rounds = looking.rounds(desk, initiative_id, ceiling)
        ties = looking.ties(desk, initiative_id, ceiling)
        origins = looking.origins(desk, initiative_id, ceiling)
        return Reading(initiative, _process(desk, initiative, ceiling), rounds, ties, origins)

    return ask


def read_binned(initiative_id: int, ceiling: Level) -> Callable[[Desk], Reading]:
    """Return the question for one initiative in the bin; it raises MissingError."""
    return lambda desk: Reading(looking.binned_one(desk, initiative_id, ceiling), None, ())


def _process(desk: Desk, initiative: Initiative, ceiling: Level) -> Initiative | None:
    if initiative.parent_id is None:
        return None
    try:
        return looking.one(desk, initiative.parent_id, ceiling)
    except MissingError:
        # Above the ceiling: that there is a process is then withheld as well.
        return None
