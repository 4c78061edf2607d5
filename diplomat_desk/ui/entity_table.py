"""The list of people or organisations: choosing one, and the keys that act on it."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from diplomat_desk.domain.entities import EntityRow
from diplomat_desk.ui import theme
from diplomat_desk.ui.keys import is_edit_key, is_plain
from diplomat_desk.ui.long_table import LongTable
from diplomat_desk.ui.models.entity_model import EntityModel
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.painting import paint_ground, paint_text
from diplomat_desk.ui.tokens import Size, Space


class EntityTable(LongTable):
    """Shows an :class:`EntityModel`; keeps the chosen record chosen when the list is asked anew."""

    picked = Signal(int)
    """The record that is now current; 0 for none."""
    edit_requested = Signal(int)
    delete_requested = Signal(int)
    order_chosen = Signal(bool)
    """The heading of the names (False) or of the numbers (True) was clicked."""

    def __init__(self, model: EntityModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.entities = model
        self.lay_out(model)
        self.setItemDelegate(_Lines(model, self))
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
        if is_edit_key(event):
            self._ask(self.edit_requested, self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete and is_plain(event):
            self._ask(self.delete_requested, self.currentIndex().row())
        else:
            super().keyPressEvent(event)

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

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colours = theme.current()
        column = self._model.columns[index.column()]
        marked = self._view.hasFocus() and self._view.currentIndex().row() == index.row()
        painter.save()
        paint_ground(painter, option, marked=marked)
        painter.setPen(QColor(colours.muted if index.column() else colours.text))
        rect = option.rect.adjusted(Space.S, 0, -Space.S, 0)
        text = self._model.words(index.row(), index.column())
        paint_text(painter, option, rect, text, far=column.figures)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a fixed height; the width is the column's."""
        return QSize(self._model.columns[index.column()].width, Size.ROW)
