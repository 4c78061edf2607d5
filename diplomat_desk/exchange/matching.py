"""Finding what a text of somebody else's file means in this register; nothing is guessed."""

from dataclasses import dataclass

from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.known import Known


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a text may mean: its ``name``, the ``code`` where it has one, and how alike they are (0 to 100)."""

    name: str
    code: str
    score: int


def suggest(
    value: str, sort: Sort, known: Known, vocabulary: str = "", most: int = 5
) -> tuple[Suggestion, ...]:
    """Return what ``value`` may mean, the likeliest first; never applied unasked."""
    return ()
