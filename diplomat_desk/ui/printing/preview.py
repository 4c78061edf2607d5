"""The preview: the pages of a PDF below each other, painted when they come into sight."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.printing.geometry import (
    GAP,
    STEPS,
    Area,
    Fit,
    Layout,
    Place,
    Sheet,
    Spot,
    Zoom,
    arrange,
    factor,
    stepped,
)
from diplomat_desk.ui.printing.page_cache import PageCache
from diplomat_desk.ui.printing.pdf import Cut, Document, Painted

Answer = Callable[[tuple[Painted, ...]], None]
Paint = Callable[[Document, tuple[Cut, ...], Answer], None]
"""Paint some pages off the window's thread; the last argument takes them when they come, on it."""

Over = Callable[[QPainter, int], None]
"""Paint over a page that is in sight, in the coordinates of the viewport."""

_LINE = 48
_NOTCH = 120
_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform


class Preview(QAbstractScrollArea):
    """Shows a :class:`Document`; only what is in sight is painted, at the pixels of the screen.

    One order for pictures is on its way at a time. Until a page's picture is there, its old one is
    shown at the new size, or blank paper.
    """

    page_changed = Signal(int)
    """The page that is read now, from 0; -1 when there is none."""
    zoom_changed = Signal()
    document_changed = Signal()
    """Another document is shown, or none."""
    seen = Signal()
    """Other pages may be in sight now."""

    def __init__(self, paint: Paint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint = paint
        self._document: Document | None = None
        self._layout = Layout()
        self._zoom: Zoom = Fit.WIDTH
        self._cache = PageCache()
        self._under_way = False
        self._page = -1
        self._turned = 0
        self._over: list[Over] = []
        self._soon = QTimer(self, singleShot=True, interval=20)
        self._soon.timeout.connect(self._order)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A bar that comes and goes would change the width that the pages are fitted to.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(say("Preview"))

    @property
    def document(self) -> Document | None:
        """What is shown."""
        return self._document

    @property
    def zoom(self) -> Zoom:
        """The zoom as it was chosen."""
        return self._zoom

    @property
    def factor(self) -> float:
        """The zoom in force as a number; 1 is the size of the paper."""
        sheets = self._document.sheets if self._document else ()
        room = self.viewport().width(), self.viewport().height()
        return factor(self._zoom, sheets, room, self._pixels_per_point)

    @property
    def current_page(self) -> int:
        """The page that is read now, from 0; -1 when there is none."""
        return self._page

    def picture(self, page: int) -> QImage | None:
        """Return the picture of a page if it is there."""
        return self._cache.get(page)

    def page_size(self, page: int) -> QSize:
        """Return the size at which a page is shown, in device-independent pixels."""
        box = self._layout.boxes[page]
        return QSize(box.width, box.height)

    def show_document(self, document: Document | None, *, stay: bool = False) -> None:
        """Show another document, or none: from its beginning, or from where the old one was read."""
        place = self._layout.place_at(self._top) if stay else Place(0, -1.0)
        self._document = document
        self._cache.clear()
        self._under_way = False
        self._lay_out(place, 0)
        self.document_changed.emit()
        # The number of pages may be another even where the page is the same.
        self.page_changed.emit(self._page)

    def place_at(self, share: float) -> Place:
        """Return the place of the document that lies a share of the window's height below its top."""
        return self._layout.place_at(self._top + round(share * self.viewport().height()))

    def paint_over(self, over: Over) -> None:
        """Have ``over`` paint on every page in sight, after the page itself."""
        self._over.append(over)

    def spot_at(self, point: QPointF) -> Spot | None:
        """Return what point of which page lies at a point of the viewport."""
        for page in self.in_sight:
            place = self.place_of(page)
            if place.contains(point):
                sheet, inside = self._sheet(page), point - place.topLeft()
                across, down = inside.x() / place.width(), inside.y() / place.height()
                return Spot(page, across * sheet.width, down * sheet.height)
        return None

    def rect_of(self, page: int, area: Area) -> QRectF:
        """Return where an area of a page lies in the viewport."""
        place, sheet = self.place_of(page), self._sheet(page)
        across, down = place.width() / sheet.width, place.height() / sheet.height
        return QRectF(
            place.x() + area.x * across,
            place.y() + area.y * down,
            area.width * across,
            area.height * down,
        )

    def go_to_spot(self, page: int, y: float) -> None:
        """Show a place of a page, ``y`` points down, near the top of the window."""
        if 0 <= page < len(self._layout.boxes):
            line = self._layout.line_of(Place(page, max(0.0, y) / self._sheet(page).height))
            self.verticalScrollBar().setValue(line - _LINE // 2)

    def reveal(self, page: int, area: Area) -> None:
        """Scroll as little as need be for an area of a page to be in sight."""
        rect, room = self.rect_of(page, area), QRectF(self.viewport().rect())
        if not room.adjusted(0, _LINE, 0, -_LINE).contains(
            QPointF(room.center().x(), rect.center().y())
        ):
            middle = self._top + round(rect.center().y()) - self.viewport().height() // 3
            self.verticalScrollBar().setValue(middle)
        across = self.horizontalScrollBar()
        if rect.left() < 0 or rect.right() > room.right():
            across.setValue(across.value() + round(rect.center().x() - room.center().x()))

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages at another size; the middle of the window stays where it is."""
        self._set_zoom(zoom, self.viewport().height() // 2)

    def step_zoom(self, direction: int) -> None:
        """Zoom one step in (1) or out (-1)."""
        self.set_zoom(stepped(self.factor, direction))

    def zoom_by(self, ratio: float, line: int) -> None:
        """Show the pages ``ratio`` times as large; what is on line ``line`` of the window stays there."""
        self._set_zoom(min(max(self.factor * ratio, STEPS[0]), STEPS[-1]), line)

    def go_to(self, page: int) -> None:
        """Show a page, from 0, from its top; beyond the last one is the last one."""
        if self._layout.boxes:
            box = self._layout.boxes[min(max(page, 0), len(self._layout.boxes) - 1)]
            self.verticalScrollBar().setValue(box.y - GAP // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper in sight, and what of its print is there."""
        painter = QPainter(self.viewport())
        colours = theme.current()
        painter.fillRect(self.viewport().rect(), QColor(colours.sidebar))
        painter.setRenderHint(_SMOOTH)
        waiting = False
        for page in self.in_sight:
            place = self.place_of(page)
            image = self._cache.get(page)
            painter.setPen(QColor(colours.control))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            painter.fillRect(place, Qt.GlobalColor.white)
            if image is not None:
                painter.drawImage(place, image)
            for over in self._over:
                over(painter, page)
            waiting = waiting or image is None or image.size() != self._pixels(page)
        painter.end()
        if waiting and not self._under_way and not self._soon.isActive():
            self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new size and keep the place."""
        place = self._layout.place_at(self._top)
        super().resizeEvent(event)
        self._lay_out(place, 0)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew at the new place."""
        self.viewport().update()
        self._tell_page()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom around the pointer."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        # A touch pad turns a wheel by small parts of a notch.
        if abs(self._turned) >= _NOTCH:
            direction = 1 if self._turned > 0 else -1
            self._turned = 0
            self._set_zoom(stepped(self.factor, direction), round(event.position().y()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and zoom with the keys that readers of documents know."""
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        bar = self.verticalScrollBar()
        if control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(1)
        elif control and key == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif control and key == Qt.Key.Key_0:
            self.set_zoom(1.0)
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif control and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.go_to(self._page + (1 if key == Qt.Key.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    @property
    def in_sight(self) -> range:
        """The pages that can be seen now, at least in part."""
        return self._layout.visible(self._top, self.viewport().height())

    @property
    def _pixels_per_point(self) -> float:
        return self.logicalDpiY() / 72

    def _pixels(self, page: int) -> QSize:
        return self.page_size(page) * self.devicePixelRatioF()

    def place_of(self, page: int) -> QRectF:
        """Return where a page lies in the viewport, on whole pixels of the screen."""
        box, ratio = self._layout.boxes[page], self.devicePixelRatioF()
        corner = QPoint(box.x - self.horizontalScrollBar().value(), box.y - self._top)
        size = self._pixels(page)
        x, y = round(corner.x() * ratio), round(corner.y() * ratio)
        return QRectF(x / ratio, y / ratio, size.width() / ratio, size.height() / ratio)

    def _set_zoom(self, zoom: Zoom, line: int) -> None:
        place = self._layout.place_at(self._top + line)
        self._zoom = zoom
        self._lay_out(place, line)

    def _lay_out(self, place: Place, line: int) -> None:
        """Lay the pages out anew, with ``place`` at ``line`` of the window."""
        sheets = self._document.sheets if self._document else ()
        room = self.viewport().size()
        self._layout = arrange(sheets, self.factor * self._pixels_per_point, room.width())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, self._layout.width - room.width()))
        down.setRange(0, max(0, self._layout.height - room.height()))
        across.setPageStep(room.width())
        down.setPageStep(max(1, room.height() - _LINE))
        across.setSingleStep(_LINE)
        down.setSingleStep(_LINE)
        across.setValue(across.maximum() // 2)
        down.setValue(self._layout.line_of(place) - line)
        self.viewport().update()
        self._tell_page()
        self.zoom_changed.emit()

    def _sheet(self, page: int) -> Sheet:
        if self._document is None:
            raise IndexError(page)
        return self._document.sheets[page]

    def _tell_page(self) -> None:
        self.seen.emit()
        page = self._layout.current(self._top, self.viewport().height())
        if page != self._page:
            self._page = page
            self.setAccessibleDescription(
                say("Page {page} of {pages}", page=page + 1, pages=len(self._layout.boxes))
            )
            self.page_changed.emit(page)

    def _order(self) -> None:
        """Have the pages in sight painted, and the one after them."""
        if self._document is None or self._under_way or not self.isVisible():
            return
        seen = self.in_sight
        pages = range(seen.start, min(seen.stop + 1, len(self._layout.boxes)))
        cuts = tuple(
            Cut(page, size.width(), size.height())
            for page in pages
            if self._is_due(page, size := self._pixels(page))
        )
        if cuts:
            self._under_way = True
            self._paint(self._document, cuts, self._take)

    def _is_due(self, page: int, size: QSize) -> bool:
        image = self._cache.get(page)
        return image is None or image.size() != size

    def _take(self, painted: tuple[Painted, ...]) -> None:
        if any(one.document is not self._document for one in painted):
            return
        self._under_way = False
        for one in painted:
            self._cache.put(one.cut.page, one.image, self.in_sight)
        self.viewport().update()
