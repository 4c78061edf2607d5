"""The list of what a search found: a heading for each group, and the results to open."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from diplomat_desk.domain.finding import Found, Hit
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.found_delegate import HEADING, FoundDelegate, hit_height
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.long_table import LongTable
from diplomat_desk.ui.models.found_model import FoundModel


class FoundList(LongTable):
    """Shows a :class:`FoundModel`; arrow keys pass over the headings, Enter or a click opens."""

    opened = Signal(object)
    """The :class:`Hit` to open."""
    left_upwards = Signal()
    """The arrow went up from the first result."""

    def __init__(
        self, model: FoundModel, vocabularies: Vocabularies, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Results"), parent)
        self.found = model
        self.lay_out(model, hit_height(self))
        self.setItemDelegate(FoundDelegate(model, vocabularies, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.clicked.connect(self._open)

    def show_found(self, found: Found, first: tuple[Hit, ...], *, same: bool) -> None:
        """Show what was found; with ``same`` stay at the result that was chosen, and where the list stood."""
        kept = self.found.key(self.currentIndex().row()) if self.currentIndex().isValid() else 0
        offset = self.verticalScrollBar().value()
        heights = self.verticalHeader()
        for line in self.found.headings:
            heights.resizeSection(line, heights.defaultSectionSize())
        self.found.show(found, first)
        for line in self.found.headings:
            heights.resizeSection(line, HEADING)
        if not found.places:
            return
        line = self.found.line_of(kept) if same and kept else -1
        self.setCurrentIndex(self.found.index(max(line, 1), 0))
        if same:
            self.verticalScrollBar().setValue(offset)
        else:
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open the result, and the arrow go up out of the list from the first one."""
        key = event.key()
        if key in ENTER:
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 1:
            self.left_upwards.emit()
        elif key == Qt.Key.Key_Home and not event.modifiers():
            self.setCurrentIndex(self.found.index(1, 0))
            self.scrollToTop()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        hit = self.found.hit(index.row()) if index.isValid() else None
        if hit is not None:
            self.opened.emit(hit)
