"""Rows of a long list, fetched by the page when they are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

PAGE = 200
KEPT_PAGES = 40
NOT_YET = "…"
"""What a line says until its row is there."""
_WAITING = 3
"""A dragged scroll bar passes pages that nobody looks at any more: so many are still asked for."""

RowT = TypeVar("RowT")


class PagedRows(QObject, Generic[RowT]):
    """Holds all ids of a list, and the rows of the pages that were looked at last.

    ``fetch`` asks for the rows of some ids and hands them to its second argument when they come, on the
    UI thread; ``id_of`` returns the id of a row. One page is on its way at a time, the one wanted last
    goes first, and the rows used least are let go. They are kept by id, since lines move where a process
    unfolds.
    """

    arrived = Signal(int, int)
    """The first and last line of rows that have come."""

    def __init__(
        self,
        fetch: Callable[[tuple[int, ...], Callable[[Iterable[RowT]], None]], None],
        id_of: Callable[[RowT], int],
        parent: QObject | None = None,
        *,
        page: int = PAGE,
    ) -> None:
        super().__init__(parent)
        self.ids: Sequence[int] = ()
        self._fetch = fetch
        self._id_of = id_of
        self._page = page
        self._rows: OrderedDict[int, RowT | None] = OrderedDict()
        self._wanted: list[int] = []
        self._under_way = -1
        self._generation = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fetch_next)

    def show(self, ids: Sequence[int], known: Iterable[RowT] = ()) -> None:
        """Hold ``ids`` from now on; ``known`` are rows that came along, so that no line blinks."""
        self.ids = ids
        self._generation += 1
        self._rows.clear()
        self._wanted.clear()
        self._under_way = -1
        self.keep(known)

    def keep(self, rows: Iterable[RowT]) -> None:
        """Keep rows that came along."""
        self._keep({self._id_of(row): row for row in rows})

    def at(self, line: int) -> RowT | None:
        """Return the row at ``line``, or None and ask for its page."""
        number = self.ids[line]
        if number not in self._rows:
            self._want(line // self._page)
            return None
        self._rows.move_to_end(number)
        return self._rows[number]

    def kept_at(self, line: int) -> RowT | None:
        """Return the row at ``line`` if it is there; ask for nothing."""
        return self._rows.get(self.ids[line])

    def position_of(self, number: int) -> int:
        """Return the line of a record, or -1 when it is not in the list."""
        try:
            return self.ids.index(number)
        except ValueError:
            return -1

    def _keep(self, rows: Mapping[int, RowT | None]) -> None:
        """Keep rows by id; None says that there is no such record any more."""
        for number, row in rows.items():
            self._rows[number] = row
            self._rows.move_to_end(number)
        while len(self._rows) > KEPT_PAGES * self._page:
            self._rows.popitem(last=False)

    def _want(self, number: int) -> None:
        if number == self._under_way or (self._wanted and self._wanted[-1] == number):
            return
        if number in self._wanted:
            self._wanted.remove(number)
        self._wanted.append(number)
        del self._wanted[:-_WAITING]
        if self._under_way < 0:
            self._soon.start()

    def _fetch_next(self) -> None:
        if not self._wanted or self._under_way >= 0:
            return
        number = self._under_way = self._wanted.pop()
        generation = self._generation
        ids = tuple(self.ids[number * self._page : (number + 1) * self._page])

        def arrived(rows: Iterable[RowT]) -> None:
            if generation == self._generation:
                self._arrived(number, ids, rows)

        self._fetch(ids, arrived)

    def _arrived(self, number: int, ids: tuple[int, ...], rows: Iterable[RowT]) -> None:
        by_id = {self._id_of(row): row for row in rows}
        self._under_way = -1
        self._keep({one: by_id.get(one) for one in ids})
        last = min(len(self.ids), (number + 1) * self._page) - 1
        self.arrived.emit(number * self._page, last)
        self._fetch_next()
