"""Where a selection is empty: which one part of the filter to leave out, and how many would then be there."""

from dataclasses import dataclass

from diplomat_desk.domain.filters import Filter, parts_in_words, without
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import listing


@dataclass(frozen=True, slots=True)
class Widening:
    """The filter without one part, that part in words, and how many initiatives that selects."""

    filter: Filter
    left_out: str
    selected: int


def widenings(desk: Desk, chosen: Filter) -> tuple[Widening, ...]:
    """Return what helps most, fewest first: each leaves out one part of ``chosen`` and selects something.

    A filter of one part has nothing to say that clearing it would not.
    """
    parts = parts_in_words(chosen, desk.vocabularies, desk.countries)
    if len(parts) < 2:
        return ()
    found = []
    with desk.register.reading() as connection:
        for field, words in parts:
            wider = without(chosen, field)
            selected = listing.tally(connection, wider).selected
            if selected:
                found.append(Widening(wider, words, selected))
    return tuple(sorted(found, key=lambda one: one.selected))
