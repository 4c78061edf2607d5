"""The choices of a report, below each other: boxes, checks, lists and lines."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from diplomat_desk.domain.options import Option, chosen
from diplomat_desk.domain.words import say
from diplomat_desk.reports.kinds import ReportKind
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.layout import box, column, label
from diplomat_desk.ui.tokens import Size, Space

_MOST_LINES = 7
_VALUE = Qt.ItemDataRole.UserRole


class ManyList(QListWidget):
    """Choices of which any number can be checked; they can be dragged into another order."""

    chosen = Signal()

    def __init__(self, option: Option, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        picked = chosen(value)
        labels = {choice.value: choice.label for choice in option.choices}
        for name in (*picked, *(name for name in labels if name not in picked)):
            item = QListWidgetItem(say(labels[name]), self)
            item.setData(_VALUE, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            checked = Qt.CheckState.Checked if name in picked else Qt.CheckState.Unchecked
            item.setCheckState(checked)
        self.setFixedHeight(min(len(labels), _MOST_LINES) * Size.CLICK)
        self.itemChanged.connect(lambda _: self.chosen.emit())
        self.model().rowsMoved.connect(lambda *_: self.chosen.emit())

    def value(self) -> str:
        """Return what is checked, in the order of the list."""
        items = [self.item(row) for row in range(self.count())]
        checked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return ",".join(str(item.data(_VALUE)) for item in checked)


Control = QuietBox | QCheckBox | ManyList | QLineEdit


class ReportOptions(QWidget):
    """Shows the options of one report."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls: dict[str, Control] = {}
        self._column = column(gap=Space.S)
        self.setLayout(self._column)

    def show_kind(self, kind: ReportKind, given: Mapping[str, str]) -> None:
        """Offer the choices of ``kind``, with ``given`` chosen."""
        self._clear()
        for option in kind.options:
            control = self._control(option, given.get(option.name, option.default))
            self.controls[option.name] = control
            control.setAccessibleName(say(option.label))
            if not isinstance(control, QCheckBox):
                words = label(say(option.label), "muted")
                words.setBuddy(control)
                self._column.addWidget(box(column(words, control, gap=Space.XS)))
            else:
                self._column.addWidget(control)
        self.setVisible(bool(kind.options))

    def value(self) -> dict[str, str]:
        """Return what is chosen, by the option's name."""
        return {name: _value(control) for name, control in self.controls.items()}

    def _control(self, option: Option, value: str) -> Control:
        if option.is_switch:
            check = QCheckBox(say(option.label))
            check.setChecked(value == "yes")
            check.toggled.connect(lambda _: self.changed.emit())
            return check
        if option.many:
            many = ManyList(option, value)
            many.chosen.connect(self.changed)
            return many
        if not option.choices:
            line = QLineEdit(value)
            line.setPlaceholderText(say(option.hint) if option.hint else "")
            line.editingFinished.connect(self.changed)
            return line
        one = QuietBox()
        for choice in option.choices:
            one.addItem(say(choice.label), choice.value)
        one.setCurrentIndex(max(one.findData(value), 0))
        one.currentIndexChanged.connect(lambda _: self.changed.emit())
        return one

    def _clear(self) -> None:
        self.controls = {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _value(control: Control) -> str:
    if isinstance(control, QCheckBox):
        return "yes" if control.isChecked() else "no"
    if isinstance(control, ManyList):
        return control.value()
    if isinstance(control, QLineEdit):
        return control.text().strip()
    return str(control.currentData())
