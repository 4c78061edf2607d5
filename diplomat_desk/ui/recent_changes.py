"""What was changed last in the whole register, as far as the ceiling shows it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QSplitter, QWidget

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.differences import Difference
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import versions
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.restoring import RESTORABLE
from diplomat_desk.services.versions import VersionInWords
from diplomat_desk.ui import pages
from diplomat_desk.ui.change_list import ChangeList
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.history_dialog import show_changes
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.moments import moment_in_words
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space
from diplomat_desk.ui.version_list import VersionList, done_by

MOST = 200
_SIZE = QSize(960, 640)
_LIST_WIDTH = 380
_ASK = "recent changes"
_READ = "recent change"


def show_recent_changes(context: PageContext, parent: QWidget) -> "RecentChanges":
    """Open the list of the latest changes, and return the dialog."""
    dialog = RecentChanges(context, parent)
    dialog.open()
    return dialog


class RecentChanges(QDialog):
    """The latest changes of all records; the chosen one beside the list, and the way to its record."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Recent changes"))
        self.resize(_SIZE)
        self.list = VersionList(say("Recent changes, the latest first"), named=True)
        self.changes = ChangeList(say("What changed"))
        self.history = button(say("&History of this record…"), icon="history")
        self.open_record = button(say("&Show the record"), icon="external-link")
        self.close_button = button(say("Close"))
        self._heading = label("", "muted", wrap=True)
        self._name = label("", "heading", wrap=True)
        self._what = label("", "muted", wrap=True)
        self._lay_out()
        self._connect()
        self._ask()

    def _lay_out(self) -> None:
        right = column(self._name, self._what, gap=Space.XS, margin=(Space.M, 0, 0, 0))
        right.addWidget(self.changes, 1)
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.setHandleWidth(5)
        split.addWidget(self.list)
        split.addWidget(box(right))
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, _SIZE.width() - _LIST_WIDTH])
        laid = column(self._heading, gap=Space.M, margin=Space.L)
        laid.addWidget(split, 1)
        laid.addLayout(row(self.history, self.open_record, STRETCH, self.close_button))
        self.setLayout(laid)
        self.list.setFocus()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _: self._show_chosen())
        self.list.entered.connect(self._go_to_history)
        self.history.clicked.connect(self._go_to_history)
        self.open_record.clicked.connect(self._go_to_record)
        self.close_button.clicked.connect(self.reject)
        self._context.runner.changed.connect(self._ask)
        self._context.filter_state.changed.connect(self._ask)

    def _ask(self) -> None:
        ceiling = self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: versions.recent(desk, ceiling, MOST), self._show, topic=_ASK
        )

    def _show(self, told: tuple[VersionInWords, ...]) -> None:
        if len(told) == MOST:
            heading = say("The latest {n} changes that may be shown", n=MOST)
        elif told:
            heading = count(len(told), "{n} change", "{n} changes")
        else:
            heading = say("Nothing was changed yet that may be shown. What you record comes here.")
        self._heading.setText(heading)
        self.list.fill(told)
        self._show_chosen()

    def _show_chosen(self) -> None:
        told = self.list.chosen()
        kind = told.version.identity.kind if told else None
        there = told is not None and told.version.after is not None
        self.history.setEnabled(kind in RESTORABLE and there)
        self.open_record.setEnabled(kind is Kind.INITIATIVE and there)
        self._name.setText(breakable(told.version.name) if told else "")
        self._what.setText(_what(told) if told else "")
        self.changes.say("")
        if told is None:
            return
        ceiling = self._context.filter_state.filter.ceiling
        version = told.version

        def work(desk: Desk) -> tuple[VersionInWords, tuple[Difference, ...]]:
            told = versions.one_change(desk, version, ceiling)
            if version.before is not None or version.after is None:
                return told, ()
            return told, versions.in_lines(desk, version.after.record, ceiling)

        self._context.runner.ask(work, self._show_changes, topic=_READ)

    def _show_changes(self, answer: tuple[VersionInWords, tuple[Difference, ...]]) -> None:
        told, fields = answer
        if fields:
            self.changes.show_fields(fields)
        else:
            show_changes(self.changes, told)

    def _go_to_history(self) -> None:
        told = self.list.chosen()
        if told is not None and self.history.isEnabled():
            pages.show_history(self._context, told.version.identity, self)

    def _go_to_record(self) -> None:
        told = self.list.chosen()
        if told is not None and self.open_record.isEnabled():
            self.accept()
            self._context.open_record(int(told.version.identity.key))


def _what(told: VersionInWords) -> str:
    kinds = {
        Kind.INITIATIVE: say("Initiative"),
        Kind.PERSON: say("Person"),
        Kind.ORGANISATION: say("Organisation"),
        Kind.TERM: say("Word of a vocabulary"),
        Kind.COUNTRY: say("Country or entity"),
        Kind.FILTER: say("Saved filter"),
        Kind.CHART: say("Kept chart"),
        Kind.REPORT: say("Kept report"),
        Kind.DISMISSAL: say("Finding set aside"),
        Kind.IMPORT: say("Import"),
    }
    kind, when = kinds[told.version.identity.kind], moment_in_words(told.version.at)
    return say("{kind} · {done}, {when}", kind=kind, done=done_by(told), when=when)
