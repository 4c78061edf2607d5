"""What the register page says and does beside its list: empty states, copying, why a record is not listed."""

from collections.abc import Callable

from diplomat_desk.domain.figures import Sort, SortKey
from diplomat_desk.domain.filters import Unit
from diplomat_desk.domain.words import say
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.empty_state import EmptyState
from diplomat_desk.ui.questions import Reading


def empty_states(context: PageContext, clear: Callable[[], None]) -> tuple[EmptyState, EmptyState]:
    """Return what stands in the list's place: in an empty register, and where the filter finds nothing."""
    if context.read_only:
        nothing_yet = EmptyState(say("No initiatives"), say("This register is empty."))
    else:
        nothing_yet = EmptyState(
            say("No initiatives yet"),
            say(
                "Record the first one (Ctrl+N), or type it in one line with the quick entry "
                "of the Edit menu."
            ),
            say("Record an initiative"),
            context.new,
        )
    no_match = EmptyState(
        say("Nothing matches"),
        say("No initiative in this register fits the whole filter."),
        say("Clear the filter"),
        clear,
    )
    return nothing_yet, no_match


def why_hidden(reading: Reading, unit: Unit) -> str:
    """Return why a record on show is not in the list of ``unit``."""
    if unit_of(reading) in (None, unit):
        return say("The filter hides this initiative.")
    if unit is Unit.ROUNDS:
        return say("The list shows rounds, and this is a whole process.")
    return say("The list shows whole processes, and this is a round.")


def unit_of(reading: Reading) -> Unit | None:
    """Return the unit under which a record is listed by itself; None where it is under either."""
    if reading.rounds:
        return Unit.PROCESSES
    return Unit.ROUNDS if reading.process else None


def share_of(text: str) -> float:
    """Return the remembered share of the reading pane, 0 for none."""
    try:
        return min(max(float(text), 0.1), 0.9)
    except ValueError:
        return 0.0


def written(sort: Sort) -> str:
    """Return ``sort`` as it is remembered; :func:`sort_of` reads it."""
    return f"{sort.key.value} {'down' if sort.descending else 'up'}"


def sort_of(text: str) -> Sort:
    """Return the remembered order, the usual one for none."""
    name, _, way = text.partition(" ")
    try:
        return Sort(SortKey(name), descending=way == "down")
    except ValueError:
        return Sort()
