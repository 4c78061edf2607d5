"""The columns of a file: what stands in them, what each becomes, and why that was proposed."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.mapping import ColumnMapping, Mapping
from diplomat_desk.exchange.tables import Row
from diplomat_desk.exchange.targets import BY_NAME, IGNORE, NOTE, TARGETS
from diplomat_desk.exchange.understanding import Understood
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.importing.lists import settle
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Size, Space

_EXAMPLES, _LONGEST = 3, 60
_NAME, _VALUES, _BECOMES, _WHY = range(4)
_WIDTHS = (170, 230, 230)


class ColumnTable(QTableWidget):
    """Shows a line for each column of the file, with a choice of what it becomes."""

    changed = Signal()
    """Another target was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setHorizontalHeaderLabels(
            [say("Column"), say("In the file"), say("Becomes"), say("Why")]
        )
        name = say("Columns of the file, and what each becomes")
        settle(self, name, _WIDTHS, Size.CLICK + Space.S)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._columns: list[ColumnMapping] = []
        self.boxes: list[QuietBox] = []

    @property
    def columns(self) -> tuple[ColumnMapping, ...]:
        """What each column becomes now."""
        return tuple(self._columns)

    def show_file(self, understood: Understood, mapping: Mapping) -> None:
        """Show a file with ``mapping``, beside why each column was recognised as what it is."""
        header, sample, guesses = understood.header, understood.sample, understood.guesses
        self._columns = [
            mapping.of(place) or ColumnMapping(place=place, header=name, target=NOTE)
            for place, name in enumerate(header)
        ]
        self.boxes = []
        self.setRowCount(len(header))
        for place, (name, guess) in enumerate(zip(header, guesses, strict=True)):
            values = _examples(sample, place)
            self.setItem(place, _NAME, _item(name))
            self.setItem(place, _VALUES, _item(values))
            chosen = self._columns[place].target
            why = guess.why if guess.mapping.target == chosen else say("As the profile says")
            self.setItem(place, _WHY, _item(why))
            box = self._box(place, name)
            self.boxes.append(box)
            self.setCellWidget(place, _BECOMES, box)
        if header:
            self.setCurrentCell(0, _NAME)

    def change(self, column: ColumnMapping) -> None:
        """Take other particulars of a column: its role, its separator, the order of its dates."""
        if column.order is not self._columns[column.place].order:
            self.setItem(column.place, _WHY, _item(say("You chose it")))
        self._columns[column.place] = column
        self.changed.emit()

    def _box(self, place: int, name: str) -> QuietBox:
        box = QuietBox()
        box.setAccessibleName(say("“{column}” becomes", column=name))
        for target in TARGETS:
            box.addItem(say(target.label), target.name)
        box.setCurrentIndex(box.findData(self._columns[place].target))
        box.currentIndexChanged.connect(lambda _=0, at=place: self._choose(at))
        return box

    def _choose(self, place: int) -> None:
        target = str(self.boxes[place].currentData())
        before = self._columns[place]
        role = (
            before.role if BY_NAME[target].vocabulary == BY_NAME[before.target].vocabulary else ""
        )
        self._columns[place] = replace(before, target=target, role=role, of=None, values=())
        words = say("You chose it") if target != IGNORE else say("You left it out")
        self.setItem(place, _WHY, _item(words))
        self.setCurrentCell(place, _NAME)
        self.changed.emit()


def _examples(sample: Sequence[Row], place: int) -> str:
    found = dict.fromkeys(row.cells[place] for row in sample[:200] if row.cells[place].strip())
    shown = [_short(value) for value in list(found)[:_EXAMPLES]]
    return " · ".join(shown) or say("empty")


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _item(text: str) -> QTableWidgetItem:
    made = QTableWidgetItem(text)
    made.setToolTip(plain_tooltip(text))
    made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return made
