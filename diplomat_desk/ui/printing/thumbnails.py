"""The pages in small, to look over and to go to: painted when they come into sight, and only then."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.printing.geometry import Sheet
from diplomat_desk.ui.printing.page_cache import PageCache
from diplomat_desk.ui.printing.page_list import PageList
from diplomat_desk.ui.printing.pdf import Cut, Document, Painted
from diplomat_desk.ui.printing.preview import Paint
from diplomat_desk.ui.tokens import Scale, Size, Space

MOST_BYTES = 24 * 1024 * 1024
MOST_AT_ONCE = 8
"""So many are ordered together: the page that is read need not wait long behind them."""

_SOON_MS = 30
_LINE = 48
_TALLEST = 1.6
"""No picture is higher than so many times its width, whatever the paper."""
_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform


class Thumbnails(QListView):
    """The pages of a document below each other, as wide as there is room; one of them is chosen."""

    chosen = Signal(int)
    """The page that the reader wants, from 0."""

    def __init__(self, paint: Paint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint = paint
        self._document: Document | None = None
        self._shape = 1.0
        self._cache = PageCache(MOST_BYTES)
        self._under_way = False
        self._follows = False
        self._leads = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._order)
        self.pages = PageList(self)
        self.setModel(self.pages)
        self.setItemDelegate(_Thumbnail(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # A bar that comes and goes would change the width, and with it all heights.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Qt would scroll by whole pages, three with a notch of the wheel.
        self.verticalScrollBar().setSingleStep(_LINE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(say("Pages"))
        self.activated.connect(self._choose)
        self.clicked.connect(self._choose)

    def show_document(self, document: Document | None, page: int) -> None:
        """Show another document, or none, with ``page`` as the one that is read; -1 for none."""
        self._document = document
        self._cache.clear()
        self._under_way = False
        sheets = document.sheets if document else ()
        shapes = (sheet.height / sheet.width for sheet in sheets)
        self._shape = min(max(shapes, default=1.0), _TALLEST)
        self.pages.show(len(sheets))
        self.follow(page)

    def follow(self, page: int) -> None:
        """Mark the page that is read now; nothing is ``chosen`` by that.

        A page that the reader chose stays marked where it cannot be scrolled to the top.
        """
        index = self.pages.index(page)
        if index.isValid() and not self._leads:
            self._follows = True
            self.setCurrentIndex(index)
            self._follows = False

    def picture(self, page: int) -> QImage | None:
        """Return the picture of a page if it is there."""
        return self._cache.get(page)

    @property
    def in_sight(self) -> range:
        """The pages that can be seen now, at least in part."""
        height, pages = self.cell().height(), self.pages.rowCount()
        top = self.verticalScrollBar().value()
        last = -(-(top + self.viewport().height()) // height)
        return range(min(top // height, pages), min(last, pages))

    def cell(self) -> QSize:
        """Return the room that a page takes with its number and the air around, the same for all."""
        width = self.viewport().width()
        return QSize(width, round(self._picture_width * self._shape) + 3 * Space.S + self._line)

    def frame_of(self, cell: QRect, page: int) -> QRect:
        """Return where in its cell the picture of a page goes."""
        sheet = self._sheet(page)
        width = self._picture_width
        height = round(width * self._shape)
        scale = min(width / sheet.width, height / sheet.height)
        size = QSize(max(1, round(sheet.width * scale)), max(1, round(sheet.height * scale)))
        left = cell.left() + (cell.width() - size.width()) // 2
        top = cell.top() + Space.S + height - size.height()
        return QRect(left, top, size.width(), size.height())

    def sizeHint(self) -> QSize:
        """Ask for no room: the strip says how wide it is."""
        return QSize(0, 0)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Go where the keyboard goes."""
        super().currentChanged(current, previous)
        if not self._follows:
            self._choose(current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is there, and order what is missing."""
        super().paintEvent(event)
        if self._due() and not self._under_way and not self._soon.isActive():
            self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out for the new width, and keep the place."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()
            bar.setValue(round(share * bar.maximum()))

    @property
    def _line(self) -> int:
        return QFontMetrics(theme.font(Scale.SMALL)).lineSpacing()

    @property
    def _picture_width(self) -> int:
        return max(1, self.viewport().width() - 2 * Space.L)

    def _sheet(self, page: int) -> Sheet:
        if self._document is None:
            raise IndexError(page)
        return self._document.sheets[page]

    def _choose(self, index: Index) -> None:
        if index.isValid():
            self._leads = True
            self.chosen.emit(index.row())
            self._leads = False

    def _due(self) -> tuple[Cut, ...]:
        """Return what is to be painted of what is in sight."""
        if self._document is None:
            return ()
        cuts = []
        for page in self.in_sight:
            size = self.frame_of(QRect(), page).size() * self.devicePixelRatioF()
            image = self._cache.get(page)
            if image is None or image.size() != size:
                cuts.append(Cut(page, size.width(), size.height()))
        return tuple(cuts)

    def _order(self) -> None:
        cuts = self._due()[:MOST_AT_ONCE]
        if cuts and self._document is not None and not self._under_way and self.isVisible():
            self._under_way = True
            self._paint(self._document, cuts, self._take)

    def _take(self, painted: tuple[Painted, ...]) -> None:
        if any(one.document is not self._document for one in painted):
            return
        self._under_way = False
        for one in painted:
            self._cache.put(one.cut.page, one.image, self.in_sight)
        self.viewport().update()


class _Thumbnail(QStyledItemDelegate):
    """Paints a page in small with its number below it."""

    def __init__(self, view: Thumbnails) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the room that every page takes."""
        return self._view.cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground where it is chosen, the paper with what of its print is there, the number."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, cell, chosen=chosen)
        self._paint_page(painter, self._view.frame_of(cell, index.row()), index.row())
        colours = theme.current()
        painter.setPen(QColor(colours.text if chosen else colours.muted))
        painter.setFont(theme.font(Scale.SMALL, bold=chosen, tabular=True))
        below = cell.adjusted(0, 0, 0, -Space.S)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(below, int(flags), str(index.data()))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: QRect, *, chosen: bool
    ) -> None:
        colours = theme.current()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not chosen and not hovered:
            return
        focused = chosen and self._view.hasFocus()
        painter.setBrush(QColor(colours.selected if chosen else colours.hover))
        painter.setPen(QPen(QColor(colours.focus), 2) if focused else QPen(Qt.PenStyle.NoPen))
        ground = cell.adjusted(Space.XS, Space.XS // 2, -Space.XS, -Space.XS // 2)
        painter.drawRoundedRect(ground, Size.RADIUS, Size.RADIUS)

    def _paint_page(self, painter: QPainter, frame: QRect, page: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setRenderHint(_SMOOTH)
        painter.setPen(QColor(theme.current().control))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame.adjusted(-1, -1, 0, 0))
        painter.fillRect(frame, Qt.GlobalColor.white)
        image = self._view.picture(page)
        if image is not None:
            painter.drawImage(frame, image)
