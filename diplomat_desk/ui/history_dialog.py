"""The history of one record: who changed what and when, how it stood then, and the way back to it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QSplitter, QTabWidget, QWidget
from shiboken6 import isValid

from diplomat_desk.domain.changes import Identity, Kind, State, name_of
from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.versions import Version
from diplomat_desk.domain.words import say
from diplomat_desk.services import restoring, versions
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.restoring import RESTORABLE, Restored
from diplomat_desk.services.versions import PAGE, Pages, VersionInWords
from diplomat_desk.ui.change_list import ChangeList
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.forms.field import announce
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.moments import moment_in_words
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.questions import Reading
from diplomat_desk.ui.reading import ReadingPane
from diplomat_desk.ui.tokens import Space
from diplomat_desk.ui.version_list import VersionList, done_by

_SIZE = QSize(960, 640)
_LIST_WIDTH = 300
_ASK = "history"
_FIELDS = "history fields"


def show_history(context: PageContext, identity: Identity, parent: QWidget) -> "HistoryDialog":
    """Open the history of an initiative, a person or an organisation, and return the dialog."""
    dialog = HistoryDialog(context, identity, parent)
    dialog.open()
    return dialog


class HistoryDialog(QDialog):
    """Versions on one side; what the chosen one changed, and the record as it was then, on the other."""

    def __init__(
        self, context: PageContext, identity: Identity, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._identity = identity
        self._wanted = PAGE
        self._present: State | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("History"))
        self.resize(_SIZE)
        self.list = VersionList(say("Versions, the latest first"), named=False)
        self.changes = ChangeList(say("What changed"))
        self.page = self._make_page()
        self.trouble = label("", "error", wrap=True)
        self.trouble.hide()
        self.earlier = button(say("Show &earlier versions"), "link")
        self.earlier.hide()
        self.restore = button(say("&Restore this version…"), icon="archive-restore")
        self.restore.setVisible(not context.read_only and identity.kind in RESTORABLE)
        self.close_button = button(say("Close"))
        self._lay_out()
        self._connect()
        self._ask()

    def _make_page(self) -> ReadingPane | ChangeList:
        if self._identity.kind is not Kind.INITIATIVE:
            return ChangeList(say("The record as it was then"))
        return ReadingPane(self._context.vocabularies, self._context.countries, editable=False)

    def _lay_out(self) -> None:
        self._title = label("", "heading", wrap=True)
        self._what = label("", "muted", wrap=True)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.changes, say("&What changed"))
        self.tabs.addTab(self.page, say("&As it was then"))
        left = box(column(self.list, self.earlier, gap=Space.XS))
        right = box(column(self._what, self.tabs, gap=Space.S, margin=(Space.M, 0, 0, 0)))
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.setHandleWidth(5)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, _SIZE.width() - _LIST_WIDTH])
        foot = row(self.restore, STRETCH, self.close_button)
        laid = column(self._title, gap=Space.M, margin=Space.L)
        laid.addWidget(split, 1)
        laid.addWidget(self.trouble)
        laid.addLayout(foot)
        self.setLayout(laid)
        self.list.setFocus()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _: self._show_chosen())
        self.list.entered.connect(self.changes.setFocus)
        self.earlier.clicked.connect(self._ask_earlier)
        self.restore.clicked.connect(self._ask_to_restore)
        self.close_button.clicked.connect(self.reject)
        self._context.runner.changed.connect(self._ask)
        self._context.filter_state.changed.connect(self._ask)

    def _ask(self) -> None:
        identity, wanted = self._identity, self._wanted
        ceiling = self._context.filter_state.filter.ceiling

        def work(desk: Desk) -> Pages:
            return versions.of_record(desk, identity, ceiling, 0, wanted)

        self._context.runner.ask(work, self._show, topic=_ASK, failed=self._show_nothing)

    def _ask_earlier(self) -> None:
        self._wanted += PAGE
        self._ask()

    def _show(self, pages: Pages) -> None:
        latest = pages.told[0].version if pages.told else None
        self._present = latest.after if latest else None
        self._title.setText(breakable(latest.name) if latest else "")
        self.list.fill(pages.told)
        self.earlier.setVisible(pages.more)
        self._show_chosen()

    def _show_nothing(self, error: DeskError) -> None:
        self._present = None
        self._title.setText("")
        self.list.fill(())
        self._show_chosen()
        self.changes.say(str(error))

    def _show_chosen(self) -> None:
        told = self.list.chosen()
        self.restore.setEnabled(self._can_restore(told))
        self.trouble.hide()
        if told is None:
            self._what.setText("")
            self.changes.say("")
            self._show_page(None)
            return
        when = moment_in_words(told.version.at)
        self._what.setText(say("{done}, {when}", done=done_by(told), when=when))
        show_changes(self.changes, told)
        self._show_page(told.version.after or told.version.before)

    def _can_restore(self, told: VersionInWords | None) -> bool:
        """Tell whether the chosen version can be put back: not the present one, nor into the bin."""
        present = self._present
        return (
            told is not None
            and told.version.after is not None
            and present is not None
            and not present.binned
            and self.list.currentRow() > 0
        )

    def _show_page(self, state: State | None) -> None:
        record = state.record if state else None
        if isinstance(self.page, ReadingPane):
            if isinstance(record, Initiative):
                self.page.show_reading(Reading(record, None, ()))
            else:
                self.page.show_nothing(say("There is no version to read."))
        elif record is None:
            self.page.say("")
        else:
            shown, ceiling = record, self._context.filter_state.filter.ceiling
            self._context.runner.ask(
                lambda desk: versions.in_lines(desk, shown, ceiling),
                self.page.show_fields,
                topic=_FIELDS,
            )

    def _ask_to_restore(self) -> None:
        told = self.list.chosen()
        if told is None or not self._can_restore(told):
            return
        when = moment_in_words(told.version.at)
        question = say("Restore the version of {when}?", when=when)
        text = say("“{title}” will be as it was then.", title=told.version.name)
        if self._context.filter_state.filter.ceiling < TOP:
            text += " " + say("What lies above the ceiling is kept as it is.")
        text += " " + say("Undo takes it back.")
        if self._context.dialogs.confirm(question, text, say("Restore")):
            self._restore(told.version)

    def _restore(self, version: Version) -> None:
        ceiling = self._context.filter_state.filter.ceiling
        self.restore.setEnabled(False)

        def work(desk: Desk) -> Restored:
            return restoring.restore(desk, version.identity, version.number, ceiling)

        def done(restored: Restored) -> None:
            said = restored_in_words(restored, moment_in_words(version.at))
            self._context.toast(said, undo=restored.change.before != restored.change.after)
            if isValid(self):
                self.accept()

        self._context.runner.change(work, done, failed=self._refused)

    def _refused(self, error: DeskError) -> None:
        self.restore.setEnabled(True)
        self.trouble.setText(str(error))
        self.trouble.show()
        announce(self.trouble, str(error))


def restored_in_words(restored: Restored, when: str) -> str:
    """Return what was restored, and what of it could not be."""
    change = restored.change
    title = name_of(change.after.record) if change.after else ""
    if change.before == change.after:
        said = say("“{title}” is as it was on {when} already.", title=title, when=when)
    else:
        said = say("Restored “{title}” as it was on {when}.", title=title, when=when)
    return " ".join((said, *restored.left_out))


def show_changes(place: ChangeList, told: VersionInWords) -> None:
    """Show what a change changed; where nothing can be compared, a sentence that says why."""
    if told.changes:
        place.show_changes(told.changes)
    elif told.version.after is None:
        place.say(say("It was deleted."))
    elif told.version.before is None:
        place.say(say("Nothing earlier is there to compare it with."))
    else:
        place.say(say("Nothing in the record itself was changed."))
