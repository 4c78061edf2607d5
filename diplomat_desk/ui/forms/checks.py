"""Several choices from a vocabulary, each a box to tick."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.flow import FlowLayout
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Space


class TermChecks(QWidget):
    """The terms of a vocabulary to tick; ticked codes keep the order in which a record held them."""

    def __init__(
        self, vocabularies: Vocabularies, vocabulary: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._vocabularies = vocabularies
        self._vocabulary = vocabulary
        self._order: tuple[str, ...] = ()
        self.boxes: dict[str, QCheckBox] = {}
        self._flow = FlowLayout(self, Space.XS)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for term in vocabularies.of(vocabulary):
            self._add(term.code, term.label, term.definition)
        for first in list(self.boxes.values())[:1]:
            self.setFocusProxy(first)

    def value(self) -> tuple[str, ...]:
        """Return the ticked codes: those that were loaded first, in their order, then the others."""
        ticked = [code for code, box in self.boxes.items() if box.isChecked()]
        kept = [code for code in self._order if code in ticked]
        return tuple(kept + [code for code in ticked if code not in kept])

    def set_value(self, value: tuple[str, ...]) -> None:
        """Tick exactly ``value``; a retired or unknown code gets a box of its own."""
        for code in value:
            if code not in self.boxes:
                label = self._vocabularies.label(self._vocabulary, code)
                self._add(code, say("{label} (retired)", label=label), "")
        for code, box in self.boxes.items():
            box.setChecked(code in value)
        self._order = value

    def problem(self) -> str:
        """Return nothing: any ticks can be a value."""
        return ""

    def _add(self, code: str, label: str, definition: str) -> None:
        # An ampersand in a label is a letter, not a shortcut.
        box = QCheckBox(label.replace("&", "&&"), self)
        box.setAccessibleName(label)
        box.setToolTip(plain_tooltip(definition))
        self._flow.addWidget(box)
        self.boxes[code] = box
        self._align(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the boxes in columns where two or more fit."""
        super().resizeEvent(event)
        self._align(event.size().width())

    def _align(self, width: int) -> None:
        natural = {box: box.sizeHint().width() + Space.M for box in self.boxes.values()}
        widest = max(natural.values())
        columns = 2 * widest + Space.XS <= width
        for box, own in natural.items():
            box.setMinimumWidth(widest if columns else own)


class TickBox(QCheckBox):
    """One yes or no."""

    def value(self) -> bool:
        """Tell whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick it or not."""
        self.setChecked(value)

    def problem(self) -> str:
        """Return nothing: yes and no are both values."""
        return ""
