"""The import: a file is read, its columns are told what they become, its rows are checked, then recorded."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import DeskError, StoppedError
from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.tables import Layout, Table
from diplomat_desk.reports.delivery import deliver
from diplomat_desk.services import importing
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing import Checked, Choices, Done
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.importing.check_page import CheckPage, Outcome, outcome
from diplomat_desk.ui.importing.mapping_page import MappingPage
from diplomat_desk.ui.importing.opened import Ground, Opened, drafts, open_file, read_as
from diplomat_desk.ui.layout import button, column, label, row
from diplomat_desk.ui.notice import Notice, Progress
from diplomat_desk.ui.tokens import Space

_SIZE = QSize(960, 660)
_PREVIEW = "import preview"


def show_import(context: PageContext, path: Path, parent: QWidget) -> "ImportDialog":
    """Open the import of the file at ``path``, and return its dialog."""
    dialog = ImportDialog(context, path, parent)
    dialog.open()
    return dialog


class ImportDialog(QDialog):
    """Leads from a file to its rows in the register; nothing is changed before the last button."""

    def __init__(self, context: PageContext, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path = path
        self._ceiling = context.filter_state.filter.ceiling
        self._ground: Ground | None = None
        self._opened: Opened | None = None
        self._checked: Checked | None = None
        self._busy = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Import “{name}”", name=path.name))
        self.resize(_SIZE)
        self.mapping = MappingPage(context.vocabularies, context.countries)
        self.check = CheckPage()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.mapping)
        self.stack.addWidget(self.check)
        self.progress = Progress()
        self.trouble = Notice("danger")
        self.hint = label("", "muted", wrap=True)
        self.back = button(say("&Back"))
        self.next = button(say("&Check"), "primary")
        self.next.setDefault(True)
        self.cancel = button(say("Cancel"))
        self._lay_out()
        self._connect()
        self._begin()

    def _lay_out(self) -> None:
        laid = column(self.trouble, self.progress, gap=Space.S, margin=Space.L)
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
        self.check.again.connect(self._run_check)
        self.check.save_wanted.connect(self._save_list)
        self.progress.cancelled.connect(self._context.runner.cancel)
        self._context.runner.progressed.connect(self._show_progress)
        self.back.clicked.connect(lambda _=False: self._show_mapping())
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
            partial(open_file, self._path, ground), partial(_hand_over, self), failed=self._fail
        )

    def show_file(self, opened: Opened) -> None:
        """Show a file that has been read."""
        self._opened = opened
        self._end()
        self.mapping.show_file(opened)
        self.mapping.table.setFocus()

    def _read_otherwise(self, layout: Layout, settle: bool) -> None:
        if self._opened is None or self._ground is None:
            return
        self._begin_to(say("Reading the file…"))
        work = partial(read_as, self._opened, layout, self._ground, settle=settle)
        self._context.runner.apart(work, partial(_hand_over, self), failed=self._fail)

    def _mapping_changed(self) -> None:
        self._update()
        if self._opened is not None and self._ground is not None:
            work = partial(drafts, self._opened, self.mapping.mapping, self._ground.known)
            show = self.mapping.show_drafts
            self._context.runner.apart(work, show, topic=_PREVIEW, failed=self._fail)

    def _go_on(self) -> None:
        if self._busy or self._opened is None:
            return
        if self.stack.currentWidget() is self.mapping:
            self._run_check()
        else:
            self._import()

    def _run_check(self) -> None:
        """Check every row; nothing is changed."""
        if self._opened is None or self._busy:
            return
        table, mapping, choices = self._opened.table, self.mapping.mapping, self.check.choices
        ceiling, path = self._ceiling, self._opened.path

        def work(desk: Desk) -> Outcome:
            facts = _facts(path)
            return outcome(importing.check(desk, table, mapping, choices, ceiling, facts))

        self._begin_to(say("Checking the rows…"))
        self._context.runner.ask(work, self._show_checked, failed=self._fail, watched=True)

    def _show_checked(self, found: Outcome) -> None:
        self._checked = found.checked
        self.check.show_outcome(found)
        self.stack.setCurrentWidget(self.check)
        self._end()

    def _import(self) -> None:
        """Record the rows, as one act."""
        if self._opened is None:
            return
        work = partial(
            _record,
            path=self._path,
            table=self._opened.table,
            mapping=self.mapping.mapping,
            choices=self.check.choices,
            ceiling=self._ceiling,
        )
        self._begin_to(say("Recording the rows…"))
        self._context.runner.change(work, self._imported, failed=self._fail)

    def _imported(self, done: Done) -> None:
        counts = done.checked.counts
        made = counts.new + counts.updated
        said = count(made, "Imported {n} row of “{name}”.", "Imported {n} rows of “{name}”.",
                     name=self._path.name)  # fmt: skip
        if counts.refused:
            said += " " + count(counts.refused, "{n} was refused.", "{n} were refused.")
        self._context.toast(said, undo=bool(made))
        self._busy = ""
        self.accept()

    def _save_list(self) -> None:
        if self._checked is None:
            return
        suggested = self._path.with_name(say("{name} – to mend", name=self._path.stem) + ".csv")
        path = self._context.dialogs.ask_save(
            say("Save the list"), suggested, say("CSV table") + " (*.csv)"
        )
        if path is not None:
            checked = self._checked
            self._context.runner.apart(
                lambda: deliver(path, importing.write_report(checked)),
                lambda _: self._context.toast(say("Saved “{name}”.", name=path.name)),
                failed=self._fail,
            )

    def _show_mapping(self) -> None:
        self.stack.setCurrentWidget(self.mapping)
        self._update()

    def _begin_to(self, words: str) -> None:
        self._busy = words
        self.trouble.say("")
        self.progress.say(words, 0, 0)
        self._update()

    def _show_progress(self, done: int, total: int) -> None:
        if self._busy:
            self.progress.say(self._busy, done, total)

    def _end(self) -> None:
        self._busy = ""
        self._update()

    def _fail(self, error: DeskError) -> None:
        if not isValid(self):
            return
        self._end()
        if not isinstance(error, StoppedError):
            self.trouble.say(str(error))

    def _update(self) -> None:
        busy, lacking = bool(self._busy), self.mapping.lacking
        mapping = self.stack.currentWidget() is self.mapping
        there = self._opened is not None
        self.progress.setVisible(busy)
        self.stack.setEnabled(there and not busy)
        self.stack.setVisible(there)
        self.back.setVisible(not mapping)
        self.next.setText(say("&Check") if mapping else say("&Import"))
        able = self._checked is not None and self._checked.counts.new + self._checked.counts.updated
        self.next.setEnabled(there and not busy and (not lacking if mapping else bool(able)))
        self.hint.setText(lacking if mapping and there else "")

    def done(self, result: int) -> None:
        """Let go of the file and stop what is still going on."""
        if self._busy:
            self._context.runner.cancel()
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


def _record(
    desk: Desk, path: Path, table: Table, mapping: Mapping, choices: Choices, ceiling: Level
) -> Done:
    return importing.run(desk, table, mapping, _facts(path), choices, ceiling)


def _facts(path: Path) -> importing.FileFacts:
    try:
        return importing.facts_of(path)
    except OSError as error:
        text = say("“{name}” can no longer be read; nothing was recorded.", name=path.name)
        raise ExchangeError(text) from error
