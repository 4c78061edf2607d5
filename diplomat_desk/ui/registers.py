"""Which register is open: making, opening, copying and closing one, and taking changes back."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk import paths
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import DeskError, FileError, FileTrouble, StoppedError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.formats.kinds import FORMATS
from diplomat_desk.services import presence
from diplomat_desk.ui.another_way import AnotherWay
from diplomat_desk.ui.dialogs.files import Dialogs
from diplomat_desk.ui.forward import come_forward
from diplomat_desk.ui.late import OpenRegister, Renewed, Session, Stepped
from diplomat_desk.ui.patience import Patience
from diplomat_desk.ui.settings import Settings

BACKUP_AFTER_MS = 3_000
"""So long after opening: first one wants to see what is there."""
A_DAY = 24 * 60 * 60
SAMPLE_NAME = "South Asia (sample).ddesk"


class Registers(QObject):
    """Does the acts of the File menu.

    ``may_leave`` is asked before the open register goes, ``ceiling`` before a step is taken back.
    """

    opened = Signal(object)
    """The :class:`OpenRegister` that is open now."""
    closed = Signal()
    called = Signal()
    """A second window was opened on this register and asks for this one."""
    recent_changed = Signal()
    said = Signal(str)
    """A sentence to show in passing."""
    stepped = Signal(tuple)
    """The ids of what undo or redo has just changed."""

    def __init__(
        self,
        settings: Settings,
        dialogs: Dialogs,
        may_leave: Callable[[], bool],
        ceiling: Callable[[], Level],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._dialogs = dialogs
        self._may_leave = may_leave
        self._ceiling = ceiling
        self._wanted: Path | None = None
        self._back_up_soon = QTimer(self, singleShot=True)
        self._back_up_soon.timeout.connect(self._back_up)
        self._calls = QFileSystemWatcher(self)
        self._calls.fileChanged.connect(lambda _: self.called.emit())
        if isinstance(parent, QWidget):
            self.called.connect(lambda: come_forward(parent))
        self._backed_up_at = 0.0
        self._patience = Patience(self._open_held, self.said.emit, self)
        self._another_way = AnotherWay(dialogs, lambda: self.session, self.open, self._took_over)
        self._asked = False
        """Whether the last opening was by a passphrase that somebody typed."""
        self.session: Session | None = None
        self.current: OpenRegister | None = None

    def take_session(self, session: Session) -> None:
        """Begin to work: the services are loaded. A file asked for meanwhile is opened now."""
        self.session = session
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.open(wanted)

    def new(self) -> None:
        """Ask where a new register shall lie, make it and open it."""
        path = self._dialogs.ask_new(self._settings.last_folder, say("Register"))
        if path is not None and self.session is not None and self._may_leave():
            self.session.create(
                path, self._took_over, sample=False, failed=lambda e: self._failed(path, e)
            )

    def choose(self) -> None:
        """Ask which register to open."""
        path = self._dialogs.ask_open(self._settings.last_folder)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open the register at ``path``, at once or as soon as the session is there."""
        path = path.absolute()
        self._patience.end()
        if self.session is None:
            self._wanted = path
        elif self.current is not None and self.current.path == path:
            self.said.emit(say("“{name}” is open already.", name=path.stem))
        elif self._may_leave():
            self.session.open(path, self._took_over, failed=lambda e: self._failed(path, e))

    def choose_to_recover(self) -> None:
        """Ask which register is damaged, and save what can be saved of it in a new one."""
        path = self._dialogs.ask_open(self._settings.last_folder)
        if path is None or not self._may_leave():
            return
        if self.current is not None and self.current.path == path.absolute():
            text = say("“{name}” is open. Close it first.", name=path.name)
            self._dialogs.tell(say("Nothing was recovered."), text)
        else:
            self._another_way.recover(path.absolute())

    def open_sample(self) -> None:
        """Open the user's copy of the sample; it is made the first time."""
        path = paths.data_dir() / SAMPLE_NAME
        if path.exists() or self.session is None:
            self.open(path)
        elif self._may_leave():
            self.session.create(
                path, self._took_over, sample=True, failed=lambda e: self._failed(path, e)
            )

    def save_copy(self) -> None:
        """Ask where a copy shall lie, and write it."""
        if self.session is None or self.current is None:
            return
        suggested = say("{name} (copy)", name=self.current.name)
        path = self._dialogs.ask_copy(self._settings.last_folder, suggested)
        if path is not None:
            self._settings.last_folder = path.parent
            self.session.save_copy(
                path,
                lambda _: self.said.emit(say("Saved a copy as “{name}”.", name=path.name)),
                failed=lambda e: self._dialogs.tell(say("The copy was not saved."), str(e)),
            )

    def compact(self) -> None:
        """Make the register's file as small as what it holds."""
        if self.session is not None and self.current is not None:
            title = say("The register was not compacted.")
            self.session.compact(
                self.said.emit, failed=lambda error: self._dialogs.tell(title, str(error))
            )

    def export(self, name: str, chosen: Filter) -> None:
        """Ask where to, and write what ``chosen`` selects in the format called ``name``."""
        if self.session is None or self.current is None:
            return
        wanted = next(one for one in FORMATS if one.name == name)
        suggested = self._settings.last_folder / f"{self.current.name}{wanted.ending}"
        kinds = f"{say(wanted.label)} (*{wanted.ending})"
        path = self._dialogs.ask_save(say("Export the selection"), suggested, kinds)
        if path is None:
            return
        if not path.name.lower().endswith(wanted.ending):
            # To change the name here would skip the question whether to overwrite.
            text = say("“{name}” does not end in {ending}.", name=path.name, ending=wanted.ending)
            self._dialogs.tell(say("Nothing was exported."), text)
            return
        self._settings.last_folder = path.parent
        self.session.export(
            path,
            chosen,
            name,
            self.said.emit,
            failed=self._not_exported,
        )

    def _not_exported(self, error: DeskError) -> None:
        if not isinstance(error, StoppedError):
            self._dialogs.tell(say("Nothing was exported."), str(error))

    def close(self) -> None:
        """Close the register and go back to the welcome page."""
        if self.session is not None and self.current is not None and self._may_leave():
            self.current = None
            self.closed.emit()
            self.session.close(lambda _: None)

    def open_again(self) -> None:
        """Open the register anew that is open: what its file holds was replaced."""
        if self.current is not None:
            path = self.current.path
            self.current = None
            self.closed.emit()
            if self.session is not None:
                self.session.close(lambda _: self.open(path))

    def move(self, to: Path, then: Callable[[Path | None], None]) -> None:
        """Move the open register to ``to``; ``then`` gets what the old file is called now, None if as before.

        What is half typed must be kept by now.
        """
        if self.session is None or self.current is None:
            return
        session, path = self.session, self.current.path

        def moved(register: OpenRegister) -> None:
            self._settings.drop_recent(path)
            self._took_over(register)
            session.put_away(path, to, then)

        session.move(to, moved, failed=self._not_moved)

    def _not_moved(self, error: DeskError) -> None:
        self._dialogs.tell(say("The register was not moved."), str(error))

    def changed(self) -> None:
        """Back up once a day while the register stays open; nothing wakes up for it where nothing changes."""
        if time.monotonic() - self._backed_up_at > A_DAY:
            self._back_up_soon.start(BACKUP_AFTER_MS)

    def _back_up(self) -> None:
        if self.session is not None and self.current is not None and not self.current.read_only:
            self._backed_up_at = time.monotonic()
            self.session.keep_backups(failed=lambda error: self.said.emit(str(error)))

    def set_passphrase(self, passphrase: str) -> None:
        """Put the open register under another passphrase, or none; it can be stopped meanwhile."""
        if self.session is not None and self._may_leave():
            self.said.emit(say("The register is written anew…"))
            self.session.change_passphrase(
                passphrase, self._changed_passphrase, failed=self._not_encrypted
            )

    def _changed_passphrase(self, renewed: Renewed) -> None:
        self._took_over(renewed.register)
        if renewed.error is not None:
            self._not_encrypted(renewed.error)
            return
        changed, removed = say("The passphrase was changed."), say("It is encrypted no longer.")
        self.said.emit(changed if renewed.register.encrypted else removed)
        delete = say("Delete what is not encrypted")
        if renewed.left and self.session is not None:
            title = say("Not all is encrypted.")
            if self._dialogs.choose(title, renewed.words, (delete,)) == delete:
                told = say("Deleted what was not encrypted.")
                self.session.delete_plain(renewed.left, lambda _: self.said.emit(told))

    def _not_encrypted(self, error: DeskError) -> None:
        if not isinstance(error, StoppedError):
            self._dialogs.tell(say("The passphrase was not changed."), str(error))

    def _ask_passphrase(self, path: Path, message: str) -> None:
        given = self._dialogs.ask_passphrase(path.name, message)
        self._asked = given is not None
        if given is not None and self.session is not None:
            failed = partial(self._failed, path, passphrase=given)
            self.session.open(path, self._took_over, failed=failed, passphrase=given)

    def _open_held(self, path: Path, passphrase: str) -> None:
        """Try again to open what another program held a moment ago."""
        if self.session is not None and self._may_leave():
            failed = partial(self._failed, path, passphrase=passphrase)
            self.session.open(path, self._took_over, failed=failed, passphrase=passphrase)

    def _watch_for_calls(self, register: OpenRegister) -> None:
        """Notice when a second window of this machine asks for this one."""
        if watched := self._calls.files():
            self._calls.removePaths(watched)
        if not register.read_only:
            self._calls.addPath(str(presence.file_of(register.path)))

    def undo(self) -> None:
        """Take the latest change back and say which it was."""
        if self.session is not None:
            self.session.undo(self._ceiling(), self._tell_step)

    def redo(self) -> None:
        """Do again what was taken back last and say what it was."""
        if self.session is not None:
            self.session.redo(self._ceiling(), self._tell_step)

    def _tell_step(self, step: Stepped | None) -> None:
        if step is not None:
            self.said.emit(step.sentence)
            self.stepped.emit(step.ids)

    def _took_over(self, register: OpenRegister) -> None:
        self._patience.end()
        self.current = register
        self._watch_for_calls(register)
        self._asked = False
        self._settings.add_recent(register.path)
        if register.path.parent != paths.data_dir():
            self._settings.last_folder = register.path.parent
        self.recent_changed.emit()
        self.opened.emit(register)
        self._back_up_soon.start(BACKUP_AFTER_MS)

    def _failed(self, path: Path, error: DeskError, passphrase: str = "") -> None:
        if isinstance(error, StoppedError):
            # The window says so in passing.
            return
        if isinstance(error, FileError) and error.trouble is FileTrouble.PASSPHRASE:
            self._ask_passphrase(path, str(error) if self._asked else "")
            return
        if isinstance(error, FileError) and error.trouble is FileTrouble.MISSING:
            self._settings.drop_recent(path)
            self.recent_changed.emit()
        if isinstance(error, FileError) and error.trouble is FileTrouble.BUSY:
            if presence.who_has(path) is None and self._patience.goes_on(path, passphrase):
                return
            self._another_way.held(path, error)
            return
        if isinstance(error, FileError) and error.trouble is FileTrouble.DAMAGED:
            self._another_way.damaged(path, error, passphrase)
            return
        named = path.name in str(error)
        title = (
            say("The register was not opened.")
            if named
            else say("“{name}” was not opened.", name=path.name)
        )
        self._dialogs.tell(title, str(error))
