"""What a search found as Qt's table sees it: headings between results, which come by the page."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from diplomat_desk.domain.finding import Found, Group, Hit, key_of
from diplomat_desk.domain.words import say

PAGE = 50
KEPT_PAGES = 40
NOT_YET = "…"

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[tuple[int, ...], str, Callable[[tuple[Hit, ...]], None]], None]
"""Ask for the results at some places of what was typed; the last argument takes them when they come."""

_NOTHING = Found("", (), ())


class FoundModel(QAbstractTableModel):
    """One column: for each group a heading, which cannot be chosen, and its results below it.

    Only the places are held; results are asked for by pages of :data:`PAGE` when something wants to show
    them, and the least used pages are let go.
    """

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._found = _NOTHING
        self._headings: list[int] = []
        self._pages: OrderedDict[int, dict[int, Hit]] = OrderedDict()
        self._wanted: list[int] = []
        self._under_way = -1
        self._generation = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fetch_next)

    def show(self, found: Found, first: tuple[Hit, ...] = ()) -> None:
        """Show ``found`` from now on; ``first`` are the results of its first page."""
        self.beginResetModel()
        self._found = found
        self._headings = [group.start + number for number, group in enumerate(found.groups)]
        self._generation += 1
        self._pages.clear()
        self._wanted.clear()
        self._under_way = -1
        if found.places:
            self._keep(0, first)
        self.endResetModel()

    @property
    def headings(self) -> tuple[int, ...]:
        """The lines of the headings."""
        return tuple(self._headings)

    def heading(self, line: int) -> Group | None:
        """Return the group whose heading stands at ``line``, or None."""
        number = bisect_right(self._headings, line) - 1
        at_heading = number >= 0 and self._headings[number] == line
        return self._found.groups[number] if at_heading else None

    def key(self, line: int) -> int:
        """Return what tells the record at ``line`` from every other; 0 for a heading."""
        place = self._place(line)
        return key_of(self._found.places[place]) if place >= 0 else 0

    def line_of(self, key: int) -> int:
        """Return the line of a record by its key, or -1 where it was not found."""
        for place, packed in enumerate(self._found.places):
            if key_of(packed) == key:
                return place + sum(group.start <= place for group in self._found.groups)
        return -1

    def hit(self, line: int) -> Hit | None:
        """Return the result at ``line``, or None and ask for its page. The delegate paints from this."""
        place = self._place(line)
        if place < 0:
            return None
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        return page.get(self.key(line))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many headings and results there are."""
        return 0 if parent.isValid() else len(self._found.places) + len(self._headings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the one column."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = 0) -> str | None:
        """Return what a line says, for a screen reader; the delegate paints it in its own way."""
        if role or not index.isValid():
            return None
        group = self.heading(index.row())
        if group is not None:
            return say("{section}: {n}", section=group.section.label, n=f"{group.size:,}")
        hit = self.hit(index.row())
        if hit is None:
            return NOT_YET
        return " – ".join(text for text in (hit.title.text, hit.snippet.text) if text)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let results be chosen, and headings not."""
        if index.isValid() and self.heading(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _place(self, line: int) -> int:
        """Return where in the answer the result at ``line`` lies; -1 for a heading."""
        number = bisect_right(self._headings, line)
        if not number or self._headings[number - 1] == line:
            return -1
        return line - number

    def _keep(self, number: int, hits: tuple[Hit, ...]) -> None:
        self._pages[number] = {hit.key: hit for hit in hits}
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)

    def _want(self, number: int) -> None:
        if number == self._under_way:
            return
        if number in self._wanted:
            self._wanted.remove(number)
        self._wanted.append(number)
        del self._wanted[:-3]
        if self._under_way < 0:
            self._soon.start()

    def _fetch_next(self) -> None:
        if not self._wanted or self._under_way >= 0:
            return
        number = self._under_way = self._wanted.pop()
        generation = self._generation
        places = tuple(self._found.places[number * PAGE : (number + 1) * PAGE])
        self._fetch(places, self._found.typed, lambda hits: self._arrived(generation, number, hits))

    def _arrived(self, generation: int, number: int, hits: tuple[Hit, ...]) -> None:
        if generation != self._generation:
            return
        self._under_way = -1
        self._keep(number, hits)
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        self._fetch_next()
