"""The register as Qt's table sees it: ids all at once, rows by the page."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.figures import Rounds, Row, SortKey
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, say
from diplomat_desk.ui.models.columns import COLUMNS
from diplomat_desk.ui.models.folding import Fold, Folding, insertable
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.models.paged_rows import NOT_YET, PagedRows
from diplomat_desk.ui.plain import plain_tooltip

# Qt hands roles over as plain numbers; comparing them with the enum costs 30 ms a repaint.
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_USER = int(Qt.ItemDataRole.UserRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_LINE = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)

Fetch = Callable[[tuple[int, ...], Callable[[tuple[Row, ...]], None]], None]
"""Ask for the rows of some ids; the second argument takes them when they come, on the UI thread."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A row and its words, one text for each of :data:`COLUMNS`."""

    row: Row
    texts: tuple[str, ...]


class RegisterModel(QAbstractTableModel):
    """Up to a million initiatives in the order that the register gave them.

    Only ids are held; rows come by the page, see :class:`PagedRows`. Until a row is there its cells
    say ``…``.
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
        self._rows: PagedRows[Shown] = PagedRows(self._ask, _id_of, self)
        self._rows.arrived.connect(self._repaint)
        self._folding = Folding()

    def set_ids(
        self,
        ids: Sequence[int],
        known: tuple[Row, ...] = (),
        rounds: Mapping[int, Rounds] | None = None,
        *,
        foldable: bool = False,
    ) -> None:
        """Show ``ids`` from now on; ``known`` are rows that came along, so that no cell blinks.

        In a ``foldable`` list ``rounds`` are those of the unfolded processes, which stand among the ids.
        """
        self.beginResetModel()
        self._folding = Folding(rounds, foldable=foldable)
        self._rows.show(ids, map(self._in_words, known))
        self.endResetModel()

    def unfold(self, process: int, rounds: Rounds, known: tuple[Row, ...] = ()) -> None:
        """Put the rounds of a process in after it; nothing happens where it is unfolded or not listed."""
        line = self.position_of(process)
        if line < 0 or not rounds.ids or self._folding.rounds_of(process):
            return
        self._rows.keep(map(self._in_words, known))
        self.beginInsertRows(QModelIndex(), line + 1, line + len(rounds.ids))
        ids = insertable(self._rows.ids)
        ids[line + 1 : line + 1] = array("q", rounds.ids)
        self._rows.ids = ids
        self._folding.unfold(process, rounds)
        self.endInsertRows()
        self._repaint(line, line)

    def fold(self, process: int) -> None:
        """Take the rounds of a process out again."""
        line, size = self.position_of(process), len(self._folding.rounds_of(process))
        if line < 0 or not size:
            return
        self.beginRemoveRows(QModelIndex(), line + 1, line + size)
        ids = insertable(self._rows.ids)
        del ids[line + 1 : line + 1 + size]
        self._rows.ids = ids
        self._folding.fold(process)
        self.endRemoveRows()
        self._repaint(line, line)

    @property
    def foldable(self) -> bool:
        """Whether the list shows processes, which fold."""
        return self._folding.foldable

    def fold_at(self, line: int) -> Fold:
        """Return how the record at ``line`` stands to its process."""
        shown = self._rows.kept_at(line)
        return self._folding.of(shown.row) if shown else Fold.FLAT

    def process_at(self, line: int) -> int:
        """Return the process under which the round at ``line`` is shown; 0 for any other record."""
        return self._folding.process_of(int(self._rows.ids[line]))

    @property
    def ids(self) -> Sequence[int]:
        """The ids in order."""
        return self._rows.ids

    def position_of(self, initiative_id: int) -> int:
        """Return the line of a record, or -1 when it is not in the selection."""
        return self._rows.position_of(initiative_id)

    def shown(self, line: int) -> Shown | None:
        """Return the row at ``line``, or None and ask for its page. The delegate paints from this."""
        return self._rows.at(line)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many records are selected."""
        return 0 if parent.isValid() else len(self._rows.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are to choose from."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a line can be chosen and dragged out."""
        return _LINE if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = 0) -> str | int | None:
        """Return the words of a cell; the tooltip has them whole, ``UserRole`` the record's id."""
        if role:
            return self._other(index, role) if role in (_TOOLTIP, _USER, _SPOKEN) else None
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
            return int(self._rows.ids[index.row()])
        shown = self.shown(index.row())
        if shown is None:
            return None
        column = COLUMNS[index.column()]
        whole = column.whole(shown.row, self._vocabularies, self._countries)
        if column.key is SortKey.TITLE:
            standing = fold_in_words(self._folding.of(shown.row), shown.row)
            if role == _SPOKEN:
                return f"{whole}, {standing}" if standing else whole
            whole = f"{whole}\n{standing}" if standing else whole
        return plain_tooltip(whole) if role == _TOOLTIP else whole

    def _ask(self, ids: tuple[int, ...], then: Callable[[Iterable[Shown]], None]) -> None:
        self._fetch(ids, lambda rows: then(map(self._in_words, rows)))

    def _in_words(self, row: Row) -> Shown:
        texts = (column.text(row, self._vocabularies, self._countries) for column in COLUMNS)
        return Shown(row, tuple(texts))

    def _repaint(self, first: int, last: int) -> None:
        last = min(len(self._rows.ids) - 1, last)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))


def _id_of(shown: Shown) -> int:
    return shown.row.id


def fold_in_words(fold: Fold, row: Row) -> str:
    """Return in words what the mark before a title says; empty where there is none."""
    if fold in (Fold.FOLDED, Fold.UNFOLDED):
        rounds = count(row.rounds, "{n} round", "{n} rounds")
        if fold is Fold.FOLDED:
            return say("process with {rounds}, folded", rounds=rounds)
        return say("process with {rounds}, unfolded", rounds=rounds)
    if fold is Fold.OUTSIDE:
        return say("round, outside the filter")
    return say("round") if fold is Fold.ROUND else ""
