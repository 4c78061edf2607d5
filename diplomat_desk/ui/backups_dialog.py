"""The backups of a register: what giving one back would change, and giving it back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QSplitter, QWidget
from shiboken6 import isValid

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.sizes import size_in_words
from diplomat_desk.domain.words import dotted, say
from diplomat_desk.services import backups
from diplomat_desk.services.backups import Backup, Comparison
from diplomat_desk.services.comparing import in_words
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.change_list import ChangeList
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.moments import moment_in_words
from diplomat_desk.ui.notice import Notice, Progress
from diplomat_desk.ui.tokens import Space

_SIZE = QSize(820, 560)
_LIST_WIDTH = 320
_TOPIC, _COMPARE = "backups", "backup compared"


@dataclass(frozen=True, slots=True)
class _Kept:
    folder: Path
    made: tuple[Backup, ...] = ()


def show_backups(
    context: PageContext, restored: Callable[[], None], parent: QWidget
) -> "BackupsDialog":
    """Open the list of backups; ``restored`` is called when one was given back."""
    dialog = BackupsDialog(context, restored, parent)
    dialog.open()
    return dialog


class BackupsDialog(QDialog):
    """Lists backups, the latest first; beside them is what giving the chosen one back would change."""

    def __init__(
        self, context: PageContext, restored: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._restored = restored
        self._kept = _Kept(Path())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Backups"))
        self.resize(_SIZE)
        self.list = QListWidget()
        self.list.setAccessibleName(say("Backups, the latest first"))
        self.list.setProperty("role", "lines")
        self.where = label("", "small", wrap=True)
        self.what = label("", "strong", wrap=True)
        self.differing = ChangeList(say("What giving it back would change"))
        self.trouble = Notice("danger")
        self.progress = Progress()
        self.now = button(say("&Back up now"), icon="save")
        self.restore = button(say("&Give it back…"), icon="archive-restore")
        self.copy = button(say("Give back as a &copy…"))
        self.close_button = button(say("Close"))
        self._lay_out()
        self._connect()
        self._ask()

    def _lay_out(self) -> None:
        right = column(self.what, gap=Space.S, margin=(Space.M, 0, 0, 0))
        right.addWidget(self.differing, 1)
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.setHandleWidth(5)
        split.addWidget(self.list)
        split.addWidget(box(right))
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, _SIZE.width() - _LIST_WIDTH])
        told = say(
            "A backup is made when a register is opened and once a day while it is, if anything has changed. "
            "Kept are those of ten days, eight weeks and twelve months."
        )
        laid = column(label(told, "muted", wrap=True), gap=Space.S, margin=Space.L)
        laid.addWidget(self.trouble)
        laid.addWidget(self.progress)
        laid.addWidget(split, 1)
        laid.addWidget(self.where)
        laid.addLayout(row(self.now, self.restore, self.copy, STRETCH, self.close_button))
        self.setLayout(laid)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _: self._compare())
        self.now.clicked.connect(lambda _=False: self._back_up())
        self.restore.clicked.connect(lambda _=False: self._give_back())
        self.copy.clicked.connect(lambda _=False: self._give_back_as_copy())
        self.close_button.clicked.connect(self.reject)
        self.progress.cancel.hide()

    def chosen(self) -> Backup | None:
        """Return the backup that is chosen."""
        at = self.list.currentRow()
        return self._kept.made[at] if 0 <= at < len(self._kept.made) else None

    def _ask(self) -> None:
        def work(desk: Desk) -> _Kept:
            return _Kept(backups.folder_of(desk.path), backups.listing(desk.path))

        self._context.runner.ask(work, self._show, topic=_TOPIC, failed=self._fail)

    def _show(self, kept: _Kept) -> None:
        self._kept = kept
        self.progress.hide()
        self.list.clear()
        for one in kept.made:
            when = moment_in_words(one.at.isoformat())
            self.list.addItem(QListWidgetItem(dotted(when, size_in_words(one.size), one.before)))
        self.where.setText(say("They lie in {folder}", folder=str(kept.folder)))
        if kept.made:
            self.list.setCurrentRow(0)
        else:
            self.differing.say(say("There is no backup yet."))
        self._update()

    def _compare(self) -> None:
        one = self.chosen()
        self._update()
        if one is None:
            return
        ceiling = self._context.filter_state.filter.ceiling
        self.what.setText(moment_in_words(one.at.isoformat()))
        self.differing.say(say("Comparing…"))
        self._context.runner.ask(
            lambda desk: backups.compare(desk, one, ceiling),
            partial(self._show_comparison, one),
            topic=_COMPARE,
            failed=self._fail,
        )

    def _show_comparison(self, backup: Backup, found: Comparison) -> None:
        if backup == self.chosen():
            lines = list(in_words(found))
            self.differing.say("\n\n".join(lines))

    def _back_up(self) -> None:
        self._begin(say("Backing up…"))
        self._context.runner.ask(
            backups.make,
            lambda made: self._done(say("Backed up as “{name}”.", name=made.path.name)),
            failed=self._fail,
        )

    def _give_back(self) -> None:
        one = self.chosen()
        if one is None:
            return
        when = moment_in_words(one.at.isoformat())
        text = say(
            "The register becomes as it was on {when}. It is backed up first as it is now, so that you can come back.",
            when=when,
        )
        if self._context.dialogs.confirm(say("Give this backup back?"), text, say("Give it back")):
            self._begin(say("Giving it back…"))
            self._context.runner.change(
                lambda desk: backups.restore(desk, one), self._given_back, failed=self._fail
            )

    def _given_back(self, _: None) -> None:
        self._context.toast(say("The backup was given back."))
        self.accept()
        self._restored()

    def _give_back_as_copy(self) -> None:
        one = self.chosen()
        if one is None:
            return
        settings = self._context.settings
        name = say(
            "{name} as on {when}", name=self._context.register_name, when=f"{one.at:%Y-%m-%d %H%M}"
        )
        path = self._context.dialogs.ask_copy(settings.last_folder, name)
        if path is not None:
            self._begin(say("Giving it back…"))
            self._context.runner.apart(
                lambda: backups.restore_as(one, path),
                lambda _: self._done(say("Saved a copy as “{name}”.", name=path.name)),
                failed=self._fail,
            )

    def _begin(self, words: str) -> None:
        self.trouble.say("")
        self.progress.say(words)
        self._update()

    def _done(self, words: str) -> None:
        self._context.toast(words)
        self._ask()

    def _fail(self, error: DeskError) -> None:
        if isValid(self):
            self.progress.hide()
            self.trouble.say(str(error))
            self.differing.say("")
            self._update()

    def _update(self) -> None:
        idle, there = not self.progress.isVisible(), self.chosen() is not None
        self.now.setEnabled(idle)
        self.restore.setEnabled(idle and there and not self._context.read_only)
        self.copy.setEnabled(idle and there)
