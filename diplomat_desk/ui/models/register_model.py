"""The register as Qt's table sees it: ids all at once, rows by the page."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.figures import Row
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.models.columns import COLUMNS
from diplomat_desk.ui.plain import plain_tooltip

PAGE = 200
KEPT_PAGES = 40
NOT_YET = "…"

# Qt hands roles over as plain numbers; comparing them with the enum costs 30 ms a repaint.
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_USER = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[tuple[int, ...], Callable[[tuple[Row, ...]], None]], None]
"""Ask for the rows of some ids; the second argument takes them when they come, on the UI thread."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A row and its words, one text for each of :data:`COLUMNS`."""

    row: Row
    texts: tuple[str, ...]


class RegisterModel(QAbstractTableModel):
    """Up to a million initiatives in the order that the register gave them.

    Only ids are held; rows come by pages of :data:`PAGE` through ``fetch`` when something wants to show
    them, and the least used pages are let go. Until a row is there its cells say ``…``. One page is on
    its way at a time, and the one wanted last goes first, so that a dragged scroll bar does not fill the
    queue with pages that nobody looks at any more.
    """

    def __init__(
        self,
        vocabularies: Vocabularies,
        countries: Countries,
        fetch: Fetch,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vocabularies = vocabularies
        self._countries = countries
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._pages: OrderedDict[int, tuple[Shown | None, ...]] = OrderedDict()
        self._wanted: list[int] = []
        self._under_way = -1
        self._generation = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fetch_next)

    def set_ids(self, ids: Sequence[int], known: tuple[Row, ...] = ()) -> None:
        """Show ``ids`` from now on; ``known`` are rows that came along, so that no cell blinks."""
        self.beginResetModel()
        self._ids = ids
        self._generation += 1
        self._pages.clear()
        self._wanted.clear()
        self._under_way = -1
        self._keep_known(known)
        self.endResetModel()

    @property
    def ids(self) -> Sequence[int]:
        """The ids in order."""
        return self._ids

    def position_of(self, initiative_id: int) -> int:
        """Return the line of a record, or -1 when it is not in the selection."""
        try:
            return self._ids.index(initiative_id)
        except ValueError:
            return -1

    def shown(self, line: int) -> Shown | None:
        """Return the row at ``line``, or None and ask for its page. The delegate paints from this."""
        number, offset = divmod(line, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        return page[offset] if offset < len(page) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many records are selected."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are to choose from."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = 0) -> str | int | None:
        """Return the words of a cell; the tooltip has them whole, ``UserRole`` the record's id."""
        if role:
            return self._other(index, role) if role in (_TOOLTIP, _USER) else None
        shown = self.shown(index.row()) if index.isValid() else None
        return shown.texts[index.column()] if shown else NOT_YET

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return the heading of a column."""
        if role == 0 and orientation == Qt.Orientation.Horizontal and section < len(COLUMNS):
            return say(COLUMNS[section].heading)
        return None

    def _other(self, index: Index, role: int) -> str | int | None:
        if not index.isValid():
            return None
        if role == _USER:
            return int(self._ids[index.row()])
        shown = self.shown(index.row())
        if shown is None:
            return None
        column = COLUMNS[index.column()]
        return plain_tooltip(column.whole(shown.row, self._vocabularies, self._countries))

    def _keep_known(self, known: tuple[Row, ...]) -> None:
        """Fill every page whose rows are all among ``known``."""
        by_id = {row.id: row for row in known}
        for number in range(-(-len(self._ids) // PAGE) if by_id else 0):
            ids = self._ids[number * PAGE : (number + 1) * PAGE]
            if all(i in by_id for i in ids):
                self._keep(number, tuple(by_id[i] for i in ids))

    def _keep(self, number: int, rows: tuple[Row | None, ...]) -> None:
        self._pages[number] = tuple(self._in_words(row) if row else None for row in rows)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)

    def _in_words(self, row: Row) -> Shown:
        texts = (column.text(row, self._vocabularies, self._countries) for column in COLUMNS)
        return Shown(row, tuple(texts))

    def _want(self, number: int) -> None:
        if number == self._under_way or (self._wanted and self._wanted[-1] == number):
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
        ids = tuple(self._ids[number * PAGE : (number + 1) * PAGE])
        self._fetch(ids, lambda rows: self._arrived(generation, number, ids, rows))

    def _arrived(
        self, generation: int, number: int, ids: tuple[int, ...], rows: tuple[Row, ...]
    ) -> None:
        if generation != self._generation:
            return
        by_id = {row.id: row for row in rows}
        self._under_way = -1
        self._keep(number, tuple(by_id.get(i) for i in ids))
        last = min(len(self._ids), (number + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, len(COLUMNS) - 1))
        self._fetch_next()
