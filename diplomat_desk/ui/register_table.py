"""The table of the register: choosing records, sorting, and the keys that act on what is chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from diplomat_desk.domain.figures import Rounds, Row
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.keys import is_edit_key
from diplomat_desk.ui.long_table import LongTable
from diplomat_desk.ui.models.folding import Fold
from diplomat_desk.ui.models.register_model import RegisterModel
from diplomat_desk.ui.record_menu import open_record_menu
from diplomat_desk.ui.register_header import RegisterHeader
from diplomat_desk.ui.row_delegate import CHEVRON_ROOM, TITLE, RowDelegate

MOST_KEPT = 500
"""More chosen records than this are not chosen again after the list was asked anew."""

_WHOLE_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)
_TURNING = (Fold.FOLDED, Fold.UNFOLDED)
_ADD_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class RegisterTable(LongTable):
    """Shows a :class:`RegisterModel`; keeps the chosen record chosen when the list is asked anew."""

    picked = Signal(int)
    """The record that is now current; 0 for none."""
    edit_requested = Signal(int)
    delete_requested = Signal(tuple)
    copy_requested = Signal(tuple)
    drag_requested = Signal(tuple)
    """Chosen records are being dragged out of the table."""
    unfold_requested = Signal(int)
    """A process whose rounds are wanted."""
    folded = Signal(int)
    """A process whose rounds were put away."""

    def __init__(
        self, model: RegisterModel, vocabularies: Vocabularies, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Initiatives"), parent)
        self.register = model
        self._dragged = False
        self.columns = RegisterHeader(self)
        self.setHorizontalHeader(self.columns)
        self.lay_out(model)
        self.setItemDelegate(RowDelegate(model, vocabularies, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # A header asks for each column whether all of it is chosen, through every line of the model:
        # seconds for a million. It gets a selection of its own, in which nothing is ever chosen.
        self.columns.setSelectionModel(QItemSelectionModel(model, self.columns))
        self.columns.arrange()
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    @property
    def current_id(self) -> int:
        """The current record's id, or 0."""
        return self._id_at(self.currentIndex())

    def chosen_ids(self) -> tuple[int, ...]:
        """Return the ids of all chosen records, in the order of the list."""
        chosen: list[int] = []
        line = 0
        for part in sorted(self._ranges(), key=lambda part: part.top()):
            chosen += self.register.ids[max(line, part.top()) : part.bottom() + 1]
            line = max(line, part.bottom() + 1)
        return tuple(map(int, chosen))

    def show_ids(
        self,
        ids: Sequence[int],
        known: tuple[Row, ...],
        wanted: int = 0,
        rounds: Mapping[int, Rounds] | None = None,
        *,
        from_top: bool = False,
        foldable: bool = False,
    ) -> None:
        """Show another list, with ``wanted`` current, else the record that was, else its neighbour.

        ``from_top``: the first line is seen, whatever is current, and is the neighbour.
        """
        before, line = self.current_id, self._line_after_chosen()
        kept = self.chosen_ids() if self._chosen_count() <= MOST_KEPT else ()
        offset = self.verticalScrollBar().value()
        self.register.set_ids(ids, known, rounds, foldable=foldable)
        self.verticalScrollBar().setValue(offset)
        found = self._first_listed(wanted, before)
        if found:
            self._choose_again(self.register.position_of(found), kept if found == before else ())
        else:
            self._choose_again(min(0 if from_top else line, len(ids) - 1), ())
        if from_top and found != wanted:
            self.scrollToTop()

    def sees_current(self) -> bool:
        """Tell whether the current line is in view."""
        line = self.visualRect(self.currentIndex())
        return not line.isEmpty() and self.viewport().rect().intersects(line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is clicked; a click below the last row leaves the choice as the page shows it."""
        index = self.indexAt(event.position().toPoint())
        self._dragged = False
        # What is chosen is dragged out; from any other line on, the pointer chooses.
        self.setDragEnabled(self.selectionModel().isSelected(index))
        if index.isValid():
            super().mousePressEvent(event)
        if self._on_chevron(event, index):
            self._turn(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what is clicked twice; on a chevron the second click is one more."""
        index = self.indexAt(event.position().toPoint())
        if self._on_chevron(event, index):
            self._turn(index.row())
        elif index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
            self.edit_requested.emit(self._id_at(index))

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Ask for what is dragged; Qt would ask the model for each cell that is chosen, a million of them."""
        if chosen := self.chosen_ids():
            self._dragged = True
            self.drag_requested.emit(chosen)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose what is swept over, but while what is dragged is on its way."""
        if not self._dragged:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click; the end of a drag leaves the choice as it was."""
        if not self._dragged:
            super().mouseReleaseEvent(event)
        self._dragged = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the record under the pointer, or of the current one for the keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.viewport().mapFrom(self, event.pos()) if by_key else event.pos()
        index = self.currentIndex() if by_key else self.indexAt(place)
        if index.isValid():
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            open_record_menu(self, below if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit, Delete deletes, Copy copies; Home and End go to the first and last record.

        In a list of processes the arrow to the right unfolds one, and the arrow to the left folds it again.
        """
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit(self.chosen_ids())
        elif is_edit_key(event):
            if self.current_id and not event.isAutoRepeat():
                self.edit_requested.emit(self.current_id)
        elif key == Qt.Key.Key_Delete:
            if chosen := self.chosen_ids():
                self.delete_requested.emit(chosen)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            last = len(self.register.ids) - 1
            self._choose_again(0 if key == Qt.Key.Key_Home else last, ())
        elif not (self.register.foldable and not event.modifiers() and self._take_fold_key(key)):
            super().keyPressEvent(event)

    def _on_chevron(self, event: QMouseEvent, index: QModelIndex) -> bool:
        """Tell whether a click is on the mark of a process that folds."""
        if not (index.isValid() and index.column() == TITLE and self.register.foldable):
            return False
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return False
        cell, x = self.visualRect(index), event.position().toPoint().x()
        inwards = cell.right() - x if self.isRightToLeft() else x - cell.left()
        return inwards < CHEVRON_ROOM and self.register.fold_at(index.row()) in _TURNING

    def _turn(self, line: int) -> None:
        """Unfold the process at ``line``, or fold it."""
        process = int(self.register.ids[line])
        if self.register.fold_at(line) is Fold.FOLDED:
            self.unfold_requested.emit(process)
            return
        inside = self.register.process_at(self.currentIndex().row()) == process
        if inside and self.currentIndex().isValid():
            self._choose_again(line, ())
        self.register.fold(process)
        self.folded.emit(process)

    def _take_fold_key(self, key: int) -> bool:
        """Do what an arrow to the side does in a list of processes; tell whether it did anything."""
        index = self.currentIndex()
        if not index.isValid():
            return False
        inwards, outwards = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            inwards, outwards = outwards, inwards
        fold = self.register.fold_at(index.row())
        if (key, fold) in ((inwards, Fold.FOLDED), (outwards, Fold.UNFOLDED)):
            self._turn(index.row())
            return True
        process = self.register.process_at(index.row())
        if key == outwards and process:
            self._choose_again(self.register.position_of(process), ())
            return True
        return False

    def _first_listed(self, *candidates: int) -> int:
        """Return the first of ``candidates`` that is in the list, or 0."""
        return next((one for one in candidates if one and self.register.position_of(one) >= 0), 0)

    def _line_after_chosen(self) -> int:
        """Return the line that the next record will have when all that is chosen is gone."""
        line = max(0, self.currentIndex().row())
        above = sum(max(0, min(part.bottom() + 1, line) - part.top()) for part in self._ranges())
        return line - above

    def _chosen_count(self) -> int:
        return sum(part.height() for part in self._ranges())

    def _ranges(self) -> list[QItemSelectionRange]:
        # Not indexes: everything chosen in a long list is one range, and a million indexes.
        selection = self.selectionModel().selection()
        return [selection.at(i) for i in range(selection.count())]

    def _id_at(self, index: QModelIndex) -> int:
        return int(self.register.ids[index.row()]) if index.isValid() else 0

    def _choose_again(self, line: int, kept: tuple[int, ...]) -> None:
        if line < 0:
            self.picked.emit(0)
            return
        index = self.register.index(line, max(0, self.columns.shown_columns()[0]))
        chosen = QItemSelection(index, index)
        for one in kept:
            position = self.register.position_of(one)
            if position >= 0:
                other = self.register.index(position, 0)
                chosen.merge(QItemSelection(other, other), _ADD_ROW)
        model = self.selectionModel()
        model.setCurrentIndex(index, _WHOLE_ROW)
        model.select(chosen, _ADD_ROW)
        self.scrollTo(index)

    def _current_changed(self, current: QModelIndex) -> None:
        self.picked.emit(self._id_at(current))
