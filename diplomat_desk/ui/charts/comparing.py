"""Holding one filter beside the next: the switch, and what is held, in words."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, in_words
from diplomat_desk.domain.saved import unbounded
from diplomat_desk.domain.words import say
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.layout import button, label, row, tool_button
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Space


class CompareBar(QWidget):
    """Keeps a filter to compare with; it is asked under the ceiling of the day, like any other.

    The bar is there while something is held; ``hold_button``, which begins it, stands elsewhere.
    """

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._held: Filter | None = None
        self._offered = True
        tip = say("Hold what is selected now beside what you select next, on one scale")
        self.hold_button = button(say("Co&mpare"), "flat", "git-compare-arrows", tip=tip)
        self.words = label("", "muted")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.swap = tool_button("arrow-left-right", say("Change places"))
        self.end = tool_button("x", say("End the comparison"))
        line = row(self.words, self.swap, self.end, gap=Space.XS)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hold_button.clicked.connect(self._hold)
        self.end.clicked.connect(lambda: self.hold(None))
        self.swap.clicked.connect(self._change_places)
        self.hide()

    def held(self, ceiling: Level) -> Filter | None:
        """Return the filter to compare with, under ``ceiling``; None without a comparison."""
        if self._held is None:
            return None
        return replace(self._held, ceiling=ceiling)

    def offer(self, offered: bool) -> None:
        """Offer to compare, where the chart that is seen can."""
        self._offered = offered
        self._show()

    def hold(self, chosen: Filter | None) -> None:
        """Compare with ``chosen`` from now on; None ends it."""
        self._held = unbounded(chosen) if chosen else None
        self._show()
        self.changed.emit()

    def _hold(self) -> None:
        self.hold(self._context.filter_state.filter)
        self._context.toast(say("Now change the filter: both will stand side by side."))

    def _change_places(self) -> None:
        state = self._context.filter_state
        held, self._held = self._held, unbounded(state.filter)
        self._show()
        if held is not None:
            state.apply(held)

    def _show(self) -> None:
        held = self._held
        self.setVisible(self._offered and held is not None)
        self.hold_button.setVisible(self._offered and held is None)
        if held is not None:
            name = in_words(held, self._context.vocabularies, self._context.countries)
            self.words.setText(say("Compared with: {filter}", filter=name))
            self.words.setToolTip(plain_tooltip(name))
