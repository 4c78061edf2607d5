"""The question in which order the dates of a column are written, where nothing in the column tells."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.mapping import Order
from diplomat_desk.exchange.understanding import DateQuestion
from diplomat_desk.ui.layout import button, column, label, row
from diplomat_desk.ui.notice import Tinted
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space

_EXAMPLES = 3
_WORDS = {
    Order.DMY: "Day first: {date}",
    Order.MDY: "Month first: {date}",
    Order.YMD: "Year first: {date}",
}


class DatesAsked(Tinted):
    """Asks once for each column, with the count, examples, and what each answer would make of one."""

    answered = Signal(int, object)
    """The place of a column and its :class:`Order`; none of them is to be read where that is ``NONE``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warning", parent)
        self.questions: tuple[DateQuestion, ...] = ()
        self._laid = column(gap=Space.XS, margin=(Space.M, Space.S, Space.M, Space.S))
        self.setLayout(self._laid)
        self.hide()

    def show_questions(self, questions: tuple[DateQuestion, ...]) -> None:
        """Ask ``questions``; the same again leave the buttons as they are."""
        if questions == self.questions:
            return
        self.questions = questions
        while (item := self._laid.takeAt(0)) is not None:
            _clear(item.layout())
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for one in questions:
            self._laid.addWidget(label(breakable(_sentence(one)), wrap=True))
            self._laid.addLayout(self._answers(one))
        self.setVisible(bool(questions))

    def _answers(self, one: DateQuestion) -> QHBoxLayout:
        laid = row(gap=Space.S)
        for order, _, date in one.readings():
            words = say(_WORDS[order], date=date)
            laid.addWidget(self._answer(one, order, words))
        laid.addWidget(self._answer(one, Order.NONE, say("Keep the years, and the text")))
        laid.addStretch(1)
        return laid

    def _answer(self, one: DateQuestion, order: Order, words: str) -> QWidget:
        made = button(words)
        made.setAccessibleName(say("“{column}”: {answer}", column=one.header, answer=words))
        made.clicked.connect(partial(self.answered.emit, one.place, order))
        return made


def _sentence(one: DateQuestion) -> str:
    return count(
        one.found.ambiguous,
        "How are the dates of “{column}” written? {n} value can be read in more than one way: {examples}",
        "How are the dates of “{column}” written? {n} values can be read in more than one way: {examples}",
        column=one.header,
        examples=say(", ").join(one.found.examples[:_EXAMPLES]),
    )


def _clear(layout: QLayout | None) -> None:
    while layout is not None and (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
