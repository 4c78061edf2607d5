"""The outline beside the pages: where it is read now is marked, and an entry leads to its place."""

from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.layout import STRETCH, box, column, label
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.plain import direction_of
from diplomat_desk.ui.printing.outline import Contents, Outline, contents_of
from diplomat_desk.ui.printing.pdf import Document
from diplomat_desk.ui.printing.pdf_text import Bookmark, outline_of
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.tokens import Size, Space

MOST_OPEN = 400
"""A longer outline begins with its upper levels only: as far down as there are that few entries."""

PATIENCE_MS = 300
"""How long an outline is read before that is said."""

_ABSOLUTE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


class OutlineTree(QStackedWidget):
    """Reads the outline of a document when it is first looked at, or says that there is none."""

    chosen = Signal(Bookmark)
    """The entry that the reader wants to go to; it leads somewhere."""

    def __init__(self, runner: Runner[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._document: Document | None = None
        self._asked: Document | None = None
        self._place = (-1, 0.0)
        self._section = -1
        self._leads = False
        # Most outlines are there at once: words that come and go would only flicker.
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._say(say("Reading the outline…")))
        self.outline = Outline(self)
        self.tree = _tree(self.outline)
        self.words = label("", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._instead = box(column(self.words, STRETCH, margin=Space.L))
        self.addWidget(self.tree)
        self.addWidget(self._instead)
        self.setFocusProxy(self.tree)
        self.tree.activated.connect(self._choose)
        self.tree.clicked.connect(self._choose)

    def show_document(self, document: Document | None) -> None:
        """Show another document's outline, or none."""
        self._document = document
        self._asked = None
        self._fill(Contents())
        self._say("")
        if self.isVisible():
            self._ask()

    def follow(self, page: int, y: float) -> None:
        """Mark the section that is read now, at ``y`` points of a page; nothing is ``chosen`` by that.

        One that the reader chose stays marked where it cannot be scrolled to the top.
        """
        self._place = (page, y)
        section = self.outline.contents.at(page, y)
        if section != self._section:
            self._section = section
            if not self._leads:
                self._mark(section)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the outline, unless that was done."""
        super().showEvent(event)
        self._ask()

    def sizeHint(self) -> QSize:
        """Ask for no room: the strip says how wide it is."""
        return QSize(0, 0)

    def _ask(self) -> None:
        document = self._document
        if document is None or document is self._asked:
            return
        self._asked = document
        self._patience.start()
        self._runner.apart(
            lambda: (document, read_contents(document)),
            self._take,
            topic="report outline",
            failed=self._unread,
        )

    def _take(self, answer: tuple[Document, Contents]) -> None:
        document, contents = answer
        if document is not self._document:
            return
        self._fill(contents)
        self._say("" if contents.marks else say("These pages have no outline."))
        self.follow(*self._place)

    def _unread(self, _error: DeskError) -> None:
        """Show no outline of pages that cannot be read: that they cannot be shown is told elsewhere."""
        self._say(say("These pages have no outline."))

    def _fill(self, contents: Contents) -> None:
        self._section = -1
        self.outline.show(contents)
        depth = open_levels(contents)
        if depth:
            self.tree.expandToDepth(depth - 1)

    def _say(self, words: str) -> None:
        self._patience.stop()
        self.words.setText(words)
        self.setCurrentWidget(self._instead if words else self.tree)

    def _mark(self, section: int) -> None:
        """Make a section the current one, or what is shown of what holds it: what was shut stays shut."""
        index = self.outline.index_of(section)
        shown, above = index, index.parent()
        while above.isValid():
            if not self.tree.isExpanded(above):
                shown = above
            above = above.parent()
        if shown.isValid():
            self.tree.setCurrentIndex(shown)
            self.tree.scrollTo(shown)
        else:
            self.tree.clearSelection()

    def _choose(self, index: QModelIndex) -> None:
        mark = self.outline.mark(index)
        if mark is not None and mark.page >= 0:
            self._leads = True
            self.chosen.emit(mark)
            self._leads = False


def open_levels(contents: Contents) -> int:
    """Return how many levels of an outline are open at first; one that holds all others always is."""
    levels = [mark.level for mark in contents.marks]
    depth = max(levels, default=0)
    least = 1 if len(contents.top) == 1 else 0
    while depth > least and sum(level <= depth for level in levels) > MOST_OPEN:
        depth -= 1
    return depth


def read_contents(document: Document) -> Contents:
    """Return a document's outline. Slow: call it from a worker thread.

    Raises:
        ReportError: it could not be read.
    """
    return contents_of(outline_of(document))


class _Entry(QStyledItemDelegate):
    """Writes a title in its own direction, at the side where the tree begins."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Turn the title as it reads."""
        super().initStyleOption(option, index)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        option.displayAlignment = side | _ABSOLUTE
        option.direction = direction_of(str(index.data()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the title, and a ring where the keyboard is."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.current().focus), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a height that is easy to hit."""
        return QSize(super().sizeHint(option, index).width(), Size.CLICK)


def _tree(outline: Outline) -> QTreeView:
    tree = QTreeView()
    tree.setModel(outline)
    tree.setItemDelegate(_Entry(tree))
    tree.setHeaderHidden(True)
    tree.setUniformRowHeights(True)
    tree.setTextElideMode(Qt.TextElideMode.ElideRight)
    tree.setIndentation(Space.L)
    tree.setFrameShape(QFrame.Shape.NoFrame)
    tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree.setExpandsOnDoubleClick(False)
    tree.setAccessibleName(say("Outline"))
    return tree
