"""Files dropped on the window: a register is opened, what holds records is led into the open one."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.actions import Actions
from diplomat_desk.ui.dialogs.files import IMPORTED, SUFFIX
from diplomat_desk.ui.registers import Registers
from diplomat_desk.ui.workspace import Workspace


class Dropped(Protocol):
    """What is needed of the window on which something is dropped."""

    registers: Registers
    workspace: Workspace | None
    act: Actions


class Dropping(QObject):
    """Takes files that are dropped on ``window``, which is ``owner`` as well.

    What cannot be taken is told in passing, so that nothing dropped is passed over without a word.
    """

    def __init__(self, window: Dropped, owner: QWidget) -> None:
        super().__init__(owner)
        self._window = window
        self._files: tuple[Path, ...] = ()
        # Whoever dragged the file waits until the drop is over, and a question may come before that.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._take)
        owner.setAcceptDrops(True)
        owner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let files in; leave everything else to the window."""
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        files = files_in(event.mimeData())
        if not files:
            return super().eventFilter(watched, event)
        # Never moved: the file stays where it is.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        # What enters and moves is a drop too, that has not come down yet.
        if not isinstance(event, QDragMoveEvent):
            self._files = files
            self._soon.start()
        return True

    def _take(self) -> None:
        """Do with the files what their names say, or say why not."""
        files, self._files = self._files, ()
        if len(files) > 1:
            self._tell(say("Drop one file at a time; nothing was done."))
        elif files and files[0].suffix.lower() == SUFFIX:
            self._window.registers.open(files[0])
        elif files:
            self._import(files[0])

    def _import(self, path: Path) -> None:
        workspace = self._window.workspace
        if path.is_dir() or path.suffix.lower() not in IMPORTED:
            self._tell(
                say(
                    "“{name}” is neither a register nor a file that can be imported, such as a table (CSV, XLSX,"
                    " ODS), JSON, IATI activities (XML) or BibTeX.",
                    name=path.name,
                )
            )
        elif workspace is None:
            self._tell(say("Open a register first, then drop the file on it."))
        elif not self._window.act["file.import"].isEnabled():
            self._tell(say("Nothing can be imported now: this register can only be read."))
        else:
            workspace.import_file(path)

    def _tell(self, words: str) -> None:
        self._window.registers.said.emit(words)


def files_in(dragged: QMimeData) -> tuple[Path, ...]:
    """Return the files of this computer that are dragged."""
    urls = dragged.urls() if dragged.hasUrls() else []
    return tuple(Path(one.toLocalFile()) for one in urls if one.isLocalFile())
