"""A chart that answers: to the pointer, to the arrow keys, to a click and to Enter."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QToolTip, QWidget

from diplomat_desk.charts.geometry import Box, View
from diplomat_desk.charts.kinds import Chart
from diplomat_desk.charts.layout import WHOLE, Layout, Motion, Room
from diplomat_desk.charts.marks import Mark, Step
from diplomat_desk.charts.surface import Look
from diplomat_desk.domain.aims import Aim
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts import moving
from diplomat_desk.ui.charts.answering import AnsweringStage
from diplomat_desk.ui.charts.look import ScreenMeasure, screen_look
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
_ZOOMS = {
    Qt.Key.Key_Plus: 1.5,
    Qt.Key.Key_Equal: 1.5,
    Qt.Key.Key_Minus: 1 / 1.5,
    Qt.Key.Key_0: 0.0,
}
_NOTCH = 120
_LINES_A_NOTCH = 2
_ZOOM_A_NOTCH = 1.2
_LEAST_WIDTH = 320

LayOut = Callable[[Any, Room, Look], Layout]


class ChartCanvas(QWidget):
    """Draws a description, scrolls and zooms as it allows, and tells what is pointed at and picked."""

    pointed = Signal(str)
    """The figure under the pointer or the keyboard's frame, in words; empty for none."""
    picked = Signal(Aim)
    """Where a click, or Enter, leads."""
    opened = Signal(Aim)
    """Where a double click leads."""
    none_picked = Signal(str)
    """A figure that counts none, in words: there is nothing to narrow the filter to."""
    country_lit = Signal(str)
    """The country under the pointer, by its code; empty for none."""
    moved = Signal()
    """The chart was zoomed or moved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = AnsweringStage(self, self)
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.setSingleStep(Size.CLICK)
        # Its place stays free, so that the chart is as wide with it as without.
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.stage, 1)
        row.addWidget(self.bar)
        self.setFocusProxy(self.stage)
        self.setMinimumSize(_LEAST_WIDTH, 4 * Size.CLICK)
        self.chart: Chart | None = None
        self.drawing: Layout | None = None
        self.current: Mark | None = None
        self.view = WHOLE
        self._lay_out: LayOut | None = None
        self._under: Mark | None = None
        self._lit_country = ""
        self.bar.valueChanged.connect(lambda offset: self.stage.scroll_to(float(offset)))
        theme.signals().theme_changed.connect(self._theme_changed)

    @property
    def zooms(self) -> bool:
        """Whether the chart shown can be zoomed into."""
        return self.drawing is not None and self.drawing.motion is not Motion.SCROLL

    def show_chart(self, chart: Chart, lay_out: LayOut) -> None:
        """Show ``chart``, which is not empty; the keyboard's frame stays with what it stood around."""
        old = self.chart
        another = old is None or (old.title, old.subtitle) != (chart.title, chart.subtitle)
        self.chart, self._lay_out = chart, lay_out
        said = (chart.title, chart.subtitle, chart.summary)
        self.stage.setAccessibleName(". ".join(part.rstrip(".") for part in said if part))
        if another:
            self.view = WHOLE
        self.lay_out()
        if another:
            self.bar.setValue(0)

    def light(self, country: str) -> None:
        """Point out a country that is pointed at elsewhere; empty for none."""
        if country != self._lit_country:
            self._lit_country = country
            self._point_out()

    def point_at(self, mark: Mark | None, place: QPointF | None = None) -> None:
        """Show ``mark`` as under the pointer, and tell its figure in a tooltip at ``place``."""
        if mark is self._under:
            return
        self._under = mark
        self._point_out()
        act = Qt.CursorShape.PointingHandCursor
        leads = mark is not None and mark.value > 0
        self.stage.viewport().setCursor(act if leads else Qt.CursorShape.ArrowCursor)
        if mark is None or place is None:
            QToolTip.hideText()
        else:
            view = self.stage.viewport()
            shape = self.stage.from_body(mark.box).toAlignedRect()
            where = view.mapToGlobal(place.toPoint())
            QToolTip.showText(where, plain_tooltip(mark.text), view, shape)
        self._tell(mark or (self.current if self.stage.hasFocus() else None))
        countries = mark.aim.countries if mark else ()
        self.country_lit.emit(countries[0] if countries else "")

    def stand_on(self, mark: Mark) -> None:
        """Put the keyboard's frame around ``mark``, scroll to it and announce its figure."""
        self.current = mark
        self.stage.framed = False
        self._point_out()
        self._reveal(mark.box)
        self._tell(mark)
        self.stage.setAccessibleDescription(mark.text)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.stage, mark.text))

    def pick(self, mark: Mark) -> None:
        """Choose what ``mark`` stands for, or tell that it counts none."""
        self.current = mark
        if mark.value:
            self.picked.emit(mark.aim)
        else:
            self.none_picked.emit(mark.text)

    def open_aim(self, aim: Aim) -> None:
        """Open the records that ``aim`` stands for."""
        self.opened.emit(aim)

    def mark_at(self, place: QPointF) -> Mark | None:
        """Return the mark under a point of the stage, or None."""
        point = self.stage.to_body(place)
        if self.drawing is None or point is None:
            return None
        return self.drawing.marks.at(point.x(), point.y())

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Go on, pick, open with Ctrl or zoom; tell whether the key meant something here."""
        if self.drawing is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.zooms and key in _ZOOMS and not control:
            self.zoom(_ZOOMS[key])
            return True
        mark = self.current or self.drawing.marks.first
        if control and key in ENTER and mark is not None:
            self.open_aim(mark.aim)
            return True
        step = (_FAR if control else _STEPS).get(key)
        if mark is None or (step is None and (control or key not in _PICKS)):
            return False
        if step is None and mark.aim.record:
            self.open_aim(mark.aim)
        elif step is None:
            self.pick(mark)
        elif self.stage.framed:
            self.stand_on(mark)
        else:
            page = max(int(self.stage.body_height // Size.CLICK) - 1, 1)
            self.stand_on(self.drawing.marks.go(mark, step, page))
        return True

    def focus_changed(self, has_focus: bool) -> None:
        """Show or hide the keyboard's frame; it begins at the first mark."""
        mark = self.current or (self.drawing.marks.first if self.drawing else None)
        self.stage.framed = has_focus and self._is_at_whole()
        if has_focus and mark is not None and not self.stage.framed:
            self.stand_on(mark)
        else:
            self._point_out()
            self._tell(self._under)

    def wheel_turned(self, event: QWheelEvent) -> None:
        """Zoom where the chart fits or Ctrl is held, else scroll; a touchpad by its pixels."""
        self.point_at(None)
        notches = event.angleDelta().y() / _NOTCH
        motion = self.drawing.motion if self.drawing else Motion.SCROLL
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if motion is Motion.ZOOM or (motion is Motion.ZOOM_ACROSS and control):
            self.zoom(_ZOOM_A_NOTCH**notches, event.position())
            return
        across = event.angleDelta().x() / _NOTCH * _LINES_A_NOTCH * Size.CLICK
        if motion is Motion.ZOOM_ACROSS and across:
            self.pan(across, 0.0)
        pixels = event.pixelDelta().y()
        lines = notches * _LINES_A_NOTCH * Size.CLICK
        self.bar.setValue(self.bar.value() - (pixels or round(lines)))

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom by ``factor``, 0 for all of it, so that the point under the pointer stays."""
        if not self.zooms:
            return
        share = moving.share_of(about, self.stage.viewport().size())
        deepest = getattr(self.drawing, "deepest", moving.DEEPEST)
        self.set_view(moving.zoomed(self.view, factor, share, deepest) if factor else WHOLE)
        nearest = getattr(self.drawing, "nearest", None)
        if callable(nearest):
            # Rows keep their places, so that what is seen may be empty where other rows are not.
            place = nearest(float(self.bar.value()), self.stage.body_height)
            self.bar.setValue(self.bar.value() if place is None else round(place))

    def pan(self, x: float, y: float) -> None:
        """Move what is seen with the pointer, by pixels."""
        size = self.stage.viewport().size()
        self.set_view(moving.panned(self.view, x / size.width(), y / size.height()))
        if self.drawing is not None and self.drawing.motion is Motion.ZOOM_ACROSS:
            self.bar.setValue(self.bar.value() - round(y))

    def set_view(self, view: View) -> None:
        """Show another part of a chart that zooms."""
        if view != self.view:
            self.view = view
            self.lay_out()
            self.moved.emit()

    def brush(self, start: float, end: float | None) -> None:
        """Show a band drawn across the body from ``start`` to ``end``; None for no band any more."""
        band = None if end is None else (start, end)
        self.stage.point_out(self._lit(), self._focused(), band)

    def brushed(self, start: float, end: float) -> None:
        """Choose the period between two places across the body."""
        self.brush(0.0, None)
        period = getattr(self.drawing, "period", None)
        if callable(period):
            self.picked.emit(period(min(start, end), max(start, end)))

    @property
    def brushes(self) -> bool:
        """Whether a period can be drawn across the chart."""
        return callable(getattr(self.drawing, "period", None))

    def lay_out(self) -> None:
        """Lay the description out for the stage's size and the part that is seen."""
        if self.chart is None or self._lay_out is None:
            return
        self.point_at(None)
        size = self.stage.viewport().size()
        room = Room(float(max(size.width(), 1)), float(max(size.height(), 1)), self.view)
        drawing = self._lay_out(self.chart, room, screen_look(self.stage.measure))
        self.drawing = drawing
        self.stage.show_layout(drawing)
        hidden = drawing.height - self.stage.body_height
        self.bar.setRange(0, max(round(hidden), 0))
        self.bar.setPageStep(round(self.stage.body_height))
        self.bar.setVisible(hidden >= 1)
        old = self.current
        self.current = drawing.marks.find(old.key) if old else None
        self.stage.framed = self.stage.hasFocus() and self._is_at_whole()
        self._point_out()

    def _theme_changed(self) -> None:
        self.stage.measure = ScreenMeasure()
        self.lay_out()

    def _lit(self) -> tuple[Mark, ...]:
        """Return what is pointed at, here or elsewhere."""
        if self._under is not None:
            return (self._under,)
        if self._lit_country and self.drawing is not None:
            return self.drawing.marks.of_country(self._lit_country)
        return ()

    def _is_at_whole(self) -> bool:
        """Tell whether the keyboard is at no mark yet: what is seen whole is not dimmed around one unasked."""
        fits = self.drawing is not None and self.drawing.motion is Motion.ZOOM
        return fits and self.current is None

    def _focused(self) -> Mark | None:
        return self.current if self.stage.hasFocus() else None

    def _point_out(self) -> None:
        self.stage.point_out(self._lit(), self._focused())

    def _reveal(self, box: Box) -> None:
        top, bottom = self.bar.value(), self.bar.value() + self.stage.body_height
        if box.y < top:
            self.bar.setValue(int(box.y))
        elif box.bottom + Space.XS > bottom:
            self.bar.setValue(round(box.bottom + Space.XS - self.stage.body_height))

    def _tell(self, mark: Mark | None) -> None:
        self.pointed.emit(mark.text if mark else "")
