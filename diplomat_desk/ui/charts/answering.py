"""The stage, with what people do to it handed to its canvas."""

from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from diplomat_desk.charts.marks import Mark
from diplomat_desk.domain.aims import Aim
from diplomat_desk.ui.charts.stage import Stage

_DRAG = 4.0


class Answers(Protocol):
    """What a canvas does when people act on its stage."""

    @property
    def zooms(self) -> bool:
        """Whether the chart moves under a drag."""

    @property
    def brushes(self) -> bool:
        """Whether a period can be drawn across it."""

    def mark_at(self, place: QPointF) -> Mark | None:
        """Return the mark under a point of the stage."""

    def point_at(self, mark: Mark | None, place: QPointF | None = None) -> None:
        """Point at ``mark``."""

    def pick(self, mark: Mark) -> None:
        """Choose what ``mark`` stands for."""

    def open_aim(self, aim: Aim) -> None:
        """Open what ``aim`` stands for."""

    def pan(self, x: float, y: float) -> None:
        """Move the chart by pixels."""

    def brush(self, start: float, end: float | None) -> None:
        """Show a band; None for none."""

    def brushed(self, start: float, end: float) -> None:
        """Choose the period of a band."""

    def wheel_turned(self, event: QWheelEvent) -> None:
        """Scroll or zoom."""

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Tell whether a key meant something."""

    def focus_changed(self, has_focus: bool) -> None:
        """Show or hide the keyboard's frame."""

    def lay_out(self) -> None:
        """Lay out for another size."""


class AnsweringStage(Stage):
    """Tells a click from a drag: a drag moves a chart that zooms, or draws a period across time."""

    def __init__(self, canvas: Answers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._pressed: Mark | None = None
        self._clicked: Mark | None = None
        self._start: QPointF | None = None
        self._last = QPointF()
        self._dragged = False
        self._brushing = False

    def viewportEvent(self, event: QEvent) -> bool:
        """Keep the tooltip: Qt would ask the scene for its own, which is empty, and hide ours."""
        return event.type() == QEvent.Type.ToolTip or super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click or a drag begins."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position()
        self._start = self._last = place
        self._dragged = False
        self._pressed = self._canvas.mark_at(place)
        # Where a drag moves the chart, a period is drawn along the axis above it.
        in_head = self.to_body(place) is None
        self._brushing = self._canvas.brushes and (in_head or not self._canvas.zooms)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what is under the pointer, or go on with a drag."""
        place = event.position()
        if self._start is None:
            self._canvas.point_at(self._canvas.mark_at(place), place)
            return
        if not self._dragged and (place - self._start).manhattanLength() < _DRAG:
            return
        self._dragged = True
        self._canvas.point_at(None)
        if self._brushing:
            self._canvas.brush(self._start.x(), place.x())
        elif self._canvas.zooms:
            by = place - self._last
            self._canvas.pan(by.x(), by.y())
        self._last = place

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick what a click began and ended on, or the period that was drawn."""
        start, self._start = self._start, None
        pressed, self._pressed = self._pressed, None
        if event.button() is not Qt.MouseButton.LeftButton or start is None:
            return
        if self._dragged:
            if self._brushing:
                self._canvas.brushed(start.x(), event.position().x())
            return
        mark = self._canvas.mark_at(event.position())
        if mark and pressed and mark.key == pressed.key:
            self._clicked = mark
            self._canvas.pick(mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what the first click picked: by now something else may lie under the pointer."""
        clicked, self._clicked = self._clicked, None
        if clicked is not None and clicked.value:
            self._canvas.open_aim(clicked.aim)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        self._canvas.point_at(None)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll or zoom."""
        self._canvas.wheel_turned(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a drag up, go on or pick; what means nothing here goes to the window."""
        if event.key() == Qt.Key.Key_Escape and self._start is not None:
            self._start = None
            self._canvas.brush(0.0, None)
            return
        event.setAccepted(self._canvas.key_pressed(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._canvas.focus_changed(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide where the keyboard was."""
        super().focusOutEvent(event)
        self._canvas.focus_changed(False)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Lay out anew; pyqtgraph also calls this while it is being made."""
        super().resizeEvent(event)
        if event is not None:
            self._canvas.lay_out()
