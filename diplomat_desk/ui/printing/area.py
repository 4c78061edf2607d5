"""The right-hand side of the reports page: notices, the preview with its bar, or what stands there instead."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.empty_state import EmptyState
from diplomat_desk.ui.layout import box, column, hairline
from diplomat_desk.ui.notice import Notice, Progress
from diplomat_desk.ui.printing.bar import PreviewBar
from diplomat_desk.ui.printing.beside import Beside
from diplomat_desk.ui.printing.find_line import FindLine
from diplomat_desk.ui.printing.finder import Finder
from diplomat_desk.ui.printing.pinch import Pinch
from diplomat_desk.ui.printing.pointing import Pointing
from diplomat_desk.ui.printing.preview import Paint, Preview
from diplomat_desk.ui.printing.strip import Strip
from diplomat_desk.ui.tokens import Space

_NARROWEST = 320
_GO_TO = QKeySequence("Ctrl+L")


class PreviewArea(QWidget):
    """Shows the preview, or that there is none yet, or that nothing is selected.

    ``make`` makes the pages, ``widen`` clears the filter, ``choose`` leads to what a report is about.
    """

    def __init__(
        self,
        context: PageContext,
        paint: Paint,
        make: Callable[[], None],
        widen: Callable[[], None],
        choose: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.preview = Preview(paint)
        self.bar = PreviewBar(self.preview)
        self.strip = Strip(self.preview, context.runner)
        self.beside = Beside(self.strip, self.preview, context.settings)
        self.finder = Finder(self.preview, context.runner, self)
        self.find_line = FindLine(self.finder)
        self.find_line.closed.connect(self.preview.setFocus)
        self.bar.seek.clicked.connect(lambda _=False: self.find_line.open_line())
        self.pointing = Pointing(self.preview, context.runner, self)
        self.pinch = Pinch(self.preview, self)
        for view in (self.preview, self.strip.pages, self.strip.outline.tree):
            view.installEventFilter(self)
        self.bar.strip.setChecked(self.beside.is_open)
        self.bar.strip.clicked.connect(lambda _=False: self.beside.toggle())
        self.beside.toggled.connect(self.bar.strip.setChecked)
        self.progress = Progress()
        self.stale = Notice("warning", say("Make again"))
        self.stale.acted.connect(make)
        self.trouble = Notice("danger", closes=True)
        self.warnings = Notice("warning", closes=True)
        self._make_instead(make, widen, context.new)
        self.unsaid = EmptyState(
            say("What is it about?"),
            say(
                "This report is about one record or country. Choose it, and its pages appear here."
            ),
            say("Choose"),
            choose,
        )
        self._pages = column(self.bar, self.find_line, hairline(), gap=0)
        self._pages.addWidget(self.beside, 1)
        self._shown = box(self._pages)
        self._stack = QStackedWidget()
        self._stack.setMinimumWidth(_NARROWEST)
        for widget in (self.idle, self.making, self.nothing, self.blank, self.unsaid, self._shown):
            self._stack.addWidget(widget)
        notices = column(
            self.progress,
            self.trouble,
            self.stale,
            self.warnings,
            gap=Space.XS,
            margin=(Space.S, Space.XS, Space.S, Space.XS),
        )
        self._notices = box(notices)
        layout = column(self._notices, gap=0)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self.settle()

    def _make_instead(
        self, make: Callable[[], None], widen: Callable[[], None], begin: Callable[[], None]
    ) -> None:
        """Make what stands where there are no pages."""
        self.idle = EmptyState(
            say("No preview yet"),
            say("The pages appear here when they are made. A large selection takes a while."),
            say("Make preview"),
            make,
        )
        self.making = EmptyState(
            say("The pages are being made"),
            say("They appear here when they are done. You can go on working meanwhile."),
        )
        self.nothing = EmptyState(
            say("Nothing to print"),
            say("No initiative matches the filter."),
            say("Clear the filter"),
            widen,
        )
        self.blank = EmptyState(
            say("Nothing to print yet"),
            say("The register holds no initiatives that you can see."),
            say("New initiative"),
            begin,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the pages are read, Ctrl+F finds in them and Ctrl+L asks for a page's number."""
        keys = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() in keys and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Find):
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.find_line.open_line()
                return True
            if QKeySequence(event.keyCombination()) == _GO_TO:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.bar.page.ask()
                return True
            if watched is self.preview and event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
                if event.type() == QEvent.Type.KeyPress and not self.pointing.copy():
                    self.finder.copy()
                return True
        return super().eventFilter(watched, event)

    def show_pages(self) -> None:
        """Show the preview."""
        self._stack.setCurrentWidget(self._shown)

    def toggle_strip(self) -> None:
        """Show the strip beside the pages with the keyboard in it, or hide it; without pages, do nothing."""
        if self.shown is self.preview:
            self.beside.toggle_by_key()

    def show_instead(self, widget: QWidget) -> None:
        """Show ``idle``, ``making``, ``nothing``, ``blank`` or ``unsaid`` instead of the preview."""
        self._stack.setCurrentWidget(widget)

    @property
    def shown(self) -> QWidget | None:
        """What is shown: the preview, or what stands instead of it."""
        current = self._stack.currentWidget()
        return self.preview if current is self._shown else current

    def settle(self) -> None:
        """Take no room for notices when there are none."""
        notices = (self.progress, self.trouble, self.stale, self.warnings)
        self._notices.setHidden(all(notice.isHidden() for notice in notices))
