"""The doubts that reading a file raises, kept in bounded number."""

from diplomat_desk.domain.words import count
from diplomat_desk.exchange.tables import Doubt

MOST = 1000
"""More than these nobody reads; the rest are counted."""


class Notes:
    """Collects doubts; ``row`` is the number of the row being read, for those who cannot know it."""

    def __init__(self) -> None:
        self.row = 0
        self._doubts: list[Doubt] = []
        self._further = 0

    def add(self, message: str, row: int | None = None) -> None:
        """Note ``message`` about ``row``, or about the row being read."""
        if len(self._doubts) < MOST:
            self._doubts.append(Doubt(message, self.row if row is None else row))
        else:
            self._further += 1

    def all(self) -> tuple[Doubt, ...]:
        """Return them in the order in which they arose, the last one counting those left out."""
        if not self._further:
            return tuple(self._doubts)
        more = count(
            self._further,
            "{n} further place of this file is doubtful.",
            "{n} further places of this file are doubtful.",
        )
        return (*self._doubts, Doubt(more))

    def before(self, later: "Notes | None") -> tuple[Doubt, ...]:
        """Return them, and then those of ``later`` where there are any."""
        return (*self.all(), *(later.all() if later else ()))
