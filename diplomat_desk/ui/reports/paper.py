"""How a report is set: language, paper, marks; folded away until somebody wants it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.reports.setting import Letterhead, Paper, Setting, Turn
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.layout import button, column, label
from diplomat_desk.ui.tokens import Space

LANGUAGES = (
    ("en", "English"), ("ar", "العربية"), ("es", "Español"), ("fa", "فارسی"), ("fr", "Français"),
    ("hi", "हिन्दी"), ("ru", "Русский"), ("ur", "اردو"), ("zh", "中文"),
)  # fmt: skip
"""Languages of paper, each by its own name."""


class PaperChoices(QWidget):
    """Lets the user choose language, paper and marks; the letterhead is the register's."""

    changed = Signal()
    letterhead_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letterhead = Letterhead()
        self.language = _box(say("Language"), LANGUAGES)
        self.paper = _box(
            say("Paper"),
            ((Paper.A4, say("A4")), (Paper.LETTER, say("Letter")), (Paper.A3, say("A3"))),
        )
        self.turn = _box(
            say("Lies"),
            (
                (Turn.AUTO, say("As the report asks")),
                (Turn.UPRIGHT, say("Upright")),
                (Turn.ACROSS, say("Across")),
            ),
        )
        self.checks = {
            "methods": QCheckBox(say("Methods appendix")),
            "draft": QCheckBox(say("Draft watermark")),
            "archive": QCheckBox(say("PDF/A for the archive")),
        }
        self.edit = button(say("Letterhead…"))
        self.edit.clicked.connect(self.letterhead_wanted)
        boxes = (self.language, self.paper, self.turn)
        parts: list[QWidget] = []
        for box in boxes:
            words = label(box.accessibleName(), "muted")
            words.setBuddy(box)
            parts += [words, box]
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        for check in self.checks.values():
            check.toggled.connect(lambda _: self.changed.emit())
        self.setLayout(column(*parts, *self.checks.values(), self.edit, gap=Space.S))

    def setting(self) -> Setting:
        """Return what is chosen, with the register's letterhead."""
        return Setting(
            paper=Paper(self.paper.currentData()),
            turn=Turn(self.turn.currentData()),
            letterhead=self.letterhead,
            methods=self.checks["methods"].isChecked(),
            draft=self.checks["draft"].isChecked(),
            archive=self.checks["archive"].isChecked(),
        )

    def values(self) -> dict[str, str]:
        """Return what is chosen as texts, to be remembered."""
        checked = {name: "yes" if one.isChecked() else "no" for name, one in self.checks.items()}
        return checked | {
            "language": str(self.language.currentData()),
            "paper": str(self.paper.currentData()),
            "turn": str(self.turn.currentData()),
        }

    def show_values(self, given: Mapping[str, str]) -> None:
        """Choose what was remembered; what is not known stays as usual."""
        boxes = {"language": self.language, "paper": self.paper, "turn": self.turn}
        for name, box in boxes.items():
            box.blockSignals(True)
            box.setCurrentIndex(max(box.findData(given.get(name, "")), 0))
            box.blockSignals(False)
        for name, check in self.checks.items():
            check.blockSignals(True)
            check.setChecked(given.get(name) == "yes")
            check.blockSignals(False)


def _box(name: str, choices: tuple[tuple[str, str], ...]) -> QuietBox:
    made = QuietBox()
    made.setAccessibleName(name)
    for value, words in choices:
        made.addItem(words, str(value))
    return made
