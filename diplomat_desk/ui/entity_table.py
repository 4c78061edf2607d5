"""The list of people or organisations: choosing one, and the keys that act on it."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from diplomat_desk.domain.entities import EntityRow
from diplomat_desk.ui import theme
from diplomat_desk.ui.models.entity_model import EntityModel
from diplomat_desk.ui.plain import direction_of
from diplomat_desk.ui.tokens import Size, Space

_EDIT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class EntityTable(QTableView):
    """Shows an :class:`EntityModel`; keeps the chosen record chosen when the list is asked anew."""

    picked = Signal(int)
    """The record that is now current; 0 for none."""
    edit_requested = Signal(int)
    delete_requested = Signal(int)
    order_chosen = Signal(bool)
    """The heading of the names (False) or of the numbers (True) was clicked."""

    def __init__(self, model: EntityModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entities = model
        self.setModel(model)
        self.setItemDelegate(_Lines(model, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setMinimumSectionSize(Size.ROW)
        lines.setDefaultSectionSize(Size.ROW)
        self._lay_out_columns()
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(lambda index: self._ask(self.edit_requested, index.row()))

    @property
    def current_id(self) -> int:
        """The current record's id, or 0."""
        return self.entities.id_at(self.currentIndex().row())

    def show_ids(self, ids: tuple[int, ...], known: tuple[EntityRow, ...], wanted: int = 0) -> None:
        """Show another list, with ``wanted`` current, else the record that was, else its neighbour."""
        before, line = self.current_id, max(0, self.currentIndex().row())
        held = self.selectionModel().blockSignals(True)
        self.entities.show_ids(ids, known)
        self.selectionModel().blockSignals(held)
        place = self.entities.position_of(wanted) if wanted else -1
        if place < 0:
            place = self.entities.position_of(before)
        if place < 0:
            place = min(line, len(ids) - 1)
        if place < 0:
            self.picked.emit(0)
        else:
            self.selectRow(place)
            self.scrollTo(self.entities.index(place, 0))
            self.picked.emit(self.current_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit on Return or F2, delete on Delete."""
        chorded = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _EDIT_KEYS and not chorded:
            self._ask(self.edit_requested, self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete and not chorded:
            self._ask(self.delete_requested, self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would read every row; the line above finds by typing."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the whole current line; Qt would paint one cell anew."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark from the whole line."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._order_by)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number, column in enumerate(self.entities.columns):
            header.resizeSection(number, column.width)

    def _ask(self, signal: SignalInstance, line: int) -> None:
        number = self.entities.id_at(line)
        if number:
            signal.emit(number)

    def _order_by(self, section: int) -> None:
        figures = self.entities.columns[section].figures
        if figures or section == 0:
            self.order_chosen.emit(figures)

    def _current_changed(self, current: QModelIndex) -> None:
        self.picked.emit(self.entities.id_at(current.row()))


class _Lines(QStyledItemDelegate):
    """Paints each cell as one line in its own direction, hairlines between the rows."""

    def __init__(self, model: EntityModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        colours = theme.current()
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selected))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            line = QRect(rect.left(), rect.bottom() - 1, rect.width(), 2)
            painter.fillRect(line, QColor(colours.focus))
        painter.setPen(QColor(colours.muted if index.column() else colours.text))
        self._write(painter, option, index)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a fixed height; the width is the column's."""
        return QSize(self._model.columns[index.column()].width, Size.ROW)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        text = self._model.words(index.row(), index.column())
        rect = option.rect.adjusted(Space.S, 0, -Space.S, 0)
        fit = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        mirrored = QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        far = self._model.columns[index.column()].figures
        side = Qt.AlignmentFlag.AlignRight if far != mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(direction_of(text))
        how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side
        painter.drawText(rect, int(how), fit)
