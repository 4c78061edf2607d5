"""A reports page on the real sample, with stand-ins for the dialogs only."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.services import files
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext, Toast
from diplomat_desk.ui.dialogs.files import Dialogs
from diplomat_desk.ui.filter_state import FilterState
from diplomat_desk.ui.reports_page import ReportsPage
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.settings import Settings

PATIENCE = 20_000
"""Milliseconds that a report may take on a busy machine."""


class Answers(Dialogs):
    """Answers the questions for files as a test wants."""

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self.sure = True
        self.suggested: list[Path] = []
        self.asked: list[str] = []

    def ask_save(self, title: str, suggested: Path, kinds: str) -> Path | None:
        self.suggested.append(suggested)
        return self.path

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        self.asked.append(title)
        return self.path

    def confirm(self, title: str, text: str, verb: str) -> bool:
        self.asked.append(title)
        return self.sure


@dataclass
class Paper:
    """Answers the print dialog: prints to a file, coarsely, with what ``set_up`` chooses."""

    file: Path
    set_up: Callable[[QPrinter], None] = lambda printer: None
    accepts: bool = True
    asked: list[int] = field(default_factory=list)

    def ask(self, printer: QPrinter, pages: int, parent: QWidget) -> bool:
        self.asked.append(pages)
        printer.setResolution(96)
        printer.setOutputFileName(str(self.file))
        self.set_up(printer)
        return self.accepts


@dataclass
class Bench:
    """The page under test and everything around it."""

    page: ReportsPage
    runner: Runner[Desk]
    filter_state: FilterState
    dialogs: Answers
    paper: Paper
    said: list[str]
    qtbot: QtBot

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=PATIENCE)

    def show(self) -> None:
        self.page.resize(900, 700)
        self.page.show()

    def preview(self) -> int:
        """Show the page, wait until its pages are there and the first is painted; return how many."""
        self.show()
        self.until(lambda: self.page.preview.picture(0) is not None)
        return self.pages

    @property
    def pages(self) -> int:
        document = self.page.preview.document
        return len(document.sheets) if document else 0

    @property
    def trouble(self) -> str:
        notice = self.page.area.trouble
        return notice.text.text() if notice.isVisible() else ""


def children() -> list[str]:
    """Return the processes that we started and that still run (or were not waited for)."""
    me = str(os.getpid())
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == me:
            found.append(status.parent.name)
    return found


def _toast(said: list[str]) -> Toast:
    def say(text: str, *, undo: bool = False) -> None:
        said.append(text)

    return say


@pytest.fixture
def bench(shipped_sample: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    register = tmp_path / "South Asia.ddesk"
    shutil.copy(shipped_sample, register)
    runner: Runner[Desk] = Runner()
    opened: list[Desk] = []
    runner.open(lambda: files.open_desk(register), files.close, opened.append)
    qtbot.waitUntil(lambda: bool(opened), timeout=PATIENCE)
    said: list[str] = []
    state, dialogs = FilterState(), Answers()
    paper = Paper(tmp_path / "printed.pdf")
    context = PageContext(
        runner=runner,
        filter_state=state,
        settings=Settings(tmp_path / "settings.ini"),
        vocabularies=opened[0].vocabularies,
        countries=opened[0].countries,
        dialogs=dialogs,
        register_name=opened[0].name,
        show_page=said.append,
        new=lambda: said.append("new"),
        edit=lambda number: said.append(f"edit {number}"),
        open_record=lambda number: said.append(f"open {number}"),
        open_person=lambda number: said.append(f"person {number}"),
        open_organisation=lambda number: said.append(f"organisation {number}"),
        open_chart=lambda number: said.append(f"chart {number}"),
        delete=lambda ids: said.append(f"delete {ids}"),
        toast=_toast(said),
    )
    page = ReportsPage(context, ask_print=paper.ask)
    qtbot.addWidget(page)
    yield Bench(page, runner, state, dialogs, paper, said, qtbot)
    page.cancel()
    runner.stop()
    assert children() == []
