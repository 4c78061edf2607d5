"""Drop-down boxes for one choice: a term of a vocabulary, a level of confidentiality."""

import time

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QStyledItemDelegate, QWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.track_mark import track_colour

_MARK = Qt.ItemDataRole.UserRole + 1
_TIP = Qt.ItemDataRole.ToolTipRole
_SHORTEST = 8


class QuietBox(QComboBox):
    """A drop-down that the wheel cannot change in passing and that finds what one types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The usual one knows nothing of the style sheet, and so not how high a row is.
        self.setItemDelegate(QStyledItemDelegate(self))
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(adjust)
        self.setMinimumContentsLength(_SHORTEST)
        self._typed = ""
        self._typed_at = 0.0
        self.currentIndexChanged.connect(self._explain)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only when focused; otherwise the wheel scrolls the form."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find by typing; leave what is not for a box to the form."""
        text = event.text()
        chorded = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if text and text.isprintable() and not chorded and (self._is_typing() or text != " "):
            self._find(text)
        elif chorded & Qt.KeyboardModifier.ControlModifier:
            # Qt would go to another item on Ctrl+Page Down, which leads to the next section.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _is_typing(self) -> bool:
        pause = QApplication.keyboardInputInterval() / 1000
        return bool(self._typed) and time.monotonic() - self._typed_at < pause

    def _find(self, text: str) -> None:
        self._typed = self._typed + text if self._is_typing() else text
        self._typed_at = time.monotonic()
        wanted = fold(self._typed)
        ranks = {
            index: rank
            for index in range(self.count())
            if self._offers(index) and (rank := self._rank(index, wanted)) is not None
        }
        if ranks:
            self.setCurrentIndex(min(ranks, key=lambda index: (ranks[index], index)))

    def _offers(self, index: int) -> bool:
        enabled = Qt.ItemFlag.ItemIsEnabled
        return bool(self.model().index(index, self.modelColumn()).flags() & enabled)

    def _rank(self, index: int, wanted: str) -> int | None:
        """Return how well an item fits, 0 the best: mark, beginning, a word's beginning, any part."""
        label = fold(self.itemText(index))
        if fold(str(self.itemData(index, _MARK) or "")) == wanted:
            return 0
        if label.startswith(wanted):
            return 1
        if any(word.startswith(wanted) for word in label.split()):
            return 2
        return 3 if wanted in label else None

    def _explain(self, index: int) -> None:
        self.setToolTip(str(self.itemData(index, _TIP) or "") if index >= 0 else "")


class TermBox(QuietBox):
    """One term of a vocabulary, or none. A retired or unknown code that a record holds is kept."""

    defined = Signal(str)
    """The definition of what is chosen now; empty when there is none."""

    def __init__(
        self,
        vocabularies: Vocabularies,
        vocabulary: str,
        *,
        none: str | None = "",
        parent: QWidget | None = None,
    ) -> None:
        """Offer the terms of ``vocabulary``; ``none`` words the empty choice, None leaves it out."""
        super().__init__(parent)
        self._vocabularies = vocabularies
        self._vocabulary = vocabulary
        if none is not None:
            self.addItem(none or say("Not recorded"), "")
        for term in vocabularies.of(vocabulary):
            self._add(term, term.label)
        self.currentIndexChanged.connect(self._define)
        theme.signals().theme_changed.connect(self._repaint_swatches)

    def value(self) -> str:
        """Return the code of the chosen term, empty for none."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose the term with the code ``value``."""
        if self.findData(value) < 0:
            term = self._vocabularies.find(self._vocabulary, value)
            if term:
                self._add(term, say("{label} (retired)", label=term.label))
            else:
                self.addItem(value, value)
        self.setCurrentIndex(self.findData(value))

    def problem(self) -> str:
        """Return nothing: only what is offered can be chosen."""
        return ""

    def definition(self) -> str:
        """Return the definition of the chosen term."""
        term = self._vocabularies.find(self._vocabulary, self.value())
        return term.definition if term else ""

    def _add(self, term: Term, label: str) -> None:
        if term.colour:
            self.addItem(swatch(term), label, term.code)
        else:
            self.addItem(label, term.code)
        last = self.count() - 1
        self.setItemData(last, term.mark, _MARK)
        self.setItemData(last, plain_tooltip(term.definition), _TIP)

    def _define(self) -> None:
        self.defined.emit(self.definition())

    def _repaint_swatches(self) -> None:
        for index in range(self.count()):
            term = self._vocabularies.find(self._vocabulary, str(self.itemData(index) or ""))
            if term and term.colour:
                self.setItemIcon(index, swatch(term))


class LevelBox(QuietBox):
    """One level of confidentiality."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for level in Level:
            self.addItem(level.label, int(level))

    def value(self) -> Level:
        """Return the chosen level."""
        return Level(self.currentData())

    def set_value(self, value: Level) -> None:
        """Choose ``value``."""
        self.setCurrentIndex(self.findData(int(value)))

    def problem(self) -> str:
        """Return nothing: only what is offered can be chosen."""
        return ""


def swatch(term: Term) -> QIcon:
    """Return a dot in the term's colour, as the theme in force has it."""
    side = int(theme.Size.ICON)
    picture = QPixmap(side * 2, side * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(track_colour(term)))
    inset = int(theme.Space.XS) / 2
    dot = QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(dot, inset, inset)
    painter.end()
    return QIcon(picture)
