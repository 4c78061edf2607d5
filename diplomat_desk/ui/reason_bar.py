"""One line below a list that asks for a reason before something is put aside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.layout import box, button, column, hairline, label, row
from diplomat_desk.ui.tokens import Space

LONGEST = 500


class ReasonBar(QWidget):
    """Asks why a finding is no fault; an empty reason is not taken."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(say("Why is this no fault?"))
        asked = label(say("&Why is this no fault?"))
        asked.setBuddy(self.line)
        self.give = button(say("Dismiss"), "primary")
        self.leave = button(say("Cancel"))
        self.problem = label("", "error", wrap=True)
        self.help = label(
            say("Whoever may see the finding can read the reason, and bring the finding back."),
            "small",
            wrap=True,
        )
        inner = column(
            row(asked, self.line, self.give, self.leave),
            self.problem,
            self.help,
            gap=Space.XS,
            margin=(Space.M, Space.S, Space.M, Space.S),
        )
        self.setLayout(column(hairline(), box(inner, "surface"), gap=0))
        self.give.clicked.connect(self._give)
        self.leave.clicked.connect(self._leave)
        self.line.returnPressed.connect(self._give)
        self.line.textEdited.connect(lambda _: self._show_problem(""))
        self.hide()

    def ask(self) -> None:
        """Appear, with the cursor in an empty line."""
        self.line.clear()
        self._show_problem("")
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        reason = self.line.text().strip()
        if reason:
            self.given.emit(reason)
        else:
            self._show_problem(say("Say why this is no fault, so that others need not ask again."))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        theme.mark(self.line, problem=bool(text))
