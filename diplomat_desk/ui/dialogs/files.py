"""The questions that the program asks in a window of their own: for files, and for a yes."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QMessageBox, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.formats.kinds import STATED
from diplomat_desk.ui import icons
from diplomat_desk.ui.dialogs.unlock import AskPassphrase

SUFFIX = ".ddesk"
TABLES = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
IMPORTED = (*TABLES, *STATED)
_ICON = 32


class Dialogs:
    """Asks the user; a test passes an object of its own with the same methods."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def ask_open(self, folder: Path) -> Path | None:
        """Return the register that the user chose to open, or None."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._parent, say("Open a register"), str(folder), _register_files()
        )
        return Path(chosen) if chosen else None

    def ask_table(self, folder: Path) -> Path | None:
        """Return the file that the user chose to import, or None."""
        kinds = ";;".join(
            (
                _kind(say("All that can be imported"), IMPORTED),
                _kind(say("Tables"), TABLES),
                _kind(say("JSON of this program, IATI activities, sources"), STATED),
                f"{say('All files')} (*)",
            )
        )
        chosen, _ = QFileDialog.getOpenFileName(self._parent, say("Import"), str(folder), kinds)
        return Path(chosen) if chosen else None

    def ask_files(self, folder: Path) -> tuple[Path, ...]:
        """Return the files that the user chose to attach; none when it was called off."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._parent, say("Attach files"), str(folder), f"{say('All files')} (*)"
        )
        return tuple(Path(one) for one in chosen)

    def ask_new(self, folder: Path, name: str) -> Path | None:
        """Return where the user wants a new register, or None; the file may exist."""
        return self._ask_save(say("New register"), folder / f"{name}{SUFFIX}", _register_files())

    def ask_copy(self, folder: Path, name: str) -> Path | None:
        """Return where the user wants a copy of the register, or None; the file may exist."""
        return self._ask_save(
            say("Save a copy of the register"), folder / f"{name}{SUFFIX}", _register_files()
        )

    def ask_move(self, suggested: Path) -> Path | None:
        """Return where the user wants the register moved to, or None; the file may exist."""
        return self._ask_save(say("Move the register"), suggested, _register_files())

    def ask_save(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Return where the user wants another kind of file (``kinds`` as Qt filters), or None."""
        return self._ask_save(title, suggested, kinds, confirm=True)

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        """Return the folder that the user chose, or None."""
        chosen = QFileDialog.getExistingDirectory(self._parent, title, str(folder))
        return Path(chosen) if chosen else None

    def ask_passphrase(self, name: str, message: str) -> str | None:
        """Return the passphrase that opens ``name``, or None; ``message`` says why the last one did not."""
        dialog = AskPassphrase(name, message, self._parent)
        given = dialog.line.text() if dialog.exec() else None
        dialog.deleteLater()
        return given

    def tell(self, title: str, text: str) -> None:
        """Say what went wrong and wait until it is read."""
        box = _box(self._parent, "triangle-alert", "warning", title, text)
        box.addButton(say("Close"), QMessageBox.ButtonRole.AcceptRole)
        _run(box)

    def choose(self, title: str, text: str, verbs: tuple[str, ...]) -> str | None:
        """Say what went wrong and offer ways on; return the one that was chosen, or None."""
        box = _box(self._parent, "triangle-alert", "warning", title, text)
        for verb in verbs:
            box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        none = box.addButton(say("Close"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(none)
        box.setEscapeButton(none)
        chosen = _run(box)
        return chosen if chosen in verbs else None

    def confirm(self, title: str, text: str, verb: str) -> bool:
        """Ask whether to do what cannot be undone; the button says ``verb``, Cancel is the default."""
        box = _box(self._parent, "circle-help", "accent", title, text)
        yes = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
        yes.setProperty("kind", "danger")
        no = box.addButton(say("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        return _run(box) == yes.text()

    def _ask_save(
        self, title: str, suggested: Path, kinds: str, *, confirm: bool = False
    ) -> Path | None:
        options = QFileDialog.Option(0)
        if not confirm:
            # A register is never overwritten, so asking whether to would be a lie.
            options = QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, title, str(suggested), kinds, options=options
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(suggested.suffix)


def _kind(name: str, endings: tuple[str, ...]) -> str:
    return f"{name} ({' '.join(f'*{ending}' for ending in endings)})"


def _register_files() -> str:
    return f"{say('Registers')} (*{SUFFIX});;{say('All files')} (*)"


def _box(parent: QWidget | None, icon: str, tone: str, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIconPixmap(icons.pixmap(icon, _ICON, tone, box.devicePixelRatioF()))
    # Not the sentence: a title bar would cut it, and it stands below.
    box.setWindowTitle(say("Diplomat Desk"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(text)
    for part in box.findChildren(QLabel):
        # The second text guesses its format by itself.
        part.setTextFormat(Qt.TextFormat.PlainText)
    return box


def _run(box: QMessageBox) -> str:
    """Show the box until it is answered; return the text of the button that was pressed."""
    box.exec()
    # Read before the box goes: its buttons go with it.
    pressed: QAbstractButton | None = box.clickedButton()
    text = pressed.text() if pressed else ""
    box.deleteLater()
    return text
