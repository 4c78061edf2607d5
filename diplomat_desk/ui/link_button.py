"""A link among text, flush with the words above it: wrapped, or cut at the end where it does not fit."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.plain import breakable, direction_of, plain_tooltip
from diplomat_desk.ui.tokens import Size, Space

_LEAST = 60


class LinkButton(QAbstractButton):
    """Shows as much of ``words`` as there is room for; the tooltip and a screen reader have them whole.

    With ``wrap`` it takes as many lines as they need. With ``low`` its words sit at the foot of its
    height, near to what stands below them. It paints itself, because a push button's padding would set
    it off from the text around it.
    """

    def __init__(
        self,
        words: str,
        icon: str = "",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        low: bool = False,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._shown = breakable(words) if wrap else words
        self._wrap = wrap
        self._low = low
        self._room_for_icon = Size.ICON + Space.XS if icon else 0
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A fixed height would be that of one line.
        high = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, high)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        if icon:
            icons.put(self, icon, "accent")

    def sizeHint(self) -> QSize:
        """Return the size of all the words on one line."""
        width = self.fontMetrics().horizontalAdvance(self._words) + self._room_for_icon
        return QSize(width, Size.CLICK)

    def minimumSizeHint(self) -> QSize:
        """Return a width that any column has."""
        return QSize(_LEAST, Size.CLICK)

    def hasHeightForWidth(self) -> bool:
        """Return whether the height depends on the width."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Return the height of all the words at ``width``."""
        if not self._wrap:
            return Size.CLICK
        room = QRect(0, 0, max(1, width - self._room_for_icon), 100_000)
        text = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._shown)
        return max(Size.CLICK, text.height() + Size.CLICK - self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon and words; underlined under the pointer, framed with the focus."""
        painter = QPainter(self)
        mirrored = self.isRightToLeft()
        room = self._room_for_icon
        rect = (
            self.rect().adjusted(0, 0, -room, 0)
            if mirrored
            else self.rect().adjusted(room, 0, 0, 0)
        )
        if room:
            left = self.width() - Size.ICON if mirrored else 0
            top = (self.height() - Size.ICON) // 2
            self.icon().paint(painter, QRect(left, top, Size.ICON, Size.ICON))
        font = self.font()
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(QColor(theme.current().accent))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        high = Qt.AlignmentFlag.AlignBottom if self._low else Qt.AlignmentFlag.AlignVCenter
        place = int(high | Qt.AlignmentFlag.AlignAbsolute | side)
        painter.setLayoutDirection(direction_of(self._words))
        if self._wrap:
            painter.drawText(rect, place | int(Qt.TextFlag.TextWordWrap), self._shown)
        else:
            shown = self.fontMetrics().elidedText(
                self._words, Qt.TextElideMode.ElideRight, rect.width()
            )
            painter.drawText(rect, place, shown)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.current().focus), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Underline no longer."""
        super().leaveEvent(event)
        self.update()
