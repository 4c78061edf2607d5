"""The import: a file is read, its columns are told what they become, its rows are checked, then recorded."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.tables import Layout
from diplomat_desk.services import importing
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing import Checked, Done, SideBySide, Twin
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.importing.at_work import AtWork
from diplomat_desk.ui.importing.check_page import CheckPage
from diplomat_desk.ui.importing.finding_model import Outcome, outcome
from diplomat_desk.ui.importing.mapping_page import MappingPage
from diplomat_desk.ui.importing.opened import Ground, Opened, drafts, open_file, read_as
from diplomat_desk.ui.importing.origin import FileOrigin, Origin, PastedOrigin
from diplomat_desk.ui.importing.recording import Recording
from diplomat_desk.ui.importing.step_line import StepLine
from diplomat_desk.ui.importing.values_page import ValuesPage
from diplomat_desk.ui.layout import button, column, label, row
from diplomat_desk.ui.tokens import Space

_SIZE = QSize(960, 660)
_PREVIEW, _SIDES = "import preview", "import sides"


def show_import(context: PageContext, path: Path, parent: QWidget) -> "ImportDialog":
    """Open the import of the file at ``path``, and return its dialog."""
    return _show(context, FileOrigin(path), parent)


def show_pasted(context: PageContext, text: str, parent: QWidget) -> "ImportDialog":
    """Open the import of rows that were copied as ``text``, and return its dialog."""
    return _show(context, PastedOrigin(text, context.settings.last_folder), parent)


def _show(context: PageContext, origin: Origin, parent: QWidget) -> "ImportDialog":
    dialog = ImportDialog(context, origin, parent)
    dialog.open()
    return dialog


class ImportDialog(AtWork):
    """Leads from a file to its rows in the register; nothing is changed before the last button."""

    def __init__(self, context: PageContext, origin: Origin, parent: QWidget | None = None) -> None:
        super().__init__(context, origin.name, _SIZE, parent)
        self._origin = origin
        self._ground: Ground | None = None
        self._opened: Opened | None = None
        self._checked: Checked | None = None
        self.steps = StepLine((say("Columns"), say("Values"), say("Check")))
        self.mapping = MappingPage(context.vocabularies, context.countries)
        self.values = ValuesPage()
        self.check = CheckPage()
        self.stack = QStackedWidget()
        for page in (self.mapping, self.values, self.check):
            self.stack.addWidget(page)
        self.hint = label("", "muted", wrap=True)
        self.back = button(say("&Back"))
        self.next = button(say("&Next"), "primary")
        self.next.setDefault(True)
        self.cancel = button(say("Cancel"))
        self._lay_out()
        self._connect()
        self._begin()

    def _lay_out(self) -> None:
        laid = column(self.steps, self.trouble, self.progress, gap=Space.S, margin=Space.L)
        laid.addWidget(self.stack, 1)
        foot = row(gap=Space.S)
        foot.addWidget(self.hint, 1)
        for one in (self.cancel, self.back, self.next):
            foot.addWidget(one)
        laid.addLayout(foot)
        self.setLayout(laid)

    def _connect(self) -> None:
        self.mapping.read_otherwise.connect(self._read_otherwise)
        self.mapping.changed.connect(self._mapping_changed)
        self.mapping.profile.currentIndexChanged.connect(lambda _=0: self._propose())
        self.values.changed.connect(self._decided)
        self.check.chosen.connect(self._update)
        self.check.twins.wanted.connect(self._ask_sides)
        self.check.save_wanted.connect(self._save)
        self.back.clicked.connect(lambda _=False: self._go_back())
        self.next.clicked.connect(lambda _=False: self._go_on())
        self.cancel.clicked.connect(lambda _=False: self.reject())

    def _begin(self) -> None:
        """Ask what the register knows, then read the file beside its thread."""
        ceiling = self._ceiling

        def work(desk: Desk) -> Ground:
            kept = tuple(one.mapping for one in importing.profiles(desk, ceiling))
            return Ground(importing.known(desk, ceiling), kept)

        self._begin_to(say("Reading the file…"))
        self._context.runner.ask(work, self._take_ground, failed=self._fail)

    def _take_ground(self, ground: Ground) -> None:
        self._ground = ground
        self._context.runner.apart(
            partial(open_file, self._origin, ground),
            partial(_hand_over, self),
            failed=self._fail,
        )

    def show_file(self, opened: Opened) -> None:
        """Show a file that has been read."""
        self._opened = opened
        self._end()
        self.values.forget()
        self.check.twins.model.forget()
        self.mapping.show_file(opened)
        self._propose()
        self._show_page(self.mapping)

    def _read_otherwise(self, layout: Layout, settle: bool) -> None:
        if self._opened is None or self._ground is None:
            return
        self._begin_to(say("Reading the file…"))
        work = partial(read_as, self._opened, layout, self._ground, settle=settle)
        self._context.runner.apart(work, partial(_hand_over, self), failed=self._fail)

    def _propose(self) -> None:
        """Propose to keep as a profile what is not one that ships."""
        profile = self.mapping.chosen
        name = profile.name if profile else self._origin.place.stem
        self.check.propose(name, keep=not (profile and profile.is_shipped))

    @property
    def _whole(self) -> Mapping:
        """What the columns become, with what was decided about their texts."""
        return self.values.applied(self.mapping.mapping)

    def _mapping_changed(self) -> None:
        self._checked = None
        self._update()
        if self._opened is not None and self._ground is not None:
            work = partial(drafts, self._opened, self._whole, self._ground.known)
            show = self.mapping.show_drafts
            self._context.runner.apart(work, show, topic=_PREVIEW, failed=self._fail)

    def _go_on(self) -> None:
        if self._busy or self._opened is None:
            return
        page = self.stack.currentWidget()
        if page is self.check:
            self._import()
        elif page is self.mapping:
            self._run_check(self._show_values)
        elif self._checked is None:
            self._run_check(self._show_check)
        else:
            self._show_page(self.check)

    def _go_back(self) -> None:
        asked = self.stack.currentWidget() is self.check and self.values.model.rowCount()
        self._show_page(self.values if asked else self.mapping)

    def _run_check(self, then: Callable[[Outcome], None]) -> None:
        """Check every row; nothing is changed."""
        if self._opened is None:
            return
        table, mapping, choices = self._opened.table, self._whole, self.check.choices
        ceiling, origin = self._ceiling, self._origin

        def work(desk: Desk) -> Outcome:
            facts = origin.facts()
            return outcome(importing.check(desk, table, mapping, choices, ceiling, facts))

        self._begin_to(say("Checking the rows…"))
        self._context.runner.ask(work, then, failed=self._fail, watched=True)

    def _show_values(self, found: Outcome) -> None:
        """Go to what is to be decided; where there is nothing, on to what was found."""
        if self._opened is None or self._ground is None:
            return
        header = self._opened.understood.header
        questions, mapping = found.checked.questions, self.mapping.mapping
        asked = self.values.show_questions(questions, mapping, header, self._ground.known)
        self._show_check(found, self.values if asked else self.check)

    def _show_check(self, found: Outcome, page: QWidget | None = None) -> None:
        self._checked = found.checked
        self.check.show_outcome(found)
        self._end()
        self._show_page(page or self.check)

    def _show_page(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self.steps.show_step(self.stack.indexOf(page))
        for one in (self.mapping, self.values, self.check):
            if one is page:
                one.table.setFocus()
        self._update()

    def _decided(self) -> None:
        self._checked = None
        self._update()

    def _ask_sides(self, twin: Twin) -> None:
        if self._opened is None:
            return
        table, mapping, ceiling = self._opened.table, self._whole, self._ceiling

        def work(desk: Desk) -> SideBySide:
            return importing.side_by_side(desk, table, mapping, twin, ceiling)

        show = self.check.twins.show_sides
        self._context.runner.ask(work, show, topic=_SIDES, failed=self._fail)

    def _import(self) -> None:
        """Record the rows, as one act."""
        if self._opened is None:
            return
        recording = Recording(
            origin=self._origin,
            table=self._opened.table,
            mapping=self._whole,
            choices=self.check.choices,
            ceiling=self._ceiling,
            decisions=self.values.decisions,
            profile=self.check.profile_name,
        )
        self._begin_to(say("Recording the rows…"))
        self._context.runner.change(recording.record, self._imported, failed=self._fail)

    def _imported(self, done: Done) -> None:
        counts = done.checked.counts
        made = counts.new + counts.updated
        said = count(made, "Imported {n} row of “{name}”.", "Imported {n} rows of “{name}”.",
                     name=self._origin.name)  # fmt: skip
        if counts.refused:
            said += " " + count(counts.refused, "{n} was refused.", "{n} were refused.")
        self._context.toast(said, undo=bool(made))
        self._busy = ""
        self.accept()

    def _save(self) -> None:
        if self._checked is not None:
            self._save_list(self._checked, self._origin.place)

    def _update(self) -> None:
        busy, lacking = bool(self._busy), self.mapping.lacking
        page, there = self.stack.currentWidget(), self._opened is not None
        self.progress.setVisible(busy)
        self.stack.setEnabled(there and not busy)
        self.stack.setVisible(there)
        self.steps.setVisible(there)
        self.back.setVisible(page is not self.mapping)
        self.next.setText(say("&Import") if page is self.check else say("&Next"))
        ready = self.check.able if page is self.check else not lacking
        self.next.setEnabled(there and not busy and ready)
        self.hint.setText(lacking if page is self.mapping and there else "")

    def done(self, result: int) -> None:
        """Let go of the file and stop what is still going on."""
        if self._opened is not None:
            table, self._opened = self._opened.table, None
            # After whatever still reads it, on the one thread that does.
            self._context.runner.prepare(table.close, lambda _: None)
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close as Cancel does."""
        self.reject()
        event.accept()


def _hand_over(dialog: ImportDialog, opened: Opened) -> None:
    """Show a file in the dialog that asked for it, or let go of it where that was closed meanwhile."""
    if isValid(dialog) and dialog.isVisible():
        dialog.show_file(opened)
    else:
        opened.table.close()
