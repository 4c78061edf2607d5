"""The list of records that are probably doubles, each pair with the reason and what to do about it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diplomat_desk.domain.words import count, say
from diplomat_desk.services.duplicates import Double
from diplomat_desk.ui.layout import STRETCH, box, button, column, hairline, label, row, scroller
from diplomat_desk.ui.link_button import LinkButton
from diplomat_desk.ui.plain import sentence
from diplomat_desk.ui.tokens import Space

MOST_SHOWN = 60
"""Pairs that are set at once; the rest come when these are dealt with."""


class DoublesView(QWidget):
    """Lists :class:`Double` pairs; it only says what the user wants with one."""

    open_requested = Signal(int)
    merge_requested = Signal(object)
    dismiss_requested = Signal(object)

    def __init__(self, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = editable
        self.pairs: tuple[Double, ...] = ()
        self._scroll = scroller(name=say("Likely duplicates"))
        self.setFocusProxy(self._scroll)
        self.setLayout(column(self._scroll, gap=0))
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._set()

    def show_pairs(self, pairs: tuple[Double, ...]) -> None:
        """Show ``pairs``; the same ones again leave the list as it is."""
        if pairs != self.pairs:
            self.pairs = pairs
            self._set()

    def _set(self) -> None:
        page = column(gap=Space.M, margin=Space.XL)
        if self.pairs:
            page.addWidget(label(self._introduction(), "muted", wrap=True))
        else:
            nothing = say("No two names look like one. What is found later stands here.")
            page.addWidget(label(nothing, "muted", wrap=True))
        for pair in self.pairs[:MOST_SHOWN]:
            page.addWidget(hairline())
            page.addLayout(self._pair(pair))
        left = len(self.pairs) - MOST_SHOWN
        if left > 0:
            page.addWidget(hairline())
            page.addWidget(label(count(left, "and {n} more pair", "and {n} more pairs"), "muted"))
        page.addStretch(1)
        self._scroll.setWidget(box(page, "surface"))

    def _introduction(self) -> str:
        if not self._editable:
            return say("Two records may be one, the surest first.")
        return say(
            "Two records may be one, the surest first. Merge them, or say why they are not the same; "
            "then the pair is not shown again."
        )

    def _pair(self, pair: Double) -> QVBoxLayout:
        laid = column(label(sentence(pair.reason), wrap=True), gap=Space.XS)
        for number, name in ((pair.first, pair.first_name), (pair.second, pair.second_name)):
            link = LinkButton(name)
            link.clicked.connect(partial(self.open_requested.emit, number))
            laid.addWidget(link)
        if self._editable:
            merge = button(say("Merge…"), "", "merge")
            merge.setAccessibleName(
                say("Merge {one} and {other}", one=pair.first_name, other=pair.second_name)
            )
            merge.clicked.connect(partial(self.merge_requested.emit, pair))
            dismiss = button(say("Not the same…"), "flat")
            dismiss.setAccessibleName(
                say(
                    "{one} and {other} are not the same",
                    one=pair.first_name,
                    other=pair.second_name,
                )
            )
            dismiss.clicked.connect(partial(self.dismiss_requested.emit, pair))
            laid.addLayout(row(merge, dismiss, STRETCH))
        return laid
