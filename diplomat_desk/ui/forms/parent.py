"""Another initiative, found by typing: the process that a record is a round of, or one it is tied to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.lookups import Find, FormLookups, Process
from diplomat_desk.ui.forms.suggest import Choice, Suggester
from diplomat_desk.ui.layout import label, tool_button
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space


class InitiativePicker(QWidget):
    """A line to find an initiative in; once one is chosen, its reference and title, with a way to take it away."""

    def __init__(
        self,
        find: Find,
        lookups: FormLookups,
        prompt: str,
        away: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Offer what ``find`` finds; ``prompt`` stands in the empty line.

        ``away`` is the icon and the name of the button that brings the empty line back.
        """
        super().__init__(parent)
        self._find = find
        self._lookups = lookups
        self._id: int | None = None
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(prompt)
        self.title = label("", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.remove_button = tool_button(*away)
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
        """Return the id of the initiative, None for none."""
        return self._id

    def set_value(self, value: int | None) -> None:
        """Show the initiative with the id ``value``, kept even where it may not be shown.

        Its title comes when the register answers; where it may not, that there is one is not said.
        """
        self._id = value
        self.edit.clear()
        self._show("")
        if value is not None:
            self._lookups.process(value, lambda found: self._name(value, found))

    def problem(self) -> str:
        """Return why typed text is no initiative, empty when nothing is typed."""
        text = self.edit.text().strip()
        if not text:
            return ""
        shown = text if len(text) <= 40 else text[:40] + "…"
        return self._unchosen(shown)

    def _unchosen(self, text: str) -> str:
        return say(
            "No initiative is chosen yet for “{text}”. Choose one from the list, or empty the line.",
            text=text,
        )

    def _ask(self, text: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        def offer(found: tuple[Process, ...]) -> None:
            answer([Choice(title, reference, id_) for id_, reference, title in found])

        self._find(text, offer)

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


class ParentPicker(InitiativePicker):
    """The process that an initiative is a round of."""

    def __init__(self, lookups: FormLookups, parent: QWidget | None = None) -> None:
        super().__init__(
            lookups.processes,
            lookups,
            say("Find a process by title or reference"),
            ("x", say("Not part of this process")),
            parent,
        )

    def _unchosen(self, text: str) -> str:
        return say(
            "No process is chosen yet for “{text}”. Choose one from the list, or empty the line.",
            text=text,
        )
