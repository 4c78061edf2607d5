"""What is offered where a register cannot be opened: its window, its latest backup, or what can be saved of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from diplomat_desk.domain.errors import DeskError, FileError, FileTrouble, StoppedError
from diplomat_desk.domain.words import say
from diplomat_desk.services import holders, presence
from diplomat_desk.ui.dialogs.files import Dialogs
from diplomat_desk.ui.late import OpenRegister, Session
from diplomat_desk.ui.moments import moment_in_words


class AnotherWay:
    """Asks which way to go, and goes it; ``open`` and ``took_over`` are those of the File menu."""

    def __init__(
        self,
        dialogs: Dialogs,
        session: Callable[[], Session | None],
        open_: Callable[[Path], None],
        took_over: Callable[[OpenRegister], None],
    ) -> None:
        self._dialogs = dialogs
        self._session = session
        self._open = open_
        self._took_over = took_over

    def held(self, path: Path, error: DeskError) -> None:
        """Say who has the register open, and offer its window or what was backed up last."""
        who = presence.who_has(path)
        forward, again, read = (
            say("Show that window"),
            say("Try again"),
            say("Read the latest backup"),
        )
        if who is None:
            told, verbs = f"{error} {holders.in_words(path)}", (again, read)
        else:
            told = f"{error} {who.in_words(moment_in_words(who.since))}"
            verbs = (forward, read) if who.is_here else (again, read)
        chosen = self._dialogs.choose(say("The register was not opened."), told, verbs)
        if chosen == forward:
            presence.call(path)
        elif chosen == again:
            self._open(path)
        elif chosen == read:
            self._read_backup(path)

    def damaged(self, path: Path, error: DeskError, passphrase: str = "") -> None:
        """Offer to save what can be saved of a damaged register, or to read what was backed up last."""
        recover, read = say("Recover what can be saved"), say("Read the latest backup")
        told = say(
            "{error} Recovering reads what is still there, takes what is missing from the history, and writes it to a "
            "new register; the damaged file stays as it is.",
            error=error,
        )
        chosen = self._dialogs.choose(say("The register was not opened."), told, (recover, read))
        if chosen == recover:
            self.recover(path, passphrase)
        elif chosen == read:
            self._read_backup(path)

    def recover(self, path: Path, passphrase: str = "") -> None:
        """Ask where what can be saved shall lie, save it there, open that, and tell what it is."""
        session = self._session()
        if session is None:
            return
        target = self._dialogs.ask_new(path.parent, session.recovered_name(path))
        if target is None:
            return

        def saved(register: OpenRegister, sentences: tuple[str, ...]) -> None:
            self._took_over(register)
            self._dialogs.tell(say("What could be saved was saved."), "\n\n".join(sentences))

        failed = partial(self._not_recovered, path)
        session.recover(path, target, saved, failed=failed, passphrase=passphrase)

    def _not_recovered(self, path: Path, error: DeskError) -> None:
        if isinstance(error, StoppedError):
            return
        if isinstance(error, FileError) and error.trouble is FileTrouble.PASSPHRASE:
            given = self._dialogs.ask_passphrase(path.name, str(error))
            if given is not None:
                self.recover(path, given)
            return
        self._dialogs.tell(say("Nothing could be recovered."), str(error))

    def _read_backup(self, path: Path) -> None:
        title = say("The backup was not opened.")

        def open_copy(copy: Path | None) -> None:
            if copy is None:
                text = say("“{name}” has not been backed up on this machine yet.", name=path.name)
                self._dialogs.tell(title, text)
            else:
                self._open(copy)

        session = self._session()
        if session is not None:
            session.backup_to_read(
                path, open_copy, failed=lambda error: self._dialogs.tell(title, str(error))
            )
