"""The box in which a report is chosen: grouped, each with what it holds, found by typing."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.reports.catalogue import REPORTS
from diplomat_desk.reports.kinds import ReportKind, Subject
from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.painting import mirrored
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Scale, Size, Space

_NAME = Qt.ItemDataRole.UserRole
_ABOUT = Qt.ItemDataRole.AccessibleDescriptionRole
_ICON = Qt.ItemDataRole.UserRole + 2
_WIDEST = 640
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_HOVER = QStyle.StateFlag.State_MouseOver
_SELECTED = QStyle.StateFlag.State_Selected


class ReportChooser(QuietBox):
    """All reports by name. Opened, it is a list with what each holds, first those of many records."""

    picked = Signal()
    """A report was picked from the open list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = QStandardItemModel(self)
        self.setModel(self._offered)
        self.setItemDelegate(_Lines(self))
        self._add_group(say("Of what is selected"), about_one=False)
        self._add_group(say("About one record or country"), about_one=True)
        self._is_open = False
        self.activated.connect(lambda _: self._pick())
        self.setMaxVisibleItems(self.count())
        self.choose(REPORTS[0].name)

    def name(self) -> str:
        """Return the name of the chosen report."""
        return str(self.currentData(_NAME))

    def choose(self, name: str) -> None:
        """Choose the report called ``name``, if there is one."""
        place = self.findData(name, _NAME)
        if place >= 0:
            self.setCurrentIndex(place)

    def showPopup(self) -> None:
        """Open as wide as the window has room for: what a report holds is a sentence."""
        room = self.window().width() - 2 * Space.XXL
        self.view().setMinimumWidth(max(self.width(), min(_WIDEST, room)))
        self._is_open = True
        super().showPopup()
        self._bring_onto_screen(self.view().window())

    def hidePopup(self) -> None:
        """Close; what was picked is told right after."""
        super().hidePopup()
        QTimer.singleShot(0, self._closed)

    def _closed(self) -> None:
        self._is_open = False

    def _pick(self) -> None:
        # The arrow keys choose too, one after the other: whoever uses them is not there yet.
        if self._is_open:
            self.picked.emit()

    def _bring_onto_screen(self, popup: QWidget) -> None:
        """Open below the box, or as near as the whole list has room: Qt would let it end above the screen."""
        screen = self.screen().availableGeometry()
        below = self.mapToGlobal(self.rect().bottomLeft()).y() + 1
        lowest = screen.bottom() + 1 - popup.height()
        popup.move(popup.x(), max(min(below, lowest), screen.top()))

    def _add_group(self, heading: str, *, about_one: bool) -> None:
        item = QStandardItem(heading)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._offered.appendRow(item)
        for kind in REPORTS:
            if (kind.subject is not Subject.NONE) == about_one:
                self._offered.appendRow(_item(kind))


class _Lines(QStyledItemDelegate):
    """Paints a report's name and below it what it holds; a heading alone."""

    def __init__(self, box: ReportChooser) -> None:
        super().__init__(box)
        self._box = box

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line; the width is the list's."""
        step = self._box.fontMetrics().lineSpacing()
        if not index.data(_NAME):
            return QSize(0, step + Space.M)
        return QSize(0, 2 * step + Space.S + Space.XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        painter.save()
        rect: QRect = option.rect
        inner = rect.adjusted(Space.M, 0, -Space.M, 0)
        if index.data(_NAME):
            self._paint_report(painter, option, inner, index)
        else:
            painter.fillRect(rect, QColor(theme.current().page))
            muted = theme.current().muted
            _write(painter, inner, str(index.data()), theme.font(Scale.SMALL, bold=True), muted)
        painter.restore()

    def _paint_report(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        index: Index,
    ) -> None:
        colours = theme.current()
        if option.state & _SELECTED:
            painter.fillRect(option.rect, QColor(colours.selected))
        elif option.state & _HOVER:
            painter.fillRect(option.rect, QColor(colours.hover))
        room = Size.ICON + Space.S
        at = inner.right() - Size.ICON if mirrored() else inner.left()
        ratio = self._box.devicePixelRatioF()
        picture = icons.pixmap(str(index.data(_ICON)), Size.ICON, "muted", ratio)
        painter.drawPixmap(at, inner.center().y() - Size.ICON // 2 + 1, picture)
        words = inner.adjusted(0, 0, -room, 0) if mirrored() else inner.adjusted(room, 0, 0, 0)
        step = self._box.fontMetrics().lineSpacing()
        first = QRect(words.left(), words.top() + Space.XS, words.width(), step)
        _write(painter, first, str(index.data()), theme.font(bold=True), colours.text)
        below = first.translated(0, step)
        _write(painter, below, str(index.data(_ABOUT)), theme.font(Scale.SMALL), colours.muted)


def _write(painter: QPainter, rect: QRect, text: str, font: QFont, colour: str) -> None:
    """Write one line at the beginning of ``rect``, cut at its end where there is no room."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    fit = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if mirrored() else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(side | _MIDDLE), fit)


def _item(kind: ReportKind) -> QStandardItem:
    item = QStandardItem(kind.title)
    about = say(kind.about)
    item.setData(kind.name, _NAME)
    item.setData(kind.icon, _ICON)
    item.setData(about, _ABOUT)
    item.setData(plain_tooltip(about), Qt.ItemDataRole.ToolTipRole)
    return item
