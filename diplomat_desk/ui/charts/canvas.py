"""A chart that answers: to the pointer, to the arrow keys, to a click and to Enter."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QToolTip, QWidget

from diplomat_desk.charts.catalogue import Chart
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.drawing import Drawing, lay_out
from diplomat_desk.ui.charts.look import current_look
from diplomat_desk.ui.charts.marks import Mark, Step
from diplomat_desk.ui.charts.stage import Stage
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Size, Space

_STEPS = {
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Home: Step.ROW_START,
    Qt.Key.Key_End: Step.ROW_END,
    Qt.Key.Key_PageUp: Step.PAGE_UP,
    Qt.Key.Key_PageDown: Step.PAGE_DOWN,
}
_FAR = {Qt.Key.Key_Home: Step.TOP, Qt.Key.Key_End: Step.BOTTOM}
_PICKS = (*ENTER, Qt.Key.Key_Space)
_NOTCH = 120
_LINES_A_NOTCH = 2
_LEAST_WIDTH = 320


class ChartCanvas(QWidget):
    """Draws a description, scrolls where it is taller, and tells what is pointed at and picked."""

    pointed = Signal(str)
    """The figure under the pointer or the keyboard's frame, in words; empty for none."""
    picked = Signal(str, str)
    """Codes of country and track that were chosen; either may be empty."""
    none_picked = Signal(str, str)
    """The same of a figure that counts none: there is nothing to narrow the filter to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = _Answering(self)
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.setSingleStep(Size.CLICK)
        # Its place stays free, so that the chart is as wide with it as without.
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.stage, 1)
        layout.addWidget(self.bar)
        self.setFocusProxy(self.stage)
        self.setMinimumSize(_LEAST_WIDTH, 4 * Size.CLICK)
        self.chart: Chart | None = None
        self.drawing: Drawing | None = None
        self.current: Mark | None = None
        self._under: Mark | None = None
        self.bar.valueChanged.connect(self._scrolled)
        theme.signals().theme_changed.connect(self._lay_out)

    def show_chart(self, chart: Chart) -> None:
        """Show ``chart``, which has rows; the keyboard's frame stays with what it stood around."""
        another = self.chart is None or self.chart.title != chart.title
        self.chart = chart
        self.stage.setAccessibleName(f"{chart.title}. {chart.subtitle}")
        self._lay_out()
        if another:
            self.bar.setValue(0)

    def point_at(self, mark: Mark | None, place: QPointF | None = None) -> None:
        """Frame ``mark`` as under the pointer, and tell its figure in a tooltip at ``place``."""
        if mark is self._under:
            return
        self._under = mark
        self.stage.hover.surround(mark.shape if mark else None)
        act = Qt.CursorShape.PointingHandCursor
        picks = mark is not None and mark.value > 0
        self.stage.viewport().setCursor(act if picks else Qt.CursorShape.ArrowCursor)
        if mark is None or place is None:
            QToolTip.hideText()
        else:
            view = self.stage.viewport()
            shape = self.stage.from_body(mark.shape).toAlignedRect()
            where = view.mapToGlobal(place.toPoint())
            QToolTip.showText(where, plain_tooltip(mark.text), view, shape)
        self._tell(mark or (self.current if self.stage.hasFocus() else None))

    def stand_on(self, mark: Mark) -> None:
        """Put the keyboard's frame around ``mark``, scroll to it and announce its figure."""
        self.current = mark
        self.stage.focus.surround(mark.shape if self.stage.hasFocus() else None)
        self._reveal(mark.shape)
        self._tell(mark)
        self.stage.setAccessibleDescription(mark.text)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.stage, mark.text))

    def pick(self, mark: Mark) -> None:
        """Choose what ``mark`` stands for, or tell that it counts none."""
        self.current = mark
        told = self.picked if mark.value else self.none_picked
        told.emit(*mark.key)

    def mark_at(self, place: QPointF) -> Mark | None:
        """Return the mark under a point of the stage, or None."""
        point = self.stage.to_body(place)
        return self.drawing.marks.at(point) if self.drawing and point is not None else None

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Go on or pick; tell whether the key meant something here."""
        if self.drawing is None:
            return False
        mark = self.current or self.drawing.marks.first
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = (_FAR if control else _STEPS).get(key)
        if mark is None or (step is None and (control or key not in _PICKS)):
            return False
        if step is None:
            self.pick(mark)
        else:
            page = max(int(self.stage.body_height // Size.CLICK) - 1, 1)
            self.stand_on(self.drawing.marks.go(mark, step, page))
        return True

    def focus_changed(self, has_focus: bool) -> None:
        """Show or hide the keyboard's frame; it begins at the first mark."""
        mark = self.current or (self.drawing.marks.first if self.drawing else None)
        if has_focus and mark is not None:
            self.stand_on(mark)
        else:
            self.stage.focus.surround(None)
            self._tell(self._under)

    def wheel_turned(self, event: QWheelEvent) -> None:
        """Scroll; a touchpad by its pixels, a wheel by lines."""
        pixels = event.pixelDelta().y()
        lines = event.angleDelta().y() / _NOTCH * _LINES_A_NOTCH * Size.CLICK
        self.point_at(None)
        self.bar.setValue(self.bar.value() - (pixels or round(lines)))

    def resized(self) -> None:
        """Lay the drawing out for the stage's new size."""
        self._lay_out()

    def _lay_out(self) -> None:
        if self.chart is None:
            return
        self.point_at(None)
        look = current_look(self.devicePixelRatioF())
        drawing = lay_out(self.chart, float(self.stage.viewport().width()), look)
        self.drawing = drawing
        self.stage.show_drawing(drawing)
        hidden = drawing.height - self.stage.body_height
        self.bar.setRange(0, max(round(hidden), 0))
        self.bar.setPageStep(round(self.stage.body_height))
        self.bar.setVisible(hidden > 0)
        old = self.current
        self.current = drawing.marks.find(old.key) if old else None
        if self.stage.hasFocus():
            self.focus_changed(True)
        else:
            self.stage.focus.surround(None)

    def _scrolled(self, offset: int) -> None:
        self.stage.scroll_to(float(offset))

    def _reveal(self, shape: QRectF) -> None:
        top, bottom = self.bar.value(), self.bar.value() + self.stage.body_height
        if shape.top() < top:
            self.bar.setValue(int(shape.top()))
        elif shape.bottom() + Space.XS > bottom:
            self.bar.setValue(round(shape.bottom() + Space.XS - self.stage.body_height))

    def _tell(self, mark: Mark | None) -> None:
        self.pointed.emit(mark.text if mark else "")


class _Answering(Stage):
    """The stage, with what people do to it handed to its canvas; nothing zooms or pans."""

    def __init__(self, canvas: ChartCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pressed: Mark | None = None

    def viewportEvent(self, event: QEvent) -> bool:
        """Keep the tooltip: Qt would ask the scene for its own, which is empty, and hide ours."""
        return event.type() == QEvent.Type.ToolTip or super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what is under the pointer."""
        place = event.position()
        self._canvas.point_at(self._canvas.mark_at(place), place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._canvas.mark_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick what a click began and ended on."""
        pressed, self._pressed = self._pressed, None
        mark = self._canvas.mark_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and mark and mark is pressed:
            self._canvas.pick(mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a second click as nothing more than the first."""
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        self._canvas.point_at(None)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll instead of zooming."""
        self._canvas.wheel_turned(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on or pick; what means nothing here goes to the window."""
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
            self._canvas.resized()
