"""The strip beside the preview: its pages in small, and its outline; both follow what is read."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.words import say
from diplomat_desk.ui.keys import is_plain
from diplomat_desk.ui.printing.outline_tree import OutlineTree
from diplomat_desk.ui.printing.pdf import Cut, Document, paint
from diplomat_desk.ui.printing.pdf_text import Bookmark
from diplomat_desk.ui.printing.preview import Answer, Preview
from diplomat_desk.ui.printing.thumbnails import Thumbnails
from diplomat_desk.ui.runner import Runner

READING = 0.25
"""How far down the window the eyes are: that far, a section that began counts as the one that is read."""


class Strip(QTabWidget):
    """Leads a :class:`Preview` to a page or a section, and marks the one that it shows."""

    left = Signal()
    """Esc was pressed: the keyboard belongs to the pages again."""

    def __init__(
        self, preview: Preview, runner: Runner[Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._preview = preview
        self._runner = runner
        self.pages = Thumbnails(self._paint)
        self.outline = OutlineTree(runner)
        self.setDocumentMode(True)
        self.addTab(self.pages, say("Pages"))
        self.addTab(self.outline, say("Outline"))
        self.tabBar().setAccessibleName(say("Pages and outline"))
        for view in (self.pages, self.outline.tree):
            view.installEventFilter(self)
        self.pages.chosen.connect(preview.go_to)
        self.outline.chosen.connect(self._go_to)
        preview.page_changed.connect(self.pages.follow)
        preview.seen.connect(self._follow)
        preview.document_changed.connect(self._show_document)
        self._show_document()

    def minimumSizeHint(self) -> QSize:
        """Ask for no room: whoever splits it says how narrow it may be."""
        return QSize(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc lead back to the pages."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and is_plain(event)
        ):
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _show_document(self) -> None:
        document = self._preview.document
        self.pages.show_document(document, self._preview.current_page)
        self.outline.show_document(document)
        self._follow()

    def _follow(self) -> None:
        document, place = self._preview.document, self._preview.place_at(READING)
        if document is not None:
            self.outline.follow(place.page, place.share * document.sheets[place.page].height)

    def _go_to(self, mark: Bookmark) -> None:
        self._preview.go_to_spot(mark.page, mark.y)

    def _paint(self, document: Document, cuts: tuple[Cut, ...], answer: Answer) -> None:
        work = partial(paint, document, cuts)
        self._runner.apart(work, answer, topic="report thumbnails", failed=_unpainted)


def _unpainted(_error: DeskError) -> None:
    """Leave pages that cannot be painted blank: that they cannot be shown is told elsewhere."""
