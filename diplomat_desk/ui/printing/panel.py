"""The panel beside the preview: which report, of what, how it is set, and what to do with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved_reports import CEILING, SavedReport
from diplomat_desk.domain.words import say
from diplomat_desk.reports.catalogue import find
from diplomat_desk.reports.kinds import ReportKind, Subject
from diplomat_desk.ui import icons
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.forms.fold import Fold
from diplomat_desk.ui.layout import box, button, column, label, row, scroller
from diplomat_desk.ui.printing.output import FORMATS
from diplomat_desk.ui.reports.chooser import ReportChooser
from diplomat_desk.ui.reports.kept import KeptReports
from diplomat_desk.ui.reports.memory import ReportMemory
from diplomat_desk.ui.reports.options import ReportOptions
from diplomat_desk.ui.reports.paper import PaperChoices
from diplomat_desk.ui.reports.selection_field import SelectionField
from diplomat_desk.ui.reports.subject_field import SubjectField
from diplomat_desk.ui.reports.template_field import TemplateField
from diplomat_desk.ui.tokens import Space

WIDTH = 288


class ReportPanel(QWidget):
    """Lets the user choose a report and all about it; asks for what is pressed.

    What is chosen is remembered report by report.
    """

    changed = Signal()
    """Another report, subject, option or setting was chosen."""
    print_requested = Signal()
    save_requested = Signal(str)
    """The ending of the file that is wanted."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._memory = ReportMemory(context.settings)
        self.reports = ReportChooser()
        self.reports.setAccessibleName(say("Report"))
        self.description = label("", "muted", wrap=True)
        self.subject = SubjectField(context)
        self.options = ReportOptions()
        self.paper = PaperChoices()
        self.kept = KeptReports(context, self._present, self._show_kept)
        self.template = TemplateField(context)
        self.fold = Fold(say("Paper and letterhead"), self.paper)
        self.selection = SelectionField(context)
        self.filter, self.tally = self.selection.words, self.selection.tally
        self.result = label("", "muted", wrap=True)
        self.print = button(say("Print…"), "primary", "printer")
        self.save = button(say("Save PDF…"), icon="download")
        self.more = self._more()
        self.print.clicked.connect(self.print_requested)
        self.print.setToolTip(say("Choose a printer and pages (Ctrl+P)"))
        self.save.setToolTip(say("Save the pages as a PDF file (Ctrl+S)"))
        self.save.clicked.connect(lambda _=False: self.save_requested.emit(".pdf"))
        self._lay_out()
        self._recall()
        self.reports.currentIndexChanged.connect(lambda _: self._chosen())
        self.reports.picked.connect(self.subject.ask)
        self._show_kind()
        self.subject.changed.connect(self.changed)
        self.selection.changed.connect(self._selected)
        context.filter_state.changed.connect(self.suggest_country)
        self.options.changed.connect(self._optioned)
        self.paper.changed.connect(self._papered)
        self.template.changed.connect(self.changed)
        self.template.report_wanted.connect(self.choose)

    @property
    def kind(self) -> ReportKind:
        """The chosen report."""
        return find(self.reports.name())

    @property
    def is_settled(self) -> bool:
        """Whether it is known what is chosen; not while the register is asked for some of it."""
        return self.selection.is_settled and self.subject.is_settled

    def choose(self, name: str) -> None:
        """Choose the report called ``name``."""
        self.reports.choose(name)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as wide as the platform's letters need."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self._content.minimumSizeHint().width()
        bar = self._scrolling.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(max(WIDTH, inside + bar))

    def open_dossier(self, initiative_id: int) -> None:
        """Choose the dossier of an initiative; the keyboard is where it is saved."""
        self.show()
        self.choose("dossier")
        self.subject.suggest(initiative_id, insist=True)
        self.save.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_brief(self) -> None:
        """Choose the country brief; the keyboard is where it is saved, or where its country is missing."""
        self.show()
        self.choose("brief")
        asks = not self.subject.value()
        wanted = self.subject.country if asks else self.save
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_subject(self) -> None:
        """Put the keyboard where it is typed what the report is about."""
        about_country = self.kind.subject is Subject.COUNTRY
        wanted = self.subject.country if about_country else self.subject.initiative
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_list(self) -> None:
        """Open the list of reports."""
        self.show()
        self._scrolling.ensureWidgetVisible(self.reports)
        self.reports.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.reports.showPopup()

    def suggest_country(self) -> None:
        """Take the country of the filter, where it is on one."""
        countries = self._context.filter_state.filter.countries
        if self.kind.subject is Subject.COUNTRY and len(countries) == 1:
            self.subject.suggest_country(countries[0])

    def show_selection(self, words: str, tally: str) -> None:
        """Say which selection is printed."""
        self.selection.say(words, tally)

    def show_result(self, words: str) -> None:
        """Say what was made; nothing when it is empty."""
        self.result.setText(words)
        self.result.setVisible(bool(words))

    def enable(self, *, able: bool) -> None:
        """Let the pages be sent out, or not."""
        for control in (self.print, self.save, self.more):
            control.setEnabled(able)

    def _chosen(self) -> None:
        self._memory.chosen = self.kind.name
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        kind = self.kind
        self.description.setText(say(kind.about))
        self.subject.show_sort(kind.subject)
        self.template.show_report(kind.name)
        self.suggest_country()
        self.options.show_kind(kind, self._memory.options(kind.name))
        self.selection.show_kind(kind, self._memory.selection(kind.name))
        self.paper.show_values(self._memory.paper(kind.name))
        self._fit()

    def _optioned(self) -> None:
        self._memory.keep_options(self.kind.name, self.options.value())
        self.changed.emit()

    def _selected(self) -> None:
        self._memory.keep_selection(self.kind.name, self.selection.values())
        self.changed.emit()

    def _papered(self) -> None:
        self._memory.keep_paper(self.kind.name, self.paper.values())
        self.changed.emit()

    def _present(self) -> SavedReport:
        """Return what is chosen now, to be kept."""
        kept_setting = self.paper.values() | {CEILING: self.selection.ceiling.code()}
        return SavedReport(
            report=self.kind.name,
            options=tuple(sorted(self.options.value().items())),
            subject=self.subject.value(),
            filter=self.selection.value(),
            setting=tuple(sorted(kept_setting.items())),
            language=str(self.paper.language.currentData()),
        )

    def _show_kept(self, one: SavedReport) -> None:
        """Choose a kept report with all that belongs to it."""
        setting = dict(one.setting)
        ceiling = setting.pop(CEILING, "")
        self._memory.keep_options(one.report, dict(one.options))
        self._memory.keep_paper(one.report, setting)
        self.choose(one.report)
        self._show_kind()
        if self.kind.subject is Subject.COUNTRY:
            self.subject.set_country(one.subject)
        elif one.subject:
            self.subject.set_value(one.subject.partition("/")[0])
        self._select(one.filter, ceiling)

    def _select(self, wanted: Filter, ceiling: str) -> None:
        """Choose a kept filter like ``wanted``, or else put that in force; up to a level by its code."""
        self.selection.ceiling.show_code(ceiling)
        if not self.selection.filters.choose_like(wanted):
            self._context.filter_state.apply(wanted)
        self._selected()

    def _recall(self) -> None:
        self.choose(self._memory.chosen)

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
            self.selection,
            self.options,
            self.template,
            self.fold,
            None,
            gap=Space.S,
            margin=(Space.L, Space.L, Space.L, Space.S),
        )
        self._content = box(chosen)
        self._scrolling = scroller(self._content)
        saving = row(gap=Space.XS)
        saving.addWidget(self.save, 1)
        saving.addWidget(self.more)
        acts = column(
            self.result,
            self.print,
            saving,
            gap=Space.S,
            margin=(Space.L, Space.S, Space.L, Space.L),
        )
        layout = column(gap=0)
        layout.addWidget(self._scrolling, 1)
        layout.addLayout(acts)
        self.setLayout(layout)
        self.fold.toggled.connect(lambda _: self._fit())
        self._fit()
