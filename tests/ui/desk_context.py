"""A page's surroundings with the real services: a register, a runner, and a record of what was asked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diplomat_desk.services import files, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.dialogs.files import Dialogs
from diplomat_desk.ui.filter_state import FilterState
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.settings import Settings

T = TypeVar("T")


class YesDialogs(Dialogs):
    """Answers every question as told, and keeps what was asked."""

    def __init__(self, *, answer: bool = True) -> None:
        super().__init__()
        self.answer = answer
        self.asked: list[str] = []

    def confirm(self, title: str, text: str, verb: str) -> bool:
        self.asked.append(f"{title} {text} [{verb}]")
        return self.answer


@dataclass
class Asked:
    """What a page asked of the window."""

    edited: list[int] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    organisations: list[int] = field(default_factory=list)
    charts: list[int] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    news: int = 0

    def new(self) -> None:
        self.news += 1

    def toast(self, text: str, *, undo: bool = False) -> None:
        self.toasts.append(text)


@dataclass
class Surroundings:
    """A context, and the ends of it that a test holds."""

    context: PageContext
    runner: Runner[Any]
    asked: Asked
    dialogs: YesDialogs
    qtbot: QtBot

    def answer(self, work: Callable[[Desk], T]) -> T:
        """Ask the register and wait for the answer."""
        answers: list[T] = []
        self.runner.ask(work, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    def settle(self) -> None:
        """Wait until all that was asked before is answered, and what follows from the answers."""
        for _ in range(3):
            self.answer(lambda desk: True)
            QApplication.processEvents()


def surroundings(
    folder: Path, qtbot: QtBot, *, sample: bool = True, read_only: bool = False
) -> Surroundings:
    """Open a new register and return everything around a page; stop ``runner`` afterwards."""
    runner: Runner[Any] = Runner()
    desks: list[Desk] = []
    runner.open(
        lambda: files.create(folder / "r.ddesk", sample=sample), files.close, then=desks.append
    )
    qtbot.waitUntil(lambda: bool(desks), timeout=30_000)
    asked, dialogs = Asked(), YesDialogs()

    def delete(ids: tuple[int, ...]) -> None:
        runner.change(lambda desk: recording.delete(desk, ids))

    context = PageContext(
        runner=runner,
        filter_state=FilterState(),
        settings=Settings(folder / "settings.ini"),
        vocabularies=desks[0].vocabularies,
        countries=desks[0].countries,
        dialogs=dialogs,
        read_only=read_only,
        show_page=asked.pages.append,
        new=asked.new,
        edit=asked.edited.append,
        open_record=asked.opened.append,
        open_person=asked.people.append,
        open_organisation=asked.organisations.append,
        open_chart=asked.charts.append,
        delete=delete,
        toast=asked.toast,
    )
    return Surroundings(context, runner, asked, dialogs, qtbot)
