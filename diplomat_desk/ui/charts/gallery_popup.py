"""The button that names the chart now seen, and the gallery that opens under it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from diplomat_desk.charts.kinds import ChartKind
from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.charts.gallery import RENAME, FilterWords, Gallery, Wish
from diplomat_desk.ui.charts.kept import KeptCharts
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.layout import STRETCH, column, label, row
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.popup import Popup
from diplomat_desk.ui.tokens import Size, Space

_WIDTH = 820
_MOST_HEIGHT = 520
_MOST_NAME = 260
_LEAVES = ("open", RENAME)
"""What is wanted of a kept chart and closes the gallery."""


class GalleryPopup(Popup):
    """The gallery in a small window. It closes when a chart is chosen."""

    def __init__(self, parent: QWidget, gallery: Gallery) -> None:
        super().__init__(parent, say("Gallery of charts"))
        self.gallery = gallery
        self.setLayout(column(gallery, margin=Space.M))
        self.setFocusProxy(gallery)
        gallery.chosen.connect(lambda _: self.close())
        gallery.wished.connect(self._close_for)

    def open_under(self, anchor: QWidget) -> None:
        """Open as wide as the page has room for, and as high as the cards are."""
        page = anchor.window().width() - 2 * Space.XXL
        width = min(_WIDTH, page)
        inside = width - 2 * Space.M - 2
        high = self.gallery.wanted_height(inside) + 2 * Space.M + int(Space.S)
        self.resize(width, min(high, _MOST_HEIGHT, anchor.window().height() - 2 * Space.XXL))
        super().open_under(anchor)

    def _close_for(self, wish: Wish) -> None:
        if wish.act in _LEAVES:
            self.close()


class Chooser(QPushButton):
    """Names the chart that is seen; a click, Enter, Space or the arrow down opens the gallery."""

    chosen = Signal(str)
    """The name of a chart of the catalogue."""
    wished = Signal(object)
    """A :class:`Wish` about a kept chart."""

    def __init__(self, kinds: Sequence[ChartKind], kept: KeptCharts, words: FilterWords) -> None:
        super().__init__()
        self._kinds = tuple(kinds)
        self._kept = kept
        self._words = words
        self._shown = ("", 0)
        self.setProperty("kind", "choice")
        self.setAutoDefault(False)
        self.setIconSize(QSize(Size.ICON + Space.XS, Size.ICON))
        self._down = label()
        self._down.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(row(STRETCH, self._down, margin=(0, 0, Space.S, 0)))
        theme.signals().theme_changed.connect(self._show_down)
        self._show_down()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _=False: self.open())

    def show_chart(self, name: str, kept: int = 0) -> None:
        """Name the chart ``name``, or the kept one that it was opened as."""
        kind = next((kind for kind in self._kinds if kind.name == name), None)
        if kind is None:
            return
        self._shown = (name, kept)
        one = self._kept.find(kept) if kept else None
        title = one.name if one is not None else say(kind.label)
        icons.put(self, "star" if one is not None else kind.icon, "accent", Space.XS)
        fit = self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, _MOST_NAME)
        self.setText(fit.replace("&", "&&"))
        self.setAccessibleName(say("Chart: {name}. Choose another.", name=title))
        self.setToolTip(plain_tooltip(f"{title}\n{kind.asks}"))

    def open(self) -> GalleryPopup:
        """Open the gallery under the button."""
        gallery = Gallery(self._kinds, self._kept, self._words)
        gallery.mark(*self._shown)
        gallery.chosen.connect(self.chosen)
        gallery.wished.connect(self.wished)
        popup = GalleryPopup(self, gallery)
        popup.open_under(self)
        return popup

    def sizeHint(self) -> QSize:
        """Return room for the icon, the name and the arrow; a layout within would hide the first two."""
        return QPushButton.sizeHint(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and the arrow down too."""
        if event.key() in (*ENTER, Qt.Key.Key_Down):
            self.open()
        else:
            super().keyPressEvent(event)

    def _show_down(self) -> None:
        ratio = self.devicePixelRatioF()
        self._down.setPixmap(icons.pixmap("chevron-down", Size.ICON, "muted", ratio))
