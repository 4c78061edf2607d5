"""Likely duplicates side by side, with a choice for each of them and one for all others."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.services.importing import Checked, Choice, SideBySide, twin_in_words
from diplomat_desk.ui.change_list import ChangeList
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.importing.lists import list_of
from diplomat_desk.ui.importing.twin_model import WORDS, TwinModel, other_of
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.tokens import Space

_WIDTHS = (60, 180, 170)
_SIDES = (560, 360)
_VERBS = {
    Choice.IMPORT: "&Keep both",
    Choice.SKIP: "&Leave the row out",
    Choice.UPDATE: "&Update the other",
}


class TwinsView(QWidget):
    """Lists rows that look like duplicates; beside the list is where the chosen one and the other differ."""

    wanted = Signal(object)
    """The :class:`Twin` whose sides are to be shown."""
    chosen = Signal()
    """Another choice was made: what is counted is no longer right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TwinModel(self)
        self.table = list_of(self.model, say("Likely duplicates"), _WIDTHS)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._ask())
        self.otherwise = QuietBox()
        self.otherwise.setAccessibleName(say("All others"))
        for choice, words in WORDS.items():
            self.otherwise.addItem(say(words), choice.value)
        self.otherwise.currentIndexChanged.connect(lambda _=0: self._choose_otherwise())
        others = label(say("All others"), "muted")
        others.setBuddy(self.otherwise)
        self.why = label("", "muted", wrap=True)
        self.sides = ChangeList(say("Where they differ"))
        self.buttons = {choice: button(say(verb)) for choice, verb in _VERBS.items()}
        for choice, one in self.buttons.items():
            one.clicked.connect(partial(self._choose, choice))
        left = column(self.table, row(others, self.otherwise, STRETCH), gap=Space.S)
        verbs = row(*self.buttons.values(), STRETCH)
        right = column(self.why, gap=Space.S, margin=(Space.M, 0, 0, 0))
        right.addWidget(self.sides, 1)
        right.addLayout(verbs)
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.setHandleWidth(5)
        split.addWidget(box(left))
        split.addWidget(box(right))
        split.setSizes(_SIDES)
        self.setLayout(column(split, gap=0))
        self.setFocusProxy(self.table)

    def show_checked(self, checked: Checked) -> None:
        """Show the likely duplicates of a check."""
        at = self.table.currentIndex().row()
        self.model.show_checked(checked)
        if self.model.rowCount():
            self.table.selectRow(min(max(at, 0), self.model.rowCount() - 1))

    def show_sides(self, found: SideBySide) -> None:
        """Show where the chosen row and what it looks like differ."""
        if not self._places() or self.model.twin(self._places()[-1]) != found.twin:
            return
        if found.differing:
            here = say("Row {row}", row=found.twin.row)
            self.sides.show_sides(found.differing, other_of(found.twin), here)
        else:
            self.sides.say(say("They do not differ in anything that would be recorded."))

    def _places(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _ask(self) -> None:
        places = self._places()
        for one in self.buttons.values():
            one.setEnabled(bool(places))
        if places:
            twin = self.model.twin(places[-1])
            self.why.setText(twin_in_words(twin))
            self.wanted.emit(twin)
        else:
            self.why.setText("")
            self.sides.say("")

    def _choose(self, choice: Choice) -> None:
        places = self._places()
        self.model.choose(places, choice)
        self.chosen.emit()
        if places and places[-1] + 1 < self.model.rowCount():
            self.table.selectRow(places[-1] + 1)
        self.table.setFocus()

    def _choose_otherwise(self) -> None:
        self.model.choose_otherwise(Choice(self.otherwise.currentData()))
        self.chosen.emit()
