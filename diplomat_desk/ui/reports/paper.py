"""How a report is set: language, paper, marks; folded away until somebody wants it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.reports.setting import Letterhead, Paper, Setting, Turn, setting_from
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.layout import button, column, label
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Space

LANGUAGES = (
    ("en", "English"), ("ar", "العربية"), ("es", "Español"), ("fa", "فارسی"), ("fr", "Français"),
    ("hi", "हिन्दी"), ("ru", "Русский"), ("ur", "اردو"), ("zh", "中文"),
)  # fmt: skip
"""Languages of paper, each by its own name."""


_TIPS = {
    "methods": "Vocabularies with definitions, what was counted, undated and withheld, and the filter",
    "draft": "“Draft” across every page",
    "archive": "A PDF/A-2b file, which can be read unchanged in many years",
}
"""What each check adds; passed through ``say`` when shown."""


class PaperChoices(QWidget):
    """Lets the user choose language, paper and marks; the letterhead is the register's."""

    changed = Signal()
    letterhead_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letterhead = Letterhead()
        self.language = _box(say("Language"), LANGUAGES, say("Language of the report"))
        self.paper = _box(
            say("Paper"),
            ((Paper.A4, say("A4")), (Paper.LETTER, say("Letter")), (Paper.A3, say("A3"))),
            say("Size of the paper"),
        )
        self.turn = _box(
            say("Lies"),
            (
                (Turn.AUTO, say("As the report asks")),
                (Turn.UPRIGHT, say("Upright")),
                (Turn.ACROSS, say("Across")),
            ),
            say("Which way the paper lies"),
        )
        self.cover = _three(say("Cover page"), say("A page of its own for the title"))
        self.contents = _three(say("Contents"), say("A list of the headings, with links"))
        self.boxes = {
            "language": self.language,
            "paper": self.paper,
            "turn": self.turn,
            "cover": self.cover,
            "contents": self.contents,
        }
        self.checks = {
            "methods": QCheckBox(say("Methods appendix")),
            "draft": QCheckBox(say("Draft watermark")),
            "archive": QCheckBox(say("PDF/A for the archive")),
        }
        tip = say("Organisation, logo and caveat, kept with the register")
        self.edit = button(say("Letterhead…"), tip=tip)
        self.edit.clicked.connect(self.letterhead_wanted)
        for box in self.boxes.values():
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        for name, check in self.checks.items():
            check.setToolTip(say(_TIPS[name]))
            check.toggled.connect(lambda _: self.changed.emit())
        self.setLayout(column(self._grid(), *self.checks.values(), self.edit, gap=Space.S))

    def _grid(self) -> QGridLayout:
        """Return the boxes below each other, each after its label."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for line, box in enumerate(self.boxes.values()):
            words = label(box.accessibleName(), "muted")
            words.setBuddy(box)
            grid.addWidget(words, line, 0)
            grid.addWidget(box, line, 1)
        return grid

    def setting(self) -> Setting:
        """Return what is chosen, with the register's letterhead."""
        return setting_from(self.values(), self.letterhead)

    def values(self) -> dict[str, str]:
        """Return what is chosen as texts, to be remembered."""
        checked = {name: "yes" if one.isChecked() else "no" for name, one in self.checks.items()}
        return checked | {name: str(box.currentData()) for name, box in self.boxes.items()}

    def show_values(self, given: Mapping[str, str]) -> None:
        """Choose what was remembered; what is not known stays as usual."""
        for name, box in self.boxes.items():
            box.blockSignals(True)
            box.setCurrentIndex(max(box.findData(given.get(name, "")), 0))
            box.blockSignals(False)
        for name, check in self.checks.items():
            check.blockSignals(True)
            check.setChecked(given.get(name) == "yes")
            check.blockSignals(False)


def _box(name: str, choices: tuple[tuple[str, str], ...], tip: str = "") -> QuietBox:
    made = QuietBox()
    made.setAccessibleName(name)
    for value, words in choices:
        made.addItem(words, str(value))
        made.setItemData(made.count() - 1, plain_tooltip(tip), Qt.ItemDataRole.ToolTipRole)
    made.setToolTip(plain_tooltip(tip))
    return made


def _three(name: str, tip: str) -> QuietBox:
    """Return a choice that leaves it to the report, or not."""
    choices = (("", say("As the report has it")), ("yes", say("Yes")), ("no", say("No")))
    return _box(name, choices, tip)
