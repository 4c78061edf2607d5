"""The bar above the preview: which page, and how large."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QActionGroup, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSpinBox, QToolButton, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.layout import STRETCH, label, row, tool_button
from diplomat_desk.ui.printing.geometry import STEPS, Fit, Zoom
from diplomat_desk.ui.printing.preview import Preview
from diplomat_desk.ui.tokens import Space

_PAGE_WIDTH = 56


class PageBox(QSpinBox):
    """The number of the page; the wheel changes it only when it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setKeyboardTracking(False)
        self.setMinimum(1)
        self.setFixedWidth(_PAGE_WIDTH)
        self.setAccessibleName(say("Page"))
        self.setToolTip(say("Type a page number and press Enter"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whoever is below, unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class PreviewBar(QWidget):
    """Steers a :class:`Preview` and shows how it stands."""

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.before = _step("chevron-up", say("Page before"), lambda: self._turn(-1))
        self.after = _step("chevron-down", say("Next page"), lambda: self._turn(1))
        self.page = PageBox()
        self.page.valueChanged.connect(lambda number: preview.go_to(number - 1))
        self.pages = label("", "muted")
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
            self.before,
            self.after,
            self.page,
            self.pages,
            STRETCH,
            self.smaller,
            self.zoom,
            self.larger,
            gap=Space.XS,
            margin=(Space.S, Space.XS, Space.S, Space.XS),
        )

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._choices: dict[Zoom, QAction] = {}
        for zoom in (Fit.WIDTH, Fit.PAGE, *STEPS):
            action = QAction(in_words(zoom), group, checkable=True)
            action.triggered.connect(lambda _=False, chosen=zoom: self._preview.set_zoom(chosen))
            self._choices[zoom] = action
            menu.addAction(action)
            if zoom is Fit.PAGE:
                menu.addSeparator()
        return menu

    def _turn(self, by: int) -> None:
        self._preview.go_to(self._preview.current_page + by)

    def _show_page(self, page: int) -> None:
        document = self._preview.document
        pages = len(document.sheets) if document else 0
        with QSignalBlocker(self.page):
            self.page.setMaximum(max(1, pages))
            self.page.setValue(page + 1)
        self.pages.setText(say("of {pages}", pages=pages))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < pages - 1)

    def _show_zoom(self) -> None:
        zoom, factor = self._preview.zoom, self._preview.factor
        self.zoom.setText(in_words(zoom))
        percent = in_words(factor)
        self.zoom.setToolTip(say("Zoom: {percent} of the paper's size", percent=percent))
        self.zoom.setAccessibleName(say("Zoom: {zoom}", zoom=in_words(zoom)))
        self._choices[zoom].setChecked(True)
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
