"""Two registers that were worked on apart, side by side: what is taken over, and from which."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QSplitter, QWidget
from shiboken6 import isValid

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.differences import Difference
from diplomat_desk.domain.errors import DeskError, StoppedError
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import bringing, diverged, versions
from diplomat_desk.services.bringing import Brought, taken
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.diverged import Differing, Diverged, How
from diplomat_desk.ui.change_list import ChangeList
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.importing.lists import list_of
from diplomat_desk.ui.importing.text_model import TextModel
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.moments import moment_in_words
from diplomat_desk.ui.notice import Notice, Progress
from diplomat_desk.ui.tokens import Space

_SIZE = QSize(1000, 640)
_WIDTHS = (90, 320)
_LEFT = 620
_TOPIC = "diverged sides"
_TAKE = 0
_SORTS = {
    Kind.INITIATIVE: "initiative",
    Kind.PERSON: "person",
    Kind.ORGANISATION: "organisation",
    Kind.TERM: "word",
    Kind.COUNTRY: "country",
    Kind.FILTER: "kept filter",
    Kind.CHART: "kept chart",
    Kind.REPORT: "kept report",
}


def show_diverged(context: PageContext, path: Path, parent: QWidget) -> "DivergedDialog":
    """Compare the open register with the one at ``path``, and return the dialog that shows it."""
    dialog = DivergedDialog(context, path, parent)
    dialog.open()
    return dialog


class DifferingModel(TextModel):
    """Records that differ, each with a tick where it is taken over."""

    HEADS = ("Take over", "Record", "What happened")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Differing, ...] = ()
        self.choices: dict[Identity, bool] = {}

    def show_found(self, found: tuple[Differing, ...]) -> None:
        """Show what differs; ticked is what would be taken over unless somebody chooses."""
        self.beginResetModel()
        self._found = found
        self.choices = {one.identity: taken(one) for one in found}
        self.endResetModel()

    def differing(self, at: int) -> Differing:
        """Return what row ``at`` is about."""
        return self._found[at]

    def choose(self, places: Iterable[int], *, take: bool) -> None:
        """Take the records at ``places`` over, or leave them as they are here."""
        for at in places:
            self.choices[self._found[at].identity] = take
            self.dataChanged.emit(self.index(at, _TAKE), self.index(at, _TAKE))

    def lines(self) -> int:
        """Return how many records differ."""
        return len(self._found)

    def cell(self, at: int, column: int) -> str:
        """Return the text of a cell."""
        one = self._found[at]
        return ("", one.name, _shortly(one))[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return a cell as plain text, or whether it is ticked; in words for a screen reader."""
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == _TAKE:
            ticked = self.choices[self._found[index.row()].identity]
            return say("take over") if ticked else say("leave")
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _TAKE:
            ticked = self.choices[self._found[index.row()].identity]
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 - Qt's
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Tick a record, or take the tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != _TAKE:
            return False
        self.choose([index.row()], take=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsUserCheckable if index.column() == _TAKE else found


class DivergedDialog(QDialog):
    """Lists what differs; beside the list is where the chosen record differs. One button takes it over."""

    def __init__(self, context: PageContext, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path = path
        self._ceiling = context.filter_state.filter.ceiling
        self._busy = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Compare with “{name}”", name=path.stem))
        self.resize(_SIZE)
        self.told = label("", wrap=True)
        self.model = DifferingModel(self)
        self.table = list_of(self.model, say("What differs"), _WIDTHS)
        self.what = label("", "muted", wrap=True)
        self.sides = ChangeList(say("Where they differ"))
        self.trouble = Notice("danger")
        self.progress = Progress()
        self.later = button(say("The &later of each"), "link")
        self.all = button(say("Take &all over"), "link")
        self.none = button(say("Take &none over"), "link")
        self.merge = button(say("Take over"), "primary")
        self.close_button = button(say("Close"))
        self._lay_out()
        self._connect()
        self._begin(say("Comparing…"))
        ceiling = self._ceiling
        context.runner.ask(
            lambda desk: diverged.compare(desk, path, ceiling), self._show, failed=self._fail
        )

    def _lay_out(self) -> None:
        left = column(self.table, gap=Space.S)
        left.addLayout(row(self.later, self.all, self.none, STRETCH, gap=Space.M))
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.setHandleWidth(5)
        split.addWidget(box(left))
        right = column(self.what, gap=Space.S, margin=(Space.M, 0, 0, 0))
        right.addWidget(self.sides, 1)
        split.addWidget(box(right))
        split.setStretchFactor(1, 1)
        split.setSizes([_LEFT, _SIZE.width() - _LEFT])
        laid = column(self.told, gap=Space.S, margin=Space.L)
        laid.addWidget(self.trouble)
        laid.addWidget(self.progress)
        laid.addWidget(split, 1)
        laid.addLayout(row(STRETCH, self.close_button, self.merge))
        self.setLayout(laid)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._ask_sides())
        self.model.dataChanged.connect(lambda *_: self._update())
        self.later.clicked.connect(lambda _=False: self._choose_all(taken))
        self.all.clicked.connect(lambda _=False: self._choose_all(lambda _: True))
        self.none.clicked.connect(lambda _=False: self._choose_all(lambda _: False))
        self.merge.clicked.connect(lambda _=False: self._bring())
        self.close_button.clicked.connect(self.reject)
        self.progress.cancelled.connect(self._context.runner.cancel)
        self._context.runner.progressed.connect(self._show_progress)

    def _show(self, found: Diverged) -> None:
        if not isValid(self):
            return
        self._end()
        self.told.setText(_in_words(found))
        self.model.show_found(found.differing)
        if found.differing:
            self.table.selectRow(0)
            self.table.setFocus()
        else:
            self.sides.say("")
        self._update()

    def _ask_sides(self) -> None:
        index = self.table.currentIndex()
        if not index.isValid():
            return
        one, ceiling = self.model.differing(index.row()), self._ceiling
        self.what.setText(_happened(one))

        def work(desk: Desk) -> tuple[Difference, ...]:
            return versions.between(desk, one.here, one.there, ceiling)

        self._context.runner.ask(work, partial(self._show_sides, one), topic=_TOPIC)

    def _show_sides(self, one: Differing, found: tuple[Difference, ...]) -> None:
        if not isValid(self):
            return
        if one.how is How.NEW:
            self.sides.show_fields(found)
        elif found:
            self.sides.show_sides(found, say("Here"), say("There"))
        else:
            self.sides.say(say("What it says is the same."))

    def _choose_all(self, wanted: Any) -> None:  # noqa: ANN401 - a function of a record
        for at in range(self.model.lines()):
            self.model.choose([at], take=wanted(self.model.differing(at)))

    def _bring(self) -> None:
        path, ceiling, choices = self._path, self._ceiling, dict(self.model.choices)
        self._begin(say("Taking over…"))
        self._context.runner.change(
            lambda desk: bringing.bring(desk, path, ceiling, choices),
            self._brought,
            failed=self._fail,
        )

    def _brought(self, found: Brought) -> None:
        if not isValid(self):
            return
        self._end()
        if found.refused:
            self._context.dialogs.tell(say("Taken over."), bringing.in_words(found))
        else:
            self._context.toast(bringing.in_words(found))
        self.accept()

    def _begin(self, words: str) -> None:
        self._busy = words
        self.trouble.say("")
        self.progress.say(words, 0, 0)
        self._update()

    def _end(self) -> None:
        self._busy = ""
        self.progress.hide()
        self._update()

    def _fail(self, error: DeskError) -> None:
        if isValid(self):
            self._end()
            if not isinstance(error, StoppedError):
                self.trouble.say(str(error))

    def _show_progress(self, done: int, total: int) -> None:
        if self._busy:
            self.progress.say(self._busy, done, total)

    def _update(self) -> None:
        number = sum(self.model.choices.values())
        idle = not self._busy
        self.merge.setText(count(number, "Take {n} record over", "Take {n} records over"))
        self.merge.setEnabled(idle and number > 0 and not self._context.read_only)
        for one in (self.later, self.all, self.none):
            one.setEnabled(idle and self.model.lines() > 0)


def _shortly(one: Differing) -> str:
    match one.how:
        case How.NEW:
            return say("recorded there")
        case How.GONE:
            return say("deleted there")
        case How.EDITED:
            return say("changed there")
    return say("changed in both, there later") if one.later else say("changed in both, here later")


def _happened(one: Differing) -> str:
    sort, when = say(_SORTS[one.identity.kind]), moment_in_words(one.at_there)
    match one.how:
        case How.NEW:
            return say("This {sort} was recorded there: {when}.", sort=sort, when=when)
        case How.GONE:
            return say("This {sort} was deleted there: {when}.", sort=sort, when=when)
        case How.EDITED:
            return say("This {sort} was changed there: {when}.", sort=sort, when=when)
    here = moment_in_words(one.at_here)
    if one.later:
        return say(
            "This {sort} was changed in both: here on {here}, there later, on {when}.",
            sort=sort, here=here, when=when,
        )  # fmt: skip
    return say(
        "This {sort} was changed in both: there on {when}, here later, on {here}.",
        sort=sort, here=here, when=when,
    )  # fmt: skip


def _in_words(found: Diverged) -> str:
    number = len(found.differing)
    told = [
        count(number, "{n} record is otherwise there.", "{n} records are otherwise there.")
        if number
        else say("There is nothing there that is not here.")
    ]
    told += [
        count(many, one, more)
        for many, one, more in (
            (found.here_only, "{n} was changed only here and stays.",
             "{n} were changed only here and stay."),
            (found.withheld, "{n} above the ceiling differs and stays as it is.",
             "{n} above the ceiling differ and stay as they are."),
            (found.left, "{n} other change (of imports, dismissed findings, deleted names) is not taken over.",
             "{n} other changes (of imports, dismissed findings, deleted names) are not taken over."),
        )
        if many
    ]  # fmt: skip
    if number:
        told.append(
            say("Taking over is one step: Undo takes it back. The other file is not changed.")
        )
    return " ".join(told)
