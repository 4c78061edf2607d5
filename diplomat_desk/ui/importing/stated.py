"""The import of a file that says itself what it holds: what would come of it, then one button."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.exchange.stated import Stated
from diplomat_desk.services import stated
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing import Checked
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.importing.at_work import AtWork
from diplomat_desk.ui.importing.finding_model import FindingModel, outcome
from diplomat_desk.ui.importing.lists import list_of
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.tokens import Space

_SIZE = QSize(900, 480)
_WIDTHS = (50, 90, 100, 150)


def show_stated(
    context: PageContext, path: Path, chosen: tuple[int, ...], parent: QWidget
) -> "StatedDialog":
    """Open the import of a file that says itself what it holds, and return its dialog.

    Sources that name no initiative may go to those that are ``chosen``.
    """
    dialog = StatedDialog(context, path, chosen, parent)
    dialog.open()
    return dialog


class StatedDialog(AtWork):
    """Shows what the file would bring; nothing is changed before the button is pressed."""

    def __init__(
        self,
        context: PageContext,
        path: Path,
        chosen: tuple[int, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, path.name, _SIZE, parent)
        self._path = path
        self._chosen = chosen
        self._found: Stated | None = None
        self._checked = Checked()
        self.counts = label("", "heading", wrap=True)
        self.notes = label("", "muted", wrap=True)
        self.model = FindingModel(self)
        self.table = list_of(self.model, say("What to look at, entry by entry"), _WIDTHS)
        self.into = QCheckBox(_into_in_words(len(chosen)))
        self.save = button(say("Save the list…"), icon="download")
        self.cancel = button(say("Cancel"))
        self.next = button(say("&Import"), "primary")
        self.next.setDefault(True)
        self._lay_out()
        self._connect()
        self._check()

    def _lay_out(self) -> None:
        laid = column(
            self.trouble, self.progress, self.counts, self.notes, gap=Space.S, margin=Space.L
        )
        laid.addWidget(self.table, 1)
        laid.addWidget(self.into)
        laid.addLayout(row(self.save, STRETCH, self.cancel, self.next, gap=Space.S))
        self.setLayout(laid)

    def _connect(self) -> None:
        self.into.toggled.connect(lambda _=False: self._check())
        self.save.clicked.connect(lambda _=False: self._save_list(self._checked, self._path))
        self.cancel.clicked.connect(lambda _=False: self.reject())
        self.next.clicked.connect(lambda _=False: self._import())

    def _check(self) -> None:
        """Do all that the import does, and take it back."""
        self._begin_to(say("Reading the file…"))
        work = partial(_take, self._wanted, dry_run=True)
        self._context.runner.ask(work, self._show, failed=self._fail, watched=True)

    @property
    def _wanted(self) -> "_Wanted":
        into = self._chosen if self.into.isChecked() else ()
        return _Wanted(self._path, into, self._ceiling)

    def _show(self, found: Stated) -> None:
        """Show what would come of the file."""
        self._found = found
        self._checked = Checked()
        for one in found.told:
            self._checked.findings.append(one)
        self.model.show_outcome(outcome(self._checked), noted=True)
        self.counts.setText(in_words(found))
        self.notes.setText(" ".join(found.notes))
        self._end()
        self.next.setFocus()

    def _import(self) -> None:
        """Record what the file holds, as one act."""
        if self._busy or self._found is None:
            return
        self._begin_to(say("Recording…"))
        work = partial(_take, self._wanted, dry_run=False)
        self._context.runner.change(work, self._imported, failed=self._fail)

    def _imported(self, done: Stated) -> None:
        said = say("Imported “{name}”: {what}.", name=self._path.name, what=in_words(done))
        self._context.toast(said, undo=done.does_something)
        self._busy = ""
        self.accept()

    def _stopped(self) -> None:
        self.reject()

    def _update(self) -> None:
        busy, found = bool(self._busy), self._found
        self.progress.setVisible(busy)
        self.counts.setVisible(found is not None)
        self.notes.setVisible(bool(self.notes.text()))
        self.table.setVisible(bool(self.model.rowCount()))
        self.save.setVisible(bool(self.model.rowCount()))
        self.into.setVisible(found is not None and found.of_sources and bool(self._chosen))
        self.into.setEnabled(not busy)
        self.next.setEnabled(not busy and found is not None and found.does_something)


@dataclass(frozen=True, slots=True)
class _Wanted:
    path: Path
    into: tuple[int, ...]
    ceiling: Level


def _take(wanted: _Wanted, desk: Desk, *, dry_run: bool) -> Stated:
    return stated.take(desk, wanted.path, dry_run=dry_run, into=wanted.into, ceiling=wanted.ceiling)


def _into_in_words(chosen: int) -> str:
    return count(
        chosen,
        "Sources that name no initiative of this register belong to the one that is &chosen",
        "Sources that name no initiative of this register belong to the {n} that are &chosen",
    )


def in_words(found: Stated) -> str:
    """Return how many of each sort there are."""
    parts = dotted(
        count(len(found.made), "{n} new initiative", "{n} new initiatives") if found.made else "",
        count(found.sources, "{n} new source", "{n} new sources") if found.sources else "",
        count(found.people, "{n} person", "{n} people") if found.people else "",
        count(found.organisations, "{n} organisation", "{n} organisations")
        if found.organisations
        else "",
        count(found.known, "{n} there already", "{n} there already") if found.known else "",
        count(found.refused, "{n} refused", "{n} refused") if found.refused else "",
    )
    return parts or say("nothing new")
