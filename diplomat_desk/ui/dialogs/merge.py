"""The dialog that merges two records of one person or organisation, with a preview of what moves."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from diplomat_desk.domain.errors import DeskError, StoppedError
from diplomat_desk.domain.merging import Preview
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import entities, merging
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.entity_words import EntityWords
from diplomat_desk.ui.forms.errors import ErrorLine
from diplomat_desk.ui.forms.suggest import Choice, Suggester
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.merge_text import sentences
from diplomat_desk.ui.plain import breakable, sentence
from diplomat_desk.ui.tokens import Space

_WIDTH, _HEIGHT = 560, 520
_TOPIC = "merge preview"


class MergeDialog(QDialog):
    """Chooses the other record, shows what would move, lets one swap which stays, and merges."""

    merged = Signal(object)
    """The preview of what was done."""

    def __init__(
        self,
        context: PageContext,
        words: EntityWords,
        one: tuple[int, str],
        other: tuple[int, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Ask with what ``one`` (id and name) is merged; ``other`` is known where a pair was found."""
        super().__init__(parent)
        self._context = context
        self._words = words
        self._kept: tuple[int, str] = one
        self._gone: tuple[int, str] | None = other
        self._preview: Preview | None = None
        self._merging = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say(words.merge))
        self._build()
        self.resize(_WIDTH, _HEIGHT)
        self._show()

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(say(self._words.find_other))
        if self._gone is not None:
            self.search.hide()
        self.search.setAccessibleName(say(self._words.find_other))
        self.suggester = Suggester(self.search, self._ask, eager=True)
        self.suggester.chosen.connect(self._take)
        self._stays, self._goes = label("", wrap=True), label("", wrap=True)
        self.swap = button(say("&Swap which one stays"), "flat", "git-compare-arrows")
        self.swap.clicked.connect(self._swap)
        self._told = QVBoxLayout()
        self._told.setContentsMargins(0, 0, 0, 0)
        self._told.setSpacing(Space.S)
        place = box(column(self._told, STRETCH))
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(place)
        self._scroll.setAccessibleName(say("What the merge does"))
        self.message = ErrorLine()
        self.accept_button = button(say("&Merge"), "primary", "merge")
        self.accept_button.clicked.connect(self._merge)
        self.cancel_button = button(say("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("Progress"))
        self.bar.hide()
        self._context.runner.progressed.connect(self._show_progress)
        layout = column(
            label(say(self._words.merge), "title", wrap=True),
            self.search,
            _named(say("Stays"), self._stays),
            _named(say("Goes"), self._goes),
            row(self.swap, STRETCH),
            gap=Space.M,
            margin=Space.XL,
        )
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.bar)
        layout.addLayout(row(STRETCH, self.accept_button, self.cancel_button))
        self.setLayout(layout)

    def reject(self) -> None:
        """Leave; while it merges, stop that first."""
        if self._merging:
            self.cancel_button.setEnabled(False)
            self._context.runner.cancel()
        else:
            super().reject()

    def _show(self) -> None:
        """Say which stays and which goes, and ask what that would move."""
        self._preview = None
        self._stays.setText(breakable(self._kept[1]))
        self._goes.setText(breakable(self._gone[1]) if self._gone else say("not chosen yet"))
        self.swap.setEnabled(self._gone is not None)
        self.accept_button.setEnabled(False)
        self.message.show_text("")
        if self._gone is None:
            self._tell((say("Choose the record that is the same, to see what would move."),))
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        kind, keep, drop = self._words.kind, self._kept[0], self._gone[0]
        ceiling = self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: merging.preview(desk, kind, keep, drop, ceiling),
            self._show_preview,
            topic=_TOPIC,
            failed=self._refused,
        )

    def _show_preview(self, preview: Preview) -> None:
        self._preview = preview
        self._tell(sentences(preview, self._context.vocabularies, self._context.countries))
        self.accept_button.setEnabled(True)
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, lines: Sequence[str]) -> None:
        while (item := self._told.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for line in lines:
            self._told.addWidget(label(sentence(line), wrap=True))

    def _ask(self, text: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        ceiling, kind, own = (
            self._context.filter_state.filter.ceiling,
            self._words.kind,
            self._kept[0],
        )

        def offer(found: tuple[tuple[int, str, int], ...]) -> None:
            answer(
                [
                    Choice(name, count(uses, "{n} initiative", "{n} initiatives"), (number, name))
                    for number, name, uses in found
                    if number != own
                ]
            )

        self._context.runner.ask(
            lambda desk: entities.suggestions(desk, kind, text, ceiling), offer, topic="merge find"
        )

    def _take(self, choice: Choice) -> None:
        if isinstance(choice.value, tuple):
            self.search.clear()
            self._gone = choice.value
            self._show()

    def _swap(self) -> None:
        if self._gone is not None:
            self._kept, self._gone = self._gone, self._kept
            self._show()

    def _merge(self) -> None:
        if self._gone is None or self._preview is None:
            return
        self._set_merging(True)
        kind, keep, drop = self._words.kind, self._kept[0], self._gone[0]
        ceiling = self._context.filter_state.filter.ceiling
        self._context.runner.change(
            lambda desk: merging.merge(desk, kind, keep, drop, ceiling),
            self._done,
            failed=self._refused,
        )

    def _set_merging(self, merging: bool) -> None:
        self._merging = merging
        for one in (self.accept_button, self.swap, self.search):
            one.setEnabled(not merging)
        self.cancel_button.setEnabled(True)
        self.bar.hide()

    def _show_progress(self, done: int, total: int) -> None:
        if self._merging:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.bar.show()

    def _done(self, _changes: object) -> None:
        self._merging = False
        self.merged.emit(self._preview)
        self.accept()

    def _refused(self, error: DeskError) -> None:
        if self._merging:
            self._set_merging(False)
            # What was refused will be refused again; what was stopped can be tried again.
            self.accept_button.setEnabled(isinstance(error, StoppedError))
        self.message.show_text(str(error))


def _named(name: str, value: QWidget) -> QVBoxLayout:
    return column(label(name, "small"), value, gap=0)
