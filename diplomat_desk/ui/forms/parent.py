"""The process that an initiative is a round of, found by typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.lookups import FormLookups, Process
from diplomat_desk.ui.forms.suggest import Choice, Suggester
from diplomat_desk.ui.layout import label, tool_button
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space


class ParentPicker(QWidget):
    """A line to find a process in; once one is chosen, its reference and title with a way to take it away."""

    def __init__(self, lookups: FormLookups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookups = lookups
        self._id: int | None = None
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(say("Find a process by title or reference"))
        self.title = label("", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.remove_button = tool_button("x", say("Not part of this process"))
        self.remove_button.clicked.connect(self._take_away)
        self.suggester = Suggester(self.edit, self._ask, eager=True)
        self.suggester.chosen.connect(self._take)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.title, 1)
        layout.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.edit)
        self._show("")

    def value(self) -> int | None:
        """Return the id of the process, None for none."""
        return self._id

    def set_value(self, value: int | None) -> None:
        """Show the process with the id ``value``, kept even where it may not be shown.

        Its title comes when the register answers; where it may not, that there is one is not said.
        """
        self._id = value
        self.edit.clear()
        self._show("")
        if value is not None:
            self._lookups.process(value, lambda found: self._name(value, found))

    def problem(self) -> str:
        """Return why typed text is no process, empty when nothing is typed."""
        text = self.edit.text().strip()
        if not text:
            return ""
        shown = text if len(text) <= 40 else text[:40] + "…"
        return say(
            "No process is chosen yet for “{text}”. Choose one from the list, or empty the line.",
            text=shown,
        )

    def _ask(self, text: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        def offer(found: tuple[Process, ...]) -> None:
            answer([Choice(title, reference, id_) for id_, reference, title in found])

        self._lookups.processes(text, offer)

    def _take(self, choice: Choice) -> None:
        if isinstance(choice.value, int):
            self._id = choice.value
            self.edit.clear()
            self._show(f"{choice.detail}  {choice.text}")
            self.remove_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _name(self, asked: int, found: Process | None) -> None:
        # The form may be gone, or show another record, by the time that the register answers.
        if not isValid(self) or asked != self._id:
            return
        self._show(f"{found[1]}  {found[2]}" if found else "")

    def _take_away(self) -> None:
        self._id = None
        self._show("")
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, text: str) -> None:
        self.title.setText(breakable(text))
        self.title.setVisible(bool(text))
        self.remove_button.setVisible(bool(text))
        self.edit.setVisible(not text)
