"""The buttons that put a chart out: save its picture, copy it, save its numbers."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.services.drawing import Numbers
from diplomat_desk.ui.charts.output import ChartOutput, Wanted
from diplomat_desk.ui.layout import button

_SCALES = (
    (1.0, "PNG for screens (900 pixels wide)…"),
    (2.0, "PNG for documents (1,800 pixels)…"),
    (4.0, "PNG for print (3,600 pixels)…"),
)


class OutputButtons:
    """Puts out what ``full`` returns, which is None where there is no picture; one at a time."""

    def __init__(
        self, output: ChartOutput, full: Callable[[], Numbers | None], parent: QWidget
    ) -> None:
        self._output = output
        self._full = full
        self._parent = parent
        self._busy = False
        self.save = button(say("Save &picture"), icon="image")
        self.save.setMenu(self._picture_menu())
        self.copy = button(say("Cop&y"), icon="copy", tip=say("Copy the picture"))
        self.data = button(say("Save &data"), icon="table")
        self.data.setMenu(self._data_menu())
        self.copy.clicked.connect(lambda: self._act(output.copy))
        output.busy.connect(self._set_busy)

    def enable(self) -> None:
        """Offer what can be done now."""
        possible = self._full() is not None and not self._busy
        for control in (self.save, self.copy, self.data):
            control.setEnabled(possible)

    def print(self) -> None:
        """Print the picture, unless another one is being made."""
        if not self._busy:
            self._act(lambda wanted: self._output.print(wanted, self._parent))

    def _picture_menu(self) -> QMenu:
        menu = QMenu(self._parent)
        for scale, text in _SCALES:
            self._offer(menu, say(text), partial(self._output.save_png, scale=scale))
        self._offer(menu, say("SVG, sharp at any size…"), self._output.save_svg)
        self._offer(menu, say("PDF, a page to print…"), self._output.save_pdf)
        menu.addSeparator()
        self.on_dark = menu.addAction(say("On a dark ground"))
        self.on_dark.setCheckable(True)
        return menu

    def _data_menu(self) -> QMenu:
        menu = QMenu(self._parent)
        self._offer(menu, say("CSV…"), self._output.save_data)
        self._offer(menu, say("Excel workbook (XLSX)…"), self._output.save_xlsx)
        return menu

    def _offer(self, menu: QMenu, text: str, act: Callable[[Wanted], None]) -> None:
        menu.addAction(text).triggered.connect(lambda _=False: self._act(act))

    def _act(self, act: Callable[[Wanted], None]) -> None:
        numbers = self._full()
        if numbers is not None:
            act(Wanted(numbers, self.on_dark.isChecked()))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.enable()
