"""The choices of a chart, side by side: each a label and a box, the usual value first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from diplomat_desk.charts.kinds import ChartKind
from diplomat_desk.domain.options import Options
from diplomat_desk.domain.words import say
from diplomat_desk.ui.flow import FlowLayout
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.layout import box, label, row
from diplomat_desk.ui.tokens import Space

_WIDEST = 220
"""A box is as wide as its longest choice, up to this, so that no choice is cut."""


class OptionBar(QWidget):
    """Shows the options of one chart; hidden where it has none."""

    chosen = Signal()
    """Another value was chosen; ask :meth:`options`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QuietBox] = {}
        self._flow = FlowLayout(spacing=Space.M)
        self.setLayout(self._flow)
        self.hide()

    def show_kind(self, kind: ChartKind, options: Options) -> None:
        """Offer the choices of ``kind``, with ``options`` chosen."""
        self._clear()
        for option in kind.options:
            combo = QuietBox()
            words = label(say(option.label), "muted")
            words.setBuddy(combo)
            combo.setAccessibleName(say(option.label))
            for choice in option.choices:
                combo.addItem(say(choice.label), choice.value)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.setMaximumWidth(_WIDEST)
            combo.setCurrentIndex(max(combo.findData(options.get(option.name, option.default)), 0))
            combo.currentIndexChanged.connect(self._told)
            self.boxes[option.name] = combo
            self._flow.addWidget(box(row(words, combo, gap=Space.XS)))
        self.setVisible(bool(kind.options))

    def follow(self, control: QWidget) -> None:
        """Let Tab come from ``control`` into the options, whenever they were made."""
        for combo in self.boxes.values():
            QWidget.setTabOrder(control, combo)
            control = combo

    def options(self) -> dict[str, str]:
        """Return what is chosen, by the option's name."""
        return {name: str(combo.currentData()) for name, combo in self.boxes.items()}

    def _told(self) -> None:
        self.chosen.emit()

    def _clear(self) -> None:
        self.boxes = {}
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
