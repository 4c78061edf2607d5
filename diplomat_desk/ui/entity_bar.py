"""Above the list of people or organisations: the search line, the order, the doubles, New, the count."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from diplomat_desk.domain.words import count, say
from diplomat_desk.ui import icons
from diplomat_desk.ui.entity_words import EntityWords
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.tokens import Size, Space

_SEARCH_LEAST, _SEARCH_MOST = 160, 360


class _SearchLine(QLineEdit):
    """Finds as one types; Down goes into the list, Esc empties the line."""

    down = Signal()
    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down into the list, or empty the line."""
        if event.key() in (Qt.Key.Key_Down, *ENTER):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class EntityBar(QWidget):
    """What is asked of the list; ``asked`` tells that it is to be asked anew."""

    asked = Signal()
    down = Signal()

    def __init__(
        self, words: EntityWords, *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.search = _SearchLine()
        self.search.setPlaceholderText(say(words.find))
        self.search.setAccessibleName(say(words.find))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(_SEARCH_LEAST)
        self.search.setMaximumWidth(_SEARCH_MOST)
        self.order = QuietBox()
        self.order.addItem(say("By name"), False)
        self.order.addItem(say("By initiatives"), True)
        self.order.setAccessibleName(say("Order: by name or by number of initiatives"))
        self.order.setSizeAdjustPolicy(QuietBox.SizeAdjustPolicy.AdjustToContents)
        self.doubles = button(say("Likely duplicates"), "flat")
        self.doubles.setCheckable(True)
        self.new = button(say(words.new), "", "plus")
        if not editable:
            self.new.hide()
        self.counted = label("", "muted")
        top = row(self.search, STRETCH, self.new)
        top.setStretchFactor(self.search, 1)
        below = row(self.counted, STRETCH, self.doubles, self.order)
        sides = (Space.M, Space.S, Space.M, Space.S)
        self.setLayout(column(top, below, gap=Space.XS, margin=sides))
        self.setFocusProxy(self.search)
        self.search.textEdited.connect(lambda _: self._typed())
        self.search.emptied.connect(self.asked)
        self.search.down.connect(self.down)
        self.order.currentIndexChanged.connect(lambda _: self.asked.emit())
        self._mark_search()

    @property
    def by_use(self) -> bool:
        """Whether the most engaged come first."""
        return bool(self.order.currentData())

    def set_order(self, by_use: bool) -> None:
        """List the most engaged first, or by name."""
        self.order.setCurrentIndex(self.order.findData(by_use))

    def reset(self) -> None:
        """Search for nothing and show the list."""
        self.search.clear()
        self.doubles.setChecked(False)

    def show_count(self, found: int, total: int) -> None:
        """Say how many of how many are listed."""
        searched = bool(self.search.text().strip())
        one, many = self._words.counted_of if searched else self._words.counted
        self.counted.setText(count(total, one, many, found=f"{found:,}"))

    def show_doubles(self, number: int) -> None:
        """Say on the button how many pairs look like doubles."""
        text = say("Likely duplicates")
        self.doubles.setText(f"{text} ({number:,})" if number else text)
        self.doubles.setAccessibleName(self.doubles.text())

    def _typed(self) -> None:
        self.doubles.setChecked(False)
        self.asked.emit()

    def _mark_search(self) -> None:
        mark = QAction(self)
        icons.put(mark, "search", "muted")
        self.search.addAction(mark, QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumHeight(Size.CLICK)
