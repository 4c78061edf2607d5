"""Rows of plain text under fixed heads: what every list of an import shows."""

from abc import abstractmethod
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, Qt

from diplomat_desk.domain.words import say
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.plain import plain_tooltip


class TextModel(QAbstractTableModel):
    """A table of texts; each cell says in its tooltip what it has no room for."""

    HEADS: ClassVar[tuple[str, ...]]
    """The heads of the columns; they pass ``say``."""

    @abstractmethod
    def lines(self) -> int:
        """Return how many rows there are."""

    @abstractmethod
    def cell(self, at: int, column: int) -> str:
        """Return the text of a cell."""

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else self.lines()

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """Return the head of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return say(self.HEADS[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return a cell, as plain text."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self.cell(index.row(), index.column())
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tooltip(text)
