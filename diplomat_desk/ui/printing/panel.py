"""The panel beside the preview: which report, of which selection, and what to do with it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.reports.former import REPORTS
from diplomat_desk.ui.layout import box, button, column, label, scroller
from diplomat_desk.ui.tokens import Size, Space

WIDTH = 248
_MOST_LINES = 8
_NAME = Qt.ItemDataRole.UserRole

DESCRIPTIONS = {
    "register": (
        "A title page with the filter in words, both charts, and every initiative under its "
        "countries, with its sources."
    ),
}
"""One sentence for each report, by its name in the catalogue; passed through ``say`` when shown."""


class ReportPanel(QWidget):
    """Lets the user choose a report and see which selection it prints; asks for what is pressed."""

    report_changed = Signal(str)
    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.reports = _report_list()
        self.description = label("", "muted", wrap=True)
        self.filter = label(wrap=True)
        self.filter.setAccessibleName(say("Selection"))
        self.tally = label("", "muted", wrap=True)
        self.result = label("", "muted", wrap=True)
        self.print = button(say("Print…"), "primary", "printer")
        self.save = button(say("Save PDF…"), icon="download")
        self.print.clicked.connect(self.print_requested)
        self.save.clicked.connect(self.save_requested)
        self._lay_out()
        self.reports.currentItemChanged.connect(self._chosen)
        self.reports.setCurrentRow(0)

    @property
    def report(self) -> str:
        """The name of the chosen report."""
        return str(self.reports.currentItem().data(_NAME))

    def show_selection(self, words: str, tally: str) -> None:
        """Say which selection is printed."""
        self.filter.setText(words)
        self.tally.setText(tally)
        self.tally.setVisible(bool(tally))

    def show_result(self, words: str) -> None:
        """Say what was made; nothing when it is empty."""
        self.result.setText(words)
        self.result.setVisible(bool(words))

    def _chosen(self) -> None:
        self.description.setText(say(DESCRIPTIONS.get(self.report, "")))
        self.report_changed.emit(self.report)

    def _lay_out(self) -> None:
        chosen = column(
            _heading(say("Report"), self.reports),
            self.reports,
            self.description,
            int(Space.L),
            _heading(say("Selection"), self.filter),
            self.filter,
            self.tally,
            self.result,
            None,
            gap=Space.S,
            margin=(Space.L, Space.L, Space.L, Space.S),
        )
        scrolling = scroller(box(chosen))
        acts = column(
            self.print,
            self.save,
            gap=Space.S,
            margin=(Space.L, Space.S, Space.L, Space.L),
        )
        layout = column(gap=0)
        layout.addWidget(scrolling, 1)
        layout.addLayout(acts)
        self.setLayout(layout)


def _heading(text: str, of: QWidget) -> QWidget:
    heading = label(text, "heading")
    heading.setBuddy(of)
    return heading


def _report_list() -> QListWidget:
    reports = QListWidget()
    reports.setStyleSheet(f"QListWidget::item {{ padding-left: {int(Space.S)}px; }}")
    reports.setAccessibleName(say("Report"))
    reports.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for kind in REPORTS:
        item = QListWidgetItem(kind.title)
        item.setData(_NAME, kind.name)
        item.setToolTip(say(DESCRIPTIONS.get(kind.name, "")))
        item.setSizeHint(QSize(0, Size.ROW))
        reports.addItem(item)
    reports.setFixedHeight(min(len(REPORTS), _MOST_LINES) * Size.ROW + 2)
    return reports
