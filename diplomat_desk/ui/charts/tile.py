"""One kept chart on the dashboard: its name, the filter that it shows, the picture, and what it leaves out."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.words import say
from diplomat_desk.services.drawing import Request
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.plot import Plot, Shown
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.elided_line import ElidedLine
from diplomat_desk.ui.empty_state import EmptyState
from diplomat_desk.ui.keys import ENTER, is_plain
from diplomat_desk.ui.layout import column, row, tool_button
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Size, Space

OPEN, BEFORE, AFTER, OFF = "open", "before", "after", "off"
_ALT_KEYS: dict[int, str] = {Qt.Key.Key_Up: BEFORE, Qt.Key.Key_Down: AFTER}


class TileTitle(QPushButton):
    """The name of a tile. Enter or a double click opens the chart, keys move it or take it off."""

    wished = Signal(str)
    """What is wanted of the tile."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setProperty("kind", "page")
        self.setAutoDefault(False)
        self.setFont(theme.font(bold=True))
        self.setMinimumHeight(Size.CLICK)
        self.setMinimumWidth(Size.CLICK)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str, question: str, *, editable: bool) -> None:
        """Show ``name``; whoever points at it reads the chart's question too."""
        self._name = name
        self.setToolTip(plain_tooltip(f"{name}\n{question}"))
        self.setAccessibleName(say("Chart {name}", name=name))
        keys = say("Enter opens it, Alt with an arrow moves it, Delete takes it off the dashboard.")
        self.setAccessibleDescription(keys if editable else say("Enter opens it."))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name to the room that there is."""
        super().resizeEvent(event)
        self._elide()

    def event(self, event: QEvent) -> bool:
        """Keep Delete from the window, where it deletes the chosen initiative."""
        deleting = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete
        if deleting and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, take off on Delete, move with Alt and an arrow."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_plain(event) and event.key() in ENTER:
            self.wished.emit(OPEN)
        elif is_plain(event) and event.key() == Qt.Key.Key_Delete:
            self.wished.emit(OFF)
        elif alt and event.key() in _ALT_KEYS:
            self.wished.emit(_ALT_KEYS[event.key()])
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QEvent) -> None:
        """Open the chart."""
        event.accept()
        self.wished.emit(OPEN)

    def _elide(self) -> None:
        room = self.width() - 2 * Space.M
        fit = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(fit.replace("&", "&&"))


class Tile(QWidget):
    """Shows a kept chart, and what can be done with it."""

    wished = Signal(object, str)
    """The tile, and what is wanted of it."""

    def __init__(self, context: PageContext, *, editable: bool) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._editable = editable
        self.one = SavedChart()
        self.first = self.last = False
        self.title = TileTitle()
        self.more = tool_button("ellipsis", say("More"))
        self.subtitle = ElidedLine()
        self.plot = Plot(context, None)
        self.caption = ElidedLine()
        self._trouble: EmptyState | None = None
        head = row(self.title, self.more, gap=0)
        head.setStretch(0, 1)
        words = row(self.subtitle, margin=(Space.M, 0, Space.M, 0))
        foot = row(self.caption, margin=(Space.M, 0, Space.M, 0))
        picture = row(self.plot, margin=(Space.S, 0, 0, 0))
        layout = column(head, words, picture, foot, gap=2, margin=(0, Space.XS, 0, Space.XS))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.title.wished.connect(lambda act: self.wished.emit(self, act))
        self.more.clicked.connect(lambda _=False: self._open_menu())
        self.plot.answered.connect(self._answered)

    def show_saved(self, one: SavedChart, question: str) -> None:
        """Show the name of ``one``; what it draws is asked for by :meth:`ask`."""
        self.one = one
        self.title.show_name(one.name, question, editable=self._editable)
        self.more.setAccessibleName(say("More for {name}", name=one.name))
        self.setAccessibleName(one.name)

    def ask(self, request: Request, widen: Callable[[], None] | None) -> None:
        """Ask the register for the picture; ``widen`` is offered where nothing matches."""
        self._drop_trouble()
        self.plot.widen = widen
        self.plot.ask(request)

    def tell(self, trouble: str) -> None:
        """Say why the chart cannot be drawn, in its place."""
        self._drop_trouble()
        self._trouble = EmptyState(say("This chart can no longer be drawn"), trouble)
        self.plot.addWidget(self._trouble)
        self.plot.setCurrentWidget(self._trouble)
        for line in (self.subtitle, self.caption):
            line.say("")

    def menu(self) -> QMenu:
        """Return the menu of what can be done with the tile; whoever asks shows it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act, text, possible in (
            (OPEN, say("&Open among the charts"), True),
            (BEFORE, say("Move to the place &before"), self._editable and not self.first),
            (AFTER, say("Move to the place &after"), self._editable and not self.last),
            (OFF, say("Take &off the dashboard"), self._editable),
        ):
            action = QAction(text, menu)
            action.setObjectName(act)
            action.setEnabled(possible)
            action.triggered.connect(lambda _=False, wish=act: self.wished.emit(self, wish))
            menu.addAction(action)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu where it is asked for."""
        self.menu().popup(event.globalPos())

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _answered(self, shown: Shown) -> None:
        chart = shown.chart
        self.subtitle.say(chart.subtitle)
        self.caption.say("" if chart.empty else "\n".join(chart.caption))

    def _drop_trouble(self) -> None:
        old, self._trouble = self._trouble, None
        if old is not None:
            self.plot.removeWidget(old)
            old.deleteLater()
