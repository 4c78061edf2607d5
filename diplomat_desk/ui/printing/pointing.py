"""What the mouse does on the pages of the preview: follow links, mark a rectangle and copy its text."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.ui import theme
from diplomat_desk.ui.open_link import ask_to_open
from diplomat_desk.ui.printing.geometry import Area, Spot
from diplomat_desk.ui.printing.pdf import Document
from diplomat_desk.ui.printing.pdf_text import Link, links_of, text_within
from diplomat_desk.ui.printing.preview import Preview
from diplomat_desk.ui.runner import Runner

_SHADE = 0.15


class Pointing(QObject):
    """Watches the mouse over a :class:`Preview`."""

    copied = Signal(str)
    """A text was put on the clipboard."""

    def __init__(
        self, preview: Preview, runner: Runner[Any], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._preview = preview
        self._runner = runner
        self._links: dict[int, tuple[Link, ...]] = {}
        self._pressed: Spot | None = None
        self._at = QPointF()
        self._marked: tuple[int, Area] | None = None
        preview.viewport().setMouseTracking(True)
        preview.viewport().installEventFilter(self)
        preview.document_changed.connect(self._forget)
        preview.seen.connect(self._order)
        preview.paint_over(self._paint)

    def link_at(self, point: QPointF) -> Link | None:
        """Return the link under a point of the viewport."""
        spot = self._preview.spot_at(point)
        if spot is None:
            return None
        links = self._links.get(spot.page, ())
        return next((one for one in links if one.area.holds(spot.x, spot.y)), None)

    def copy(self) -> bool:
        """Put the text of the rectangle on the clipboard; tell whether there is a rectangle."""
        document = self._preview.document
        if document is None or self._marked is None:
            return False
        page, area = self._marked
        self._runner.apart(
            lambda: text_within(document, page, area), self._take_text, failed=_unread
        )
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse; leave the event to the preview too."""
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseMove:
                self._move(event)
            elif event.button() == Qt.MouseButton.LeftButton:
                if event.type() == QEvent.Type.MouseButtonPress:
                    self._press(event.position())
                elif event.type() == QEvent.Type.MouseButtonRelease:
                    self._release(event.position())
        return super().eventFilter(watched, event)

    def _press(self, point: QPointF) -> None:
        self._pressed, self._at = self._preview.spot_at(point), point
        if self._marked is not None:
            self._marked = None
            self._preview.viewport().update()

    def _move(self, event: QMouseEvent) -> None:
        point, port = event.position(), self._preview.viewport()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            far = (point - self._at).manhattanLength() >= QApplication.startDragDistance()
            spot = self._preview.spot_at(point)
            if spot is not None and spot.page == self._pressed.page and (far or self._marked):
                self._marked = (spot.page, self._pressed.to(spot))
                port.update()
            return
        shape = Qt.CursorShape.PointingHandCursor if self.link_at(point) else None
        if shape is None:
            port.unsetCursor()
        else:
            port.setCursor(shape)

    def _release(self, point: QPointF) -> None:
        pressed, self._pressed = self._pressed, None
        link = self.link_at(point)
        if pressed is None or self._marked is not None or link is None:
            return
        if link.area.holds(pressed.x, pressed.y):
            self.follow(link)

    def follow(self, link: Link) -> None:
        """Go where a link leads; an address of the web opens only after it was seen and agreed to."""
        if link.address:
            ask_to_open(self._preview, link.address)
        else:
            self._preview.go_to_spot(link.page, link.y)

    def _take_text(self, text: str) -> None:
        if text.strip():
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)

    def _forget(self) -> None:
        self._links.clear()
        self._pressed = self._marked = None
        self._order()

    def _order(self) -> None:
        document = self._preview.document
        due = [page for page in self._preview.in_sight if page not in self._links]
        if document is not None and due:
            self._runner.apart(
                lambda: {page: links_of(document, page) for page in due},
                lambda links: self._take(document, links),
                topic="report links",
                failed=_unread,
            )

    def _take(self, document: Document, links: dict[int, tuple[Link, ...]]) -> None:
        if document is self._preview.document:
            self._links |= links

    def _paint(self, painter: QPainter, page: int) -> None:
        if self._marked is None or self._marked[0] != page:
            return
        # The paper is white in every theme.
        painter.setPen(QPen(theme.colour(theme.LIGHT.focus), 1))
        painter.setBrush(theme.colour(theme.LIGHT.focus, _SHADE))
        painter.drawRect(self._preview.rect_of(page, self._marked[1]))


def _unread(_error: DeskError) -> None:
    """Know no links of pages that cannot be read: that they cannot be shown is told elsewhere."""
