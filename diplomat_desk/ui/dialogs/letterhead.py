"""The small window in which a register's letterhead is written."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.setting import LARGEST_LOGO, Letterhead, logo_kind
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.tokens import Size, Space

_WIDTH = 440
_LOGO_HIGH = 48


class LetterheadDialog(QDialog):
    """Asks for organisation, a line below it, a caveat and a logo; stays open while it is refused."""

    given = Signal(object)
    """A :class:`Letterhead`; call :meth:`finish` or :meth:`refuse`."""

    def __init__(self, one: Letterhead, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Letterhead"))
        self.setMinimumWidth(_WIDTH)
        self._logo = one.logo
        self.organisation = _line(say("Organisation"), one.organisation)
        self.line = _line(say("Line below it"), one.line, say("Unit, address"))
        self.caveat = _line(say("Beside the marking"), one.caveat, say("Not for onward distribution"))  # fmt: skip
        self.picture = QLabel()
        self.choose = button(say("Choose a logo…"))
        self.choose.clicked.connect(lambda _=False: self._ask())
        self.remove = button(say("Remove the logo"))
        self.remove.clicked.connect(lambda _=False: self.set_logo(b""))
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.save = button(say("Save"), "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(lambda _=False: self.given.emit(self.value()))
        cancel = button(say("Cancel"))
        cancel.clicked.connect(lambda _=False: self.reject())
        parts: list[QWidget] = []
        for line in (self.organisation, self.line, self.caveat):
            words = label(line.accessibleName())
            words.setBuddy(line)
            parts += [words, line]
        self.setLayout(
            column(
                *parts,
                self.picture,
                row(self.choose, self.remove, STRETCH),
                self.problem,
                row(STRETCH, cancel, self.save),
                gap=Space.S,
                margin=Space.XL,
            )
        )
        self.set_logo(one.logo)

    def value(self) -> Letterhead:
        """Return what is written."""
        return Letterhead(
            self.organisation.text(), self.line.text(), self.caveat.text(), self._logo
        )

    def set_logo(self, data: bytes) -> None:
        """Show ``data`` as the logo; empty for none."""
        self._logo = data
        picture = QPixmap()
        if data:
            picture.loadFromData(data)
        if not picture.isNull():
            way = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(picture.scaledToHeight(_LOGO_HIGH, way))
        self.picture.setVisible(not picture.isNull())
        self.remove.setEnabled(bool(data))

    def take_logo(self, path: Path) -> None:
        """Take the picture in ``path``; say why not where it cannot be taken."""
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST_LOGO + 1)
            logo_kind(data)
        except (OSError, ReportError) as error:
            self.refuse(ReportError(str(error)))
            return
        self.problem.hide()
        self.set_logo(data)

    def finish(self) -> None:
        """Close, if it was not closed before the register answered."""
        if isValid(self):
            self.accept()

    def refuse(self, error: DeskError) -> None:
        """Say what is wrong."""
        if isValid(self):
            self.problem.setText(str(error))
            self.problem.show()

    def _ask(self) -> None:
        kinds = say("Pictures") + " (*.png *.jpg *.jpeg)"
        path, _ = QFileDialog.getOpenFileName(self, say("Choose a logo"), "", kinds)
        if path:
            self.take_logo(Path(path))


def _line(name: str, value: str, hint: str = "") -> QLineEdit:
    made = QLineEdit(value)
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setMinimumHeight(Size.CLICK)
    return made
