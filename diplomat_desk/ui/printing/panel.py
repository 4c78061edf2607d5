"""The panel beside the preview: which report, of what, how it is set, and what to do with it."""

import json
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QToolButton, QWidget

from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.domain.words import say
from diplomat_desk.reports.catalogue import REPORTS, find
from diplomat_desk.reports.kinds import ReportKind, Subject
from diplomat_desk.ui import icons
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.forms.fold import Fold
from diplomat_desk.ui.layout import box, button, column, label, row, scroller
from diplomat_desk.ui.printing.output import FORMATS
from diplomat_desk.ui.reports.kept import KeptReports
from diplomat_desk.ui.reports.options import ReportOptions
from diplomat_desk.ui.reports.paper import PaperChoices
from diplomat_desk.ui.reports.subject_field import SubjectField
from diplomat_desk.ui.tokens import Size, Space

WIDTH = 288
_MOST_LINES = 8
_NAME = Qt.ItemDataRole.UserRole
_CHOSEN = "report chosen"
_PAPER = "report paper"


class ReportPanel(QWidget):
    """Lets the user choose a report and all about it; asks for what is pressed.

    What is chosen is remembered: options by report, paper for all of them.
    """

    changed = Signal()
    """Another report, subject, option or setting was chosen."""
    print_requested = Signal()
    save_requested = Signal(str)
    """The ending of the file that is wanted."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._settings = context.settings
        self.setFixedWidth(WIDTH)
        self.reports = _report_list()
        self.description = label("", "muted", wrap=True)
        self.subject = SubjectField(context)
        self.options = ReportOptions()
        self.paper = PaperChoices()
        self.kept = KeptReports(context, self._present, self._show_kept)
        self.fold = Fold(say("Paper and letterhead"), self.paper)
        self.heading = label(say("Selection"), "heading")
        self.filter = label(wrap=True)
        self.filter.setAccessibleName(say("Selection"))
        self.heading.setBuddy(self.filter)
        self.tally = label("", "muted", wrap=True)
        self.result = label("", "muted", wrap=True)
        self.print = button(say("Print…"), "primary", "printer")
        self.save = button(say("Save PDF…"), icon="download")
        self.more = self._more()
        self.print.clicked.connect(self.print_requested)
        self.save.clicked.connect(lambda _=False: self.save_requested.emit(".pdf"))
        self._lay_out()
        self.paper.show_values(self._remembered(_PAPER))
        self._recall()
        self.reports.currentItemChanged.connect(lambda *_: self._chosen())
        self._show_kind()
        self.subject.changed.connect(self.changed)
        self.options.changed.connect(self._optioned)
        self.paper.changed.connect(self._papered)

    @property
    def kind(self) -> ReportKind:
        """The chosen report."""
        return find(str(self.reports.currentItem().data(_NAME)))

    def choose(self, name: str) -> None:
        """Choose the report called ``name``."""
        for place in range(self.reports.count()):
            if self.reports.item(place).data(_NAME) == name:
                self.reports.setCurrentRow(place)

    def show_selection(self, words: str, tally: str) -> None:
        """Say which selection is printed."""
        self.filter.setText(words)
        self.tally.setText(tally)
        self.tally.setVisible(bool(tally))

    def show_result(self, words: str) -> None:
        """Say what was made; nothing when it is empty."""
        self.result.setText(words)
        self.result.setVisible(bool(words))

    def enable(self, *, able: bool) -> None:
        """Let the pages be sent out, or not."""
        for control in (self.print, self.save, self.more):
            control.setEnabled(able)

    def _chosen(self) -> None:
        self._settings.set_state(_CHOSEN, self.kind.name)
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        kind = self.kind
        self.description.setText(say(kind.about))
        self.subject.show_sort(kind.subject)
        self.options.show_kind(kind, self._remembered(f"report options {kind.name}"))
        for widget in (self.heading, self.filter):
            widget.setVisible(kind.selects)

    def _optioned(self) -> None:
        name = f"report options {self.kind.name}"
        self._settings.set_state(name, json.dumps(self.options.value()))
        self.changed.emit()

    def _papered(self) -> None:
        self._settings.set_state(_PAPER, json.dumps(self.paper.values()))
        self.changed.emit()

    def _present(self) -> SavedReport:
        """Return what is chosen now, to be kept."""
        return SavedReport(
            report=self.kind.name,
            options=tuple(sorted(self.options.value().items())),
            subject=self.subject.value(),
            filter=self._context.filter_state.filter,
            setting=tuple(sorted(self.paper.values().items())),
            language=str(self.paper.language.currentData()),
        )

    def _show_kept(self, one: SavedReport) -> None:
        """Choose a kept report with all that belongs to it."""
        self.paper.show_values(dict(one.setting))
        self._settings.set_state(f"report options {one.report}", json.dumps(dict(one.options)))
        self.choose(one.report)
        self._show_kind()
        if self.kind.subject is Subject.COUNTRY:
            self.subject.set_country(one.subject)
        elif one.subject:
            self.subject.set_value(one.subject.partition("/")[0])
        self._context.filter_state.apply(one.filter)
        self.changed.emit()

    def _remembered(self, name: str) -> dict[str, str]:
        try:
            found = json.loads(self._settings.state(name) or "{}")
        except ValueError:
            return {}
        return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}  # fmt: skip

    def _recall(self) -> None:
        self.reports.setCurrentRow(0)
        self.choose(self._settings.state(_CHOSEN))

    def _more(self) -> QToolButton:
        made = QToolButton()
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setAccessibleName(say("Save as something else"))
        made.setToolTip(say("Save as a Word document or web page that can be edited"))
        icons.put(made, "ellipsis", "text")
        made.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(made)
        for ending, words in FORMATS.items():
            action = menu.addAction(f"{say(words)} (*{ending})…")
            action.triggered.connect(self._saver(ending))
        made.setMenu(menu)
        return made

    def _saver(self, ending: str) -> Callable[[], None]:
        return lambda: self.save_requested.emit(ending)

    def _lay_out(self) -> None:
        report = label(say("Report"), "heading")
        report.setBuddy(self.reports)
        chosen = column(
            self.kept,
            report,
            self.reports,
            self.description,
            self.subject,
            self.options,
            self.heading,
            self.filter,
            self.tally,
            self.result,
            self.fold,
            None,
            gap=Space.S,
            margin=(Space.L, Space.L, Space.L, Space.S),
        )
        scrolling = scroller(box(chosen))
        saving = row(gap=Space.XS)
        saving.addWidget(self.save, 1)
        saving.addWidget(self.more)
        acts = column(self.print, saving, gap=Space.S, margin=(Space.L, Space.S, Space.L, Space.L))
        layout = column(gap=0)
        layout.addWidget(scrolling, 1)
        layout.addLayout(acts)
        self.setLayout(layout)


def _report_list() -> QListWidget:
    reports = QListWidget()
    reports.setStyleSheet(f"QListWidget::item {{ padding-left: {int(Space.S)}px; }}")
    reports.setAccessibleName(say("Report"))
    reports.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for kind in REPORTS:
        item = QListWidgetItem(kind.title)
        item.setData(_NAME, kind.name)
        item.setToolTip(say(kind.about))
        item.setSizeHint(QSize(0, Size.ROW))
        reports.addItem(item)
    reports.setFixedHeight(min(len(REPORTS), _MOST_LINES) * Size.ROW + 2)
    return reports
