"""The outline of a document as a tree: its bookmarks below each other, each within the one above it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from diplomat_desk.domain.words import say
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.printing.pdf_text import Bookmark

_ROOT = QModelIndex()
_ROLES = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Branch:
    """A bookmark's place in the tree: its parent (-1 at the top), its row there, and what it holds."""

    parent: int
    row: int
    children: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The bookmarks of a document in the order of reading, and how they hang together."""

    marks: tuple[Bookmark, ...] = ()
    branches: tuple[Branch, ...] = ()
    top: tuple[int, ...] = ()
    places: tuple[tuple[int, float, int], ...] = field(default=(), repr=False)
    """Page, height and number of those that lead somewhere, sorted."""

    def at(self, page: int, y: float) -> int:
        """Return the bookmark of the section that a place of the document lies in; -1 before the first."""
        found = bisect_right(self.places, (page, y, len(self.marks))) - 1
        return self.places[found][2] if found >= 0 else -1


def contents_of(marks: Sequence[Bookmark]) -> Contents:
    """Return bookmarks as a tree; a level that is left out counts as the next one down."""
    parents: list[int] = []
    above: list[int] = []
    children: list[list[int]] = [[] for _ in marks]
    top: list[int] = []
    rows: list[int] = []
    for number, mark in enumerate(marks):
        while above and marks[above[-1]].level >= mark.level:
            above.pop()
        parents.append(above[-1] if above else -1)
        beside = children[above[-1]] if above else top
        rows.append(len(beside))
        beside.append(number)
        above.append(number)
    branches = (
        Branch(parent, row, tuple(held))
        for parent, row, held in zip(parents, rows, children, strict=True)
    )
    places = sorted((mark.page, mark.y, n) for n, mark in enumerate(marks) if mark.page >= 0)
    return Contents(tuple(marks), tuple(branches), tuple(top), tuple(places))


class Outline(QAbstractItemModel):
    """Bookmarks for a tree view. What they say comes from the document and is plain text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = Contents()

    @property
    def contents(self) -> Contents:
        """What is shown."""
        return self._held

    def show(self, contents: Contents) -> None:
        """Hold the bookmarks of another document."""
        self.beginResetModel()
        self._held = contents
        self.endResetModel()

    def mark(self, index: Index) -> Bookmark | None:
        """Return the bookmark at an index."""
        return self._held.marks[index.internalId()] if index.isValid() else None

    def index_of(self, number: int) -> QModelIndex:
        """Return where bookmark ``number`` stands; nowhere for -1."""
        if not 0 <= number < len(self._held.marks):
            return QModelIndex()
        return self.createIndex(self._held.branches[number].row, 0, number)

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of what stands in a row below ``parent``."""
        below = self._below(parent)
        inside = column == 0 and 0 <= row < len(below)
        return self.createIndex(row, column, below[row]) if inside else QModelIndex()

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """Return what an entry stands within."""
        if not index.isValid():
            return QModelIndex()
        return self.index_of(self._held.branches[index.internalId()].parent)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many entries stand below ``parent``."""
        return len(self._below(parent)) if parent.column() <= 0 else 0

    def columnCount(self, _parent: Index = _ROOT) -> int:
        """Return 1."""
        return 1

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> str | None:
        """Return a title; whole, and with its page, where it is pointed at or spoken."""
        mark = self.mark(index)
        if mark is None:
            return None
        if role == _ROLES.DisplayRole:
            return _title(mark)
        if role == _ROLES.ToolTipRole:
            return plain_tooltip(_with_page(mark, "\n"))
        if role == _ROLES.AccessibleTextRole:
            return _with_page(mark, ", ")
        return None

    def _below(self, parent: Index) -> tuple[int, ...]:
        if not parent.isValid():
            return self._held.top
        return self._held.branches[parent.internalId()].children


def _title(mark: Bookmark) -> str:
    """Return a title on one line, without the blanks that stand at the ends of some."""
    return " ".join(mark.title.split())


def _with_page(mark: Bookmark, between: str) -> str:
    title = _title(mark)
    return title + between + say("Page {page}", page=mark.page + 1) if mark.page >= 0 else title
