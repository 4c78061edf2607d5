"""The pages of a document as a list for Qt's views: their numbers, in figures and in words."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from diplomat_desk.domain.words import say
from diplomat_desk.ui.models.index import Index

_ROOT = QModelIndex()
_ROLES = Qt.ItemDataRole


class PageList(QAbstractListModel):
    """One row a page. The pictures are no part of it: they come and go with what is in sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = 0

    def show(self, pages: int) -> None:
        """Hold another document, of so many pages."""
        self.beginResetModel()
        self._pages = pages
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many pages there are."""
        return 0 if parent.isValid() else self._pages

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> str | None:
        """Return a page's number as it is printed, or as it is spoken."""
        if not index.isValid():
            return None
        page = index.row() + 1
        if role == _ROLES.DisplayRole:
            return str(page)
        if role == _ROLES.AccessibleTextRole:
            return say("Page {page} of {pages}", page=page, pages=self._pages)
        return None
