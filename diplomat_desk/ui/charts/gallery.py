"""The gallery: a card for each chart with its question, and one for each chart that was kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QScrollArea, QWidget

from diplomat_desk.charts.kinds import ChartKind
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import dotted, say
from diplomat_desk.ui.charts.cards import Card, CardGrid
from diplomat_desk.ui.charts.kept import KeptCharts
from diplomat_desk.ui.keys import ENTER, is_plain
from diplomat_desk.ui.layout import STRETCH, box, column, label, scroller
from diplomat_desk.ui.tokens import Space

OPEN, RENAME, ON, OFF, UP, DOWN, DELETE = "open", "rename", "on", "off", "up", "down", "delete"
_KEYS: dict[int, str] = {Qt.Key.Key_F2: RENAME, Qt.Key.Key_Delete: DELETE}
_CHART, _KEPT = "chart:", "kept:"

FilterWords = Callable[[SavedChart], str]
"""Says the filter of a kept chart in words."""
Offered = Callable[[SavedChart], bool]
"""Tells whether a kept chart is among those to choose from."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a kept chart."""

    act: str
    one: SavedChart


class Gallery(QWidget):
    """Lets a chart be chosen: typing finds, arrow keys move, Enter or a click chooses.

    With ``offered``, among kept charts only, which cannot be changed there.
    """

    chosen = Signal(str)
    """The name of a chart of the catalogue."""
    wished = Signal(object)
    """A :class:`Wish` about a kept chart."""

    def __init__(
        self, kinds: Sequence[ChartKind], kept: KeptCharts, words: FilterWords,
        *, offered: Offered | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._kept = kept
        self._words = words
        self._kinds = tuple(kinds)
        self._offered = offered
        self.field = QLineEdit(
            placeholderText=say("Type to find a chart…"), clearButtonEnabled=True
        )
        self.field.setAccessibleName(say("Find a chart"))
        self.charts = CardGrid(say("Charts"))
        self.kept = CardGrid(say("Kept charts"))
        self.grids = (self.charts, self.kept)
        self._heading = label(say("Kept charts"), "strong")
        self._none = label(say("No chart is called so, and none asks this."), "muted")
        self._content = box(
            column(self.charts, Space.XS.value, self._heading, self.kept, self._none, STRETCH,
                   gap=Space.XS, margin=0)
        )  # fmt: skip
        self.area: QScrollArea = scroller(self._content)
        self.setLayout(column(self.field, self.area, gap=Space.S))
        self.setFocusProxy(self.field)
        self._connect()
        self.refill()

    def mark(self, chart: str, kept: int) -> None:
        """Show which chart, or which kept one, is the one now seen."""
        self.charts.current_key = "" if kept else f"{_CHART}{chart}"
        self.kept.current_key = f"{_KEPT}{kept}"
        for grid in self.grids:
            grid.viewport().update()

    def refill(self) -> None:
        """Show what matches the typed text."""
        wanted = fold(self.field.text().strip())
        self.charts.fill(_matching(self._of_catalogue(), wanted))
        self.kept.fill(_matching(self._of_kept(), wanted))
        for grid in self.grids:
            grid.setVisible(grid.count() > 0)
        self._heading.setVisible(self.kept.count() > 0 and self._offered is None)
        self._none.setVisible(not self.charts.count() and not self.kept.count())

    def wanted_height(self, width: int) -> int:
        """Return the height that shows every card when the gallery is ``width`` wide."""
        for grid in self.grids:
            grid.fit(width)
        inside = sum(grid.height() + int(Space.S) for grid in self.grids if grid.count())
        heading = self._heading.sizeHint().height() + int(Space.S) if self.kept.count() else 0
        return self.field.sizeHint().height() + inside + heading + int(Space.S)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow go down from the field into the cards, and Enter choose the first."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101 - for the type checker
            if is_plain(event) and event.key() == Qt.Key.Key_Down:
                self._enter(self._first_grid())
                return True
            if is_plain(event) and event.key() in ENTER:
                self._pick_first()
                return True
        return super().eventFilter(watched, event)

    def menu_of(self, one: SavedChart) -> QMenu:
        """Return the menu of what can be done with a kept chart; whoever asks shows it."""
        editable, charts = self._kept.editable, self._kept.charts
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act, text, possible in (
            (OPEN, say("&Open"), True),
            (RENAME, say("&Rename…"), editable),
            (OFF, say("Take &off the dashboard"), editable)
            if one.tile
            else (ON, say("Put on the da&shboard"), editable),
            (UP, say("Move u&p"), editable and charts[:1] != (one,)),
            (DOWN, say("Move &down"), editable and charts[-1:] != (one,)),
            (DELETE, say("D&elete"), editable),
        ):
            action = QAction(text, menu)
            action.setObjectName(act)
            action.setEnabled(possible)
            action.triggered.connect(lambda _=False, wish=act: self.wished.emit(Wish(wish, one)))
            menu.addAction(action)
        return menu

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.refill)
        self._kept.changed.connect(self.refill)
        for grid in self.grids:
            grid.picked.connect(self._pick)
            grid.key_pressed.connect(self._key)
            grid.more_wanted.connect(self._open_menu)
            grid.currentRowChanged.connect(lambda _=0, of=grid: self._bring_into_sight(of))
        self.charts.left.connect(lambda by: self._leave(self.charts, by))
        self.kept.left.connect(lambda by: self._leave(self.kept, by))

    def _of_catalogue(self) -> tuple[Card, ...]:
        if self._offered is not None:
            return ()
        return tuple(
            Card(f"{_CHART}{kind.name}", say(kind.label), kind.asks, kind.icon)
            for kind in self._kinds
        )

    def _of_kept(self) -> tuple[Card, ...]:
        offered = self._offered or (lambda _: True)
        return tuple(self._card(one) for one in self._kept.charts if offered(one))

    def _card(self, one: SavedChart) -> Card:
        label = next((say(kind.label) for kind in self._kinds if kind.name == one.chart), "")
        gone = "" if label else say("This application has no chart “{name}”.", name=one.chart)
        trouble = gone or self._kept.trouble(one)
        words = trouble or dotted(label, self._words(one))
        more = self._offered is None
        return Card(f"{_KEPT}{one.id}", one.name, words, "star", more=more, warns=bool(trouble))

    def _pick(self, key: str) -> None:
        one = self._kept_of(key)
        if one is not None:
            self.wished.emit(Wish(OPEN, one))
        else:
            self.chosen.emit(key.removeprefix(_CHART))

    def _pick_first(self) -> None:
        cards = (*self.charts.cards(), *self.kept.cards())
        if cards:
            self._pick(cards[0].key)

    def _key(self, key: str, event: QKeyEvent) -> None:
        """Change a kept chart by its keys; type into the field whatever is a letter."""
        one = self._kept_of(key)
        act = _KEYS.get(event.key(), "")
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            act = UP if event.key() == Qt.Key.Key_Up else DOWN
        if event.key() == Qt.Key.Key_Menu and one is not None and self._offered is None:
            self._open_menu(key, self.kept.menu_point())
        elif act:
            if one is not None and self._kept.editable and self._offered is None:
                self.wished.emit(Wish(act, one))
        elif event.text().isprintable() and event.text():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.insert(event.text())
        else:
            event.ignore()

    def _open_menu(self, key: str, at: QPoint) -> None:
        one = self._kept_of(key)
        if one is not None:
            self.menu_of(one).popup(at)

    def _kept_of(self, key: str) -> SavedChart | None:
        if not key.startswith(_KEPT):
            return None
        return self._kept.find(int(key.removeprefix(_KEPT)))

    def _first_grid(self) -> CardGrid:
        return self.charts if self.charts.count() else self.kept

    def _enter(self, grid: CardGrid, *, at_end: bool = False) -> None:
        if grid.count():
            grid.setCurrentRow(grid.count() - 1 if at_end else 0)
            grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self, grid: CardGrid, by: int) -> None:
        if grid is self.charts and by > 0:
            self._enter(self.kept)
        elif grid is self.kept and by < 0 and self.charts.count():
            self._enter(self.charts, at_end=True)
        elif by < 0:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_into_sight(self, grid: CardGrid) -> None:
        if grid.currentRow() >= 0:
            rect = grid.visualItemRect(grid.currentItem())
            centre = grid.mapTo(self._content, rect.center())
            self.area.ensureVisible(centre.x(), centre.y(), 0, rect.height() // 2 + int(Space.S))


def _matching(cards: tuple[Card, ...], wanted: str) -> tuple[Card, ...]:
    """Return what holds ``wanted``: what begins with it first, then what is called by it, then the rest."""

    def rank(card: Card) -> int:
        title = fold(card.title)
        return 0 if title.startswith(wanted) else 1 if wanted in title else 2

    found = (card for card in cards if wanted in fold(f"{card.title} {card.words}"))
    return tuple(sorted(found, key=rank) if wanted else found)
