"""Rows of a long list, fetched by the page when they are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

PAGE = 200
KEPT_PAGES = 40


class Identified(Protocol):
    """A row of something that has an id."""

    @property
    def id(self) -> int:
        """The record's id."""


RowT = TypeVar("RowT", bound=Identified)


class PagedRows(QObject, Generic[RowT]):
    """Holds all ids of a list and the rows of the pages that were looked at last.

    ``fetch`` asks for the rows of some ids; one page is on its way at a time, the one wanted last first.
    """

    arrived = Signal(int, int)
    """The first and last line of rows that have come."""

    def __init__(
        self,
        fetch: Callable[[tuple[int, ...], Callable[[tuple[RowT, ...]], None]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self.ids: Sequence[int] = ()
        self._pages: OrderedDict[int, tuple[RowT | None, ...]] = OrderedDict()
        self._wanted: list[int] = []
        self._under_way = -1
        self._generation = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fetch_next)

    def show(self, ids: Sequence[int], known: tuple[RowT, ...] = ()) -> None:
        """Hold ``ids`` from now on; ``known`` are rows that came along, so that no line blinks."""
        self.ids = ids
        self._generation += 1
        self._pages.clear()
        self._wanted.clear()
        self._under_way = -1
        by_id = {row.id: row for row in known}
        for number in range(-(-len(ids) // PAGE) if by_id else 0):
            page = self._ids_of(number)
            if all(one in by_id for one in page):
                self._keep(number, tuple(by_id[one] for one in page))

    def at(self, line: int) -> RowT | None:
        """Return the row at ``line``, or None and ask for its page."""
        number, offset = divmod(line, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        return page[offset] if offset < len(page) else None

    def position_of(self, number: int) -> int:
        """Return the line of a record, or -1 when it is not in the list."""
        try:
            return self.ids.index(number)
        except ValueError:
            return -1

    def _ids_of(self, number: int) -> tuple[int, ...]:
        return tuple(self.ids[number * PAGE : (number + 1) * PAGE])

    def _keep(self, number: int, rows: tuple[RowT | None, ...]) -> None:
        self._pages[number] = rows
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)

    def _want(self, number: int) -> None:
        if number == self._under_way:
            return
        if number in self._wanted:
            self._wanted.remove(number)
        self._wanted.append(number)
        # A dragged scroll bar passes pages that nobody looks at any more.
        del self._wanted[:-3]
        if self._under_way < 0:
            self._soon.start()

    def _fetch_next(self) -> None:
        if not self._wanted or self._under_way >= 0:
            return
        number = self._under_way = self._wanted.pop()
        generation, ids = self._generation, self._ids_of(number)

        def arrived(rows: tuple[RowT, ...]) -> None:
            if generation == self._generation:
                self._arrived(number, ids, rows)

        self._fetch(ids, arrived)

    def _arrived(self, number: int, ids: tuple[int, ...], rows: tuple[RowT, ...]) -> None:
        by_id = {row.id: row for row in rows}
        self._under_way = -1
        self._keep(number, tuple(by_id.get(one) for one in ids))
        self.arrived.emit(number * PAGE, min(len(self.ids), (number + 1) * PAGE) - 1)
        self._fetch_next()
