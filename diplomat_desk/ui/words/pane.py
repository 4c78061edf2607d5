"""What the three panes of the page share: a list with buttons over it, and a panel beside it."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QWidget

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.words import count
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.flow import FlowLayout
from diplomat_desk.ui.forms.asking import ask_to_leave
from diplomat_desk.ui.layout import box, button, column, hairline, label
from diplomat_desk.ui.tokens import Space
from diplomat_desk.ui.words.panel import WIDTH, EditPanel
from diplomat_desk.ui.words.table import WordsTable


@dataclass(frozen=True, slots=True)
class Said:
    """What a change came to: a sentence, and the key to choose afterwards."""

    sentence: str
    key: str = ""
    undo: bool = True


class Pane(QWidget):
    """A list, the acts on what is chosen in it, and a small form; only one panel is seen at a time."""

    typing_ended = Signal()

    def __init__(
        self, context: PageContext, table: WordsTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.table = table
        self.heading = label("", "title")
        self.help = label("", "muted", wrap=True)
        self.panels = QStackedWidget()
        self._bar = FlowLayout(spacing=Space.S)
        self._wanted = ""
        self._offset: int | None = None
        self._loaded_key = ""
        self.above = column(gap=Space.S)
        self._lay_out()
        table.picked.connect(self._picked)
        context.runner.changed.connect(self._ask_if_seen)
        context.filter_state.changed.connect(self._ask_if_seen)
        self.setFocusProxy(table)

    @abstractmethod
    def refresh(self) -> None:
        """Ask for what the list shows."""

    @abstractmethod
    def show_chosen(self, key: str) -> None:
        """Show the chosen entry in its panel and allow what can be done with it."""

    @property
    def panel(self) -> EditPanel:
        """The panel that is seen."""
        seen = self.panels.currentWidget()
        assert isinstance(seen, EditPanel)  # noqa: S101 - for the type checker
        return seen

    def is_typing(self) -> bool:
        """Tell whether anything is half typed."""
        return self.panel.is_busy()

    def may_leave(self) -> bool:
        """Give up what is half typed, asking first; tell whether it was given up."""
        if self.panel.is_dirty() and not ask_to_leave(self._context.dialogs):
            return False
        if self.is_typing():
            self.panel.cancel()
        return True

    def place(self) -> tuple[str, int]:
        """Return what is chosen and how far the list is scrolled."""
        return self._wanted or self.table.current, self.table.verticalScrollBar().value()

    def return_to(self, place: tuple[str, int]) -> None:
        """Choose and scroll as the list stood."""
        self._wanted, self._offset = place
        self.refresh()

    def add_panel(self, panel: EditPanel, record: Callable[[], None]) -> None:
        """Take a panel; ``record`` does what its first button asks for."""
        self.panels.addWidget(panel)
        panel.lock(self._context.read_only)
        panel.record_requested.connect(record)
        panel.left.connect(self._panel_left)

    def add_button(
        self, text: str, icon: str, act: Callable[[], None], tip: str = ""
    ) -> QPushButton:
        """Add a button over the list; in a register that is only read there is none."""
        made = button(text, icon=icon, tip=tip)
        made.clicked.connect(lambda _=False: act())
        self._bar.addWidget(made)
        made.setVisible(not self._context.read_only)
        return made

    def filled(self) -> None:
        """Scroll back after the list was made anew."""
        self._wanted = ""
        if self._offset is not None:
            self.table.verticalScrollBar().setValue(self._offset)
            self._offset = None

    def change(
        self, work: Callable[[Desk], Said], follow: Callable[[], None] | None = None
    ) -> None:
        """Change the register; what was half typed in the panel is then recorded, or says why not.

        ``follow`` is done after it, where it was done.
        """
        panel = self.panel

        def done(said: Said) -> None:
            panel.settle()
            if follow is not None:
                follow()
            if said.key:
                self._wanted = said.key
            if said.sentence:
                self._context.toast(said.sentence, undo=said.undo)

        self._context.runner.change(work, done, failed=self._refused)

    def _refused(self, error: DeskError) -> None:
        self.panel.show_error(error)

    def _panel_left(self, was_open: bool) -> None:
        if was_open:
            # Before the panel goes: Qt would give the keyboard to whatever comes next.
            if self.panels.isAncestorOf(self.panels.focusWidget()):
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_chosen(self._loaded_key)
        self.typing_ended.emit()

    def _picked(self, key: str) -> None:
        if key != self._loaded_key and self.is_typing():
            # Not within the list's own signal: the question runs a loop of its own.
            QTimer.singleShot(0, self, lambda: self._leave_for(key))
            return
        if key == self._loaded_key and self.is_typing():
            return
        self._load(key)

    def _leave_for(self, key: str) -> None:
        if self.may_leave():
            self._load(key)
        else:
            self.table.choose(self._loaded_key)

    def _load(self, key: str) -> None:
        self._loaded_key = key
        self.show_chosen(key)

    def _ask_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _lay_out(self) -> None:
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        top = column(
            self.heading, self.help, self.above, box(self._bar), gap=Space.S, margin=Space.M
        )
        left = column(top, hairline(), gap=0)
        left.addWidget(self.lists, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.setHandleWidth(5)
        self.splitter.addWidget(box(left))
        self.splitter.addWidget(self.panels)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([10_000, WIDTH])
        layout = column(gap=0)
        layout.addWidget(self.splitter)
        self.setLayout(layout)


def used_in_words(uses: int) -> str:
    """Return how many records use something, as a list shows it."""
    return f"{uses:,}" if uses else ""


def records(number: int) -> str:
    """Return ``number`` as records in words."""
    return count(number, "{n} record", "{n} records")


def shown(value: Any) -> str:  # noqa: ANN401 - a year or nothing
    """Return a value as a field shows it, nothing as an empty text."""
    return "" if value is None else str(value)
