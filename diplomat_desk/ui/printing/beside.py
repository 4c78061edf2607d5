"""The strip and the preview side by side: whether the strip is shown, and how wide, is remembered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from diplomat_desk.ui.printing.preview import Preview
from diplomat_desk.ui.printing.strip import Strip
from diplomat_desk.ui.settings import Settings

ENOUGH = 720
"""Room in pixels from which on the pages are still large beside the strip."""

NARROWEST, USUAL, WIDEST = 152, 184, 360
"""The strip in pixels."""

_SHOWN = {True: "report strip narrow", False: "report strip"}
_WIDTH = "report strip width"
_TAB = "report strip tab"
_TABS = ("pages", "outline")


class Beside(QSplitter):
    """Shows the strip where there is room for it, unless the reader wants it otherwise.

    What is wanted is known of a narrow window and of a wide one apart: whoever makes the window smaller
    to look something up gets the pages whole, and finds the strip again in the large one.
    """

    toggled = Signal(bool)
    """The strip is shown now; or hidden."""

    def __init__(
        self, strip: Strip, preview: Preview, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent, childrenCollapsible=False)
        self._settings = settings
        self._narrow = True
        self.strip = strip
        self.preview = preview
        strip.setMinimumWidth(NARROWEST)
        strip.setMaximumWidth(WIDEST)
        self.setHandleWidth(5)
        self.addWidget(strip)
        self.addWidget(preview)
        self.setStretchFactor(1, 1)
        tab = settings.state(_TAB)
        strip.setCurrentIndex(_TABS.index(tab) if tab in _TABS else 0)
        strip.currentChanged.connect(self._keep_tab)
        strip.left.connect(preview.setFocus)
        self._arrange()

    @property
    def is_open(self) -> bool:
        """Whether the strip is shown, where this is."""
        return not self.strip.isHidden()

    def toggle(self) -> None:
        """Show the strip or hide it, and remember that for windows like this one."""
        wanted = not self.is_open
        self._settings.set_state(_SHOWN[self._narrow], "shown" if wanted else "hidden")
        self._arrange()

    def toggle_by_key(self) -> None:
        """Show the strip with the keyboard in it, or hide it."""
        self.toggle()
        if self.is_open:
            self.strip.currentWidget().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the strip the width that it had."""
        super().showEvent(event)
        self._share()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how wide the strip is."""
        super().hideEvent(event)
        self._keep_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show or hide the strip where the room has become another."""
        super().resizeEvent(event)
        narrow = event.size().width() < ENOUGH
        if narrow is not self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        known = self._settings.state(_SHOWN[self._narrow])
        wanted = {"shown": True, "hidden": False}.get(known, not self._narrow)
        if wanted is self.is_open:
            return
        if not wanted:
            self._keep_width()
            focused = QApplication.focusWidget()
            if focused is not None and self.strip.isAncestorOf(focused):
                self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
        self.strip.setVisible(wanted)
        if wanted:
            self._share()
        self.toggled.emit(wanted)

    def _share(self) -> None:
        text = self._settings.state(_WIDTH)
        wanted = int(text) if text.isascii() and text.isdecimal() else USUAL
        width = min(max(wanted, NARROWEST), WIDEST)
        self.setSizes([width, max(1, self.width() - width)])

    def _keep_width(self) -> None:
        width = str(self.sizes()[0])
        if self.is_open and width not in ("0", self._settings.state(_WIDTH)):
            self._settings.set_state(_WIDTH, width)

    def _keep_tab(self, tab: int) -> None:
        self._settings.set_state(_TAB, _TABS[tab])
