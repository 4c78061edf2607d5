"""The line under the top row that says when a register lies in no safe place, and offers to move it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import count, say
from diplomat_desk.ui.dialogs.files import Dialogs
from diplomat_desk.ui.late import OpenRegister, Surroundings
from diplomat_desk.ui.layout import button, column, hairline, label, row, tool_button
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.registers import Registers
from diplomat_desk.ui.settings import Settings
from diplomat_desk.ui.tokens import Space
from diplomat_desk.ui.workspace import Workspace

_NAMED = 3


class WhereBar(QWidget):
    """Shown where the folder of the open register is kept in step with other machines, or lies on one.

    It tells of copies that came of a conflict, too. ``compare`` is called with the first of them, where it
    is set; without it there is no such button.
    """

    def __init__(
        self,
        registers: Registers,
        settings: Settings,
        dialogs: Dialogs,
        workspace: Callable[[], Workspace | None],
        parent: QWidget | None = None,
    ) -> None:
        """Ask the ``workspace`` before the register is moved: what is half typed is kept in it first."""
        super().__init__(parent)
        self._registers = registers
        self._settings = settings
        self._dialogs = dialogs
        self._workspace = workspace
        self.compare: Callable[[Path], None] | None = None
        self._register: OpenRegister | None = None
        self._found: Surroundings | None = None
        self._was: Path | None = None
        self._told_moved = False
        self.words = label("", "warning", wrap=True)
        self.move_button = button(say("Move it…"), "link")
        self.move_button.clicked.connect(lambda _=False: self._ask_move())
        self.merge = button(say("Compare and merge…"), "link")
        self.merge.clicked.connect(lambda _=False: self._compare())
        self.back = button(say("Move it back"), "link")
        self.back.clicked.connect(lambda _=False: self._move_back())
        self.quiet = button(say("Do not tell again"), "link")
        self.quiet.clicked.connect(lambda _=False: self._be_quiet())
        self.close_button = tool_button("x", say("Close the message"))
        self.close_button.clicked.connect(self.hide)
        line = row(gap=Space.S, margin=(Space.M, Space.XS, Space.M, Space.XS))
        line.addWidget(self.words, 1)
        for one in (self.move_button, self.merge, self.back, self.quiet, self.close_button):
            line.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(line, hairline(), gap=0))
        self.hide()
        registers.opened.connect(self.look)
        registers.closed.connect(self._forget)

    def look(self, register: OpenRegister) -> None:
        """Ask what is to be known of the folder of ``register``, and tell it."""
        self._forget()
        self._register, self._was, self._told_moved = register, None, False
        session = self._registers.session
        if session is not None and not register.read_only:
            session.surroundings(register.path, self._show)

    def _forget(self) -> None:
        self._register = self._found = None
        self.hide()

    def _show(self, found: Surroundings) -> None:
        register = self._register
        if register is None or self._told_moved:
            return
        where = "" if self._settings.is_quiet(str(register.path)) else found.warning
        copies = tuple(one for one in found.copies if not self._settings.is_quiet(str(one)))
        self._found = Surroundings(where, copies, found.suggested)
        told = " ".join(one for one in (where, _of_copies(copies)) if one)
        offers = (self.quiet, *((self.move_button,) if where else ()))
        offers += (self.merge,) if copies and self.compare is not None else ()
        self._tell(told, *offers)

    def _tell(self, text: str, *offers: QWidget) -> None:
        self.words.setText(breakable(text))
        for one in (self.move_button, self.merge, self.back, self.quiet, self.close_button):
            one.setVisible(one in offers)
        self.setVisible(bool(text))

    def _be_quiet(self) -> None:
        if self._register is not None and self._found is not None:
            told = [self._register.path] if self._found.warning else []
            for path in (*told, *self._found.copies):
                self._settings.be_quiet(str(path))
        self.hide()

    def _compare(self) -> None:
        if self.compare is not None and self._found is not None and self._found.copies:
            self.compare(self._found.copies[0])

    def _ask_move(self) -> None:
        register, found = self._register, self._found
        if register is None or found is None:
            return
        to = self._dialogs.ask_move(found.suggested)
        if to is not None and self._dialogs.confirm(
            say("Move the register to “{folder}”?", folder=str(to.parent)),
            say(
                "It is copied there with all that belongs to it, looked at, and opened. The old file stays where "
                "it is, under a name that says that it was moved, and can only be read then, so that nobody goes "
                "on in it by mistake."
            ),
            say("Move"),
        ):
            self._move(register.path, to)

    def _move_back(self) -> None:
        register, was = self._register, self._was
        if register is not None and was is not None:
            self._move(register.path, was)

    def _move(self, was: Path, to: Path) -> None:
        workspace = self._workspace()
        if workspace is None or workspace.may_move():
            self._registers.move(to, partial(self._moved, was))

    def _moved(self, was: Path, kept: Path | None) -> None:
        register = self._register
        if register is None:
            return
        self._told_moved = True
        told = [say("The register lies in “{folder}” now.", folder=str(register.path.parent))]
        if kept is None:
            told.append(
                say("The old file “{path}” could not be renamed: do not work in it.", path=str(was))
            )
            self._tell(" ".join(told), self.close_button)
        else:
            told.append(say("The old file is kept as “{name}”.", name=kept.name))
            self._tell(" ".join(told), self.back, self.close_button)
        self._was = was if kept else None


def _of_copies(copies: tuple[Path, ...]) -> str:
    if not copies:
        return ""
    names = ", ".join(f"“{one.stem}”" for one in copies[:_NAMED])
    told = count(
        len(copies),
        "There is {n} conflicted copy of it: {names}.",
        "There are {n} conflicted copies of it: {names}.",
        names=names if len(copies) <= _NAMED else f"{names}, …",
    )
    return say("{copies} Somebody has worked on it elsewhere, too.", copies=told)
