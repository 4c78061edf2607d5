"""Attachments at work in the window: chosen and read for the form, opened and saved for a reader."""

from collections.abc import Callable
from functools import partial
from math import ceil
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.keeping import Attachment
from diplomat_desk.domain.sizes import MEGABYTE
from diplomat_desk.domain.words import say
from diplomat_desk.services import attachments
from diplomat_desk.services.attachments import DangerousError, Taken, TooLargeError
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.settings import HIGHEST_LIMIT

Answer = Callable[[Taken | None], None]


def open_file(path: Path) -> bool:
    """Hand a file to the program that the system has for it; tell whether there was one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class AttachmentReader:
    """Asks for files and reads them off the window's thread, within the limit that the user has set."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def choose(self) -> tuple[Path, ...]:
        """Ask which files to attach."""
        chosen = self._context.dialogs.ask_files(self._context.settings.last_folder)
        for path in chosen[:1]:
            self._context.settings.last_folder = path.parent
        return chosen

    def read(self, path: Path, answer: Answer) -> None:
        """Read a file and answer with it; with None where it was refused, which the user was told."""
        # The register must not be read as a file, and only its own thread knows where it lies.
        self._context.runner.ask(
            lambda desk: desk.path, lambda register: self._read(path, register, answer)
        )

    def _read(self, path: Path, register: Path, answer: Answer) -> None:
        limit = self._context.settings.attachment_limit
        self._context.runner.apart(
            lambda: attachments.read_file(path, limit, register),
            answer,
            failed=lambda error: self._refused(path, register, answer, error),
        )

    def _refused(self, path: Path, register: Path, answer: Answer, error: DeskError) -> None:
        dialogs = self._context.dialogs
        needed = ceil(error.size / MEGABYTE) if isinstance(error, TooLargeError) else 0
        if not needed:
            dialogs.tell(say("The file was not attached."), str(error))
        elif needed > HIGHEST_LIMIT:
            text = say("The limit can be raised to {n} MB at most.", n=HIGHEST_LIMIT)
            dialogs.tell(say("The file is too large to attach."), f"{error} {text}")
        elif dialogs.confirm(
            say("The file is larger than the limit."),
            str(error),
            say("Raise the limit to {n} MB", n=needed),
        ):
            self._context.settings.attachment_limit = needed
            self._read(path, register, answer)
            return
        answer(None)


class AttachmentOpener:
    """Opens attachments through read-only temporary copies, and saves copies where the user wants them.

    What may not be shown under today's ceiling is neither opened nor saved.
    """

    def __init__(self, context: PageContext, opener: Callable[[Path], bool] = open_file) -> None:
        self._context = context
        self._opener = opener

    def open(self, initiative_id: int, attachment: Attachment) -> None:
        """Open a temporary copy; what could run a program is offered to be saved instead."""
        ceiling = self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: attachments.open_copy(desk, initiative_id, attachment, ceiling),
            partial(self._opened, attachment),
            failed=partial(self._not_opened, initiative_id, attachment),
        )

    def save(self, initiative_id: int, attachment: Attachment) -> None:
        """Ask where a copy shall lie, and write it."""
        context = self._context
        suggested = context.settings.last_folder / attachments.suggested_name(attachment)
        kinds = f"{say('All files')} (*)"
        path = context.dialogs.ask_save(say("Save a copy of the attachment"), suggested, kinds)
        if path is None:
            return
        context.settings.last_folder = path.parent
        ceiling = context.filter_state.filter.ceiling
        context.runner.ask(
            lambda desk: attachments.save_copy(desk, initiative_id, attachment, ceiling, path),
            lambda _: context.toast(say("Saved a copy as “{name}”.", name=path.name)),
            failed=lambda error: context.dialogs.tell(say("The copy was not saved."), str(error)),
        )

    def _opened(self, attachment: Attachment, path: Path) -> None:
        if self._opener(path):
            text = say("Opened a copy of “{name}”. Changes to it are not kept.",
                       name=attachment.name)  # fmt: skip
        else:
            text = say("No program here opens “{name}”. Save a copy of it instead.",
                       name=attachment.name)  # fmt: skip
        self._context.toast(text)

    def _not_opened(self, initiative_id: int, attachment: Attachment, error: DeskError) -> None:
        dialogs = self._context.dialogs
        if not isinstance(error, DangerousError):
            dialogs.tell(say("The attachment was not opened."), str(error))
        elif dialogs.confirm(
            say("The attachment was not opened."), str(error), say("Save a copy…")
        ):
            self.save(initiative_id, attachment)
