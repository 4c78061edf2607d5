"""The bar above the preview: which page, and how large."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QFocusEvent, QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.layout import STRETCH, label, row, tool_button
from diplomat_desk.ui.printing.geometry import STEPS, Fit, Zoom
from diplomat_desk.ui.printing.preview import Preview
from diplomat_desk.ui.tokens import Space

_PAGE_WIDTH = 48
_MOST_PAGES = 99_999


class PageBox(QLineEdit):
    """The number of the page that is read; Enter goes to the page typed."""

    chosen = Signal(int)
    """The page to go to, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self.setFixedWidth(_PAGE_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setValidator(QIntValidator(1, _MOST_PAGES, self))
        self.setAccessibleName(say("Page"))
        self.setToolTip(say("Type a page number and press Enter"))
        self.returnPressed.connect(lambda: self.chosen.emit(int(self.text()) - 1))

    def ask(self) -> None:
        """Take the keyboard to have a number typed."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_page(self, page: int) -> None:
        """Show the page that is read, from 0; -1 for none."""
        self._page = page
        self.setText(str(page + 1) if page >= 0 else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed take the place of the number."""
        super().focusInEvent(event)
        # A click sets the cursor only after this.
        QTimer.singleShot(0, self, self.selectAll)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show again where the reader is when a number was typed but not entered."""
        super().focusOutEvent(event)
        self.show_page(self._page)


class PreviewBar(QWidget):
    """Steers a :class:`Preview` and shows how it stands."""

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.strip = tool_button(
            "panel-left", say("Pages and outline"), tip=say("Pages and outline (F9)")
        )
        self.strip.setCheckable(True)
        self.before = _step("chevron-up", say("Page before"), lambda: self._turn(-1))
        self.after = _step("chevron-down", say("Next page"), lambda: self._turn(1))
        self.page = PageBox()
        self.page.chosen.connect(self._go_to)
        self.pages = label("", "muted")
        self.seek = tool_button("search", say("Find in the pages"))
        self.smaller = _step("zoom-out", say("Zoom out"), lambda: preview.step_zoom(-1))
        self.larger = _step("zoom-in", say("Zoom in"), lambda: preview.step_zoom(1))
        self.zoom = QToolButton()
        self.zoom.setProperty("kind", "flat")
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.zoom.setMenu(self._zoom_menu())
        self.setLayout(self._arranged())
        preview.page_changed.connect(self._show_page)
        preview.zoom_changed.connect(self._show_zoom)
        self._show_zoom()

    def _arranged(self) -> QHBoxLayout:
        return row(
            self.strip,
            self.before,
            self.after,
            self.page,
            self.pages,
            STRETCH,
            self.seek,
            self.smaller,
            self.zoom,
            self.larger,
            gap=Space.XS,
            margin=(Space.S, Space.XS, Space.S, Space.XS),
        )

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        # Two fingers lead to zooms that the menu does not have.
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._choices: dict[Zoom, QAction] = {}
        for zoom in (Fit.WIDTH, Fit.PAGE, *STEPS):
            action = QAction(in_words(zoom), group, checkable=True)
            action.triggered.connect(lambda _=False, chosen=zoom: self._preview.set_zoom(chosen))
            self._choices[zoom] = action
            menu.addAction(action)
            if zoom is Fit.PAGE:
                menu.addSeparator()
        return menu

    def _go_to(self, page: int) -> None:
        self._preview.go_to(page)
        self.page.show_page(self._preview.current_page)

    def _turn(self, by: int) -> None:
        self._preview.go_to(self._preview.current_page + by)

    def _show_page(self, page: int) -> None:
        document = self._preview.document
        pages = len(document.sheets) if document else 0
        self.page.show_page(page)
        self.page.setEnabled(pages > 0)
        self.pages.setText(say("of {pages}", pages=pages))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < pages - 1)

    def _show_zoom(self) -> None:
        zoom, factor = self._preview.zoom, self._preview.factor
        self.zoom.setText(in_words(zoom))
        percent = in_words(factor)
        self.zoom.setToolTip(say("Zoom: {percent} of the paper's size", percent=percent))
        self.zoom.setAccessibleName(say("Zoom: {zoom}", zoom=in_words(zoom)))
        for choice, action in self._choices.items():
            action.setChecked(choice == zoom)
        self.smaller.setEnabled(factor > STEPS[0])
        self.larger.setEnabled(factor < STEPS[-1])


def in_words(zoom: Zoom) -> str:
    """Return a zoom as people read it."""
    if zoom is Fit.WIDTH:
        return say("Fit width")
    if zoom is Fit.PAGE:
        return say("Fit page")
    return say("{percent} %", percent=round(zoom * 100))


def _step(icon: str, name: str, act: Callable[[], None]) -> QToolButton:
    result = tool_button(icon, name)
    result.clicked.connect(lambda _=False: act())
    return result
