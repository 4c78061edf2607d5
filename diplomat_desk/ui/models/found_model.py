"""What a search found as Qt's table sees it: headings between results, which come by the page."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from diplomat_desk.domain.finding import Found, Group, Hit, key_of
from diplomat_desk.domain.words import say
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.models.paged_rows import NOT_YET, PagedRows

PAGE = 50

Fetch = Callable[[tuple[int, ...], str, Callable[[tuple[Hit, ...]], None]], None]
"""Ask for the results at some places of what was typed; the last argument takes them when they come."""

_NOTHING = Found("", (), ())


class FoundModel(QAbstractTableModel):
    """One column: for each group a heading, which cannot be chosen, and its results below it.

    Only the places are held; results come by pages of :data:`PAGE`, see :class:`PagedRows`.
    """

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._found = _NOTHING
        self._headings: list[int] = []
        self._hits: PagedRows[Hit] = PagedRows(self._ask, _place_of, self, page=PAGE)
        self._hits.arrived.connect(self._arrived)

    def show(self, found: Found, first: tuple[Hit, ...] = ()) -> None:
        """Show ``found`` from now on; ``first`` are the results of its first page."""
        self.beginResetModel()
        self._found = found
        self._headings = [group.start + number for number, group in enumerate(found.groups)]
        self._hits.show(found.places, first)
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
        return None if place < 0 else self._hits.at(place)

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

    def _ask(self, places: tuple[int, ...], then: Callable[[Iterable[Hit]], None]) -> None:
        self._fetch(places, self._found.typed, then)

    def _arrived(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))


def _place_of(hit: Hit) -> int:
    return hit.place
