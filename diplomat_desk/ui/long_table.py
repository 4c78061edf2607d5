"""A table of a long list: whole lines are chosen, nothing is edited in it, and Qt reads no row unasked."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from diplomat_desk.ui.tokens import Size


class LongTable(QTableView):
    """Shows a model whose rows come by the page; its delegate paints a mark along the current line."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a table called ``name``; :meth:`lay_out` gives it its model."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)

    def lay_out(self, model: QAbstractItemModel, height: int = Size.ROW) -> None:
        """Show ``model`` in lines of ``height``."""
        self.setModel(model)
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setMinimumSectionSize(Size.ROW)
        lines.setDefaultSectionSize(height)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would read a million rows; the line above the list finds by typing."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the whole current line; Qt would paint one cell anew."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark from the whole line."""
        super().focusOutEvent(event)
        self.viewport().update()
