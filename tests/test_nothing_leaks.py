"""A word that is hidden everywhere above the ceiling is nowhere in what is shown, put out or left behind."""

import io
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from diplomat_desk.charts import catalogue
from diplomat_desk.cli import run as command_line
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.exchange.formats.kinds import FORMATS, Format
from diplomat_desk.exchange.formats.selection import Options
from diplomat_desk.paths import resource
from diplomat_desk.reports.catalogue import REPORTS
from diplomat_desk.reports.kinds import ReportKind, Subject
from diplomat_desk.reports.publish import WRITERS, publish
from diplomat_desk.reports.setting import Setting
from diplomat_desk.services import drawing, files, history, recording, reporting
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.exporting.catalogue import make
from diplomat_desk.services.papers.request import Request
from diplomat_desk.ui.pages import PAGES
from tests.secrets import WORD, Planted, plant, register
from tests.ui.desktop import Desktop

BELOW = (Level.PUBLIC, Level.LIMITED, Level.RESTRICTED)
WRITING = {
    "new",
    "add",
    "import",
    "check",
    "associate",
    "backups",
    "restore",
    "encrypt",
    "passphrase",
    "recover",
    "merge",
    "compact",
}
"""Commands that show no records: they make, check or keep a register, or belong to the desktop.

What ``check`` and ``restore`` name is held to the ceiling in tests of their own, with what was tampered
with and what differs.
"""
EXAMPLE = str(resource("templates", "example"))
COMMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "list": (
        ("FILE",),
        ("FILE", "--json"),
        ("FILE", "--text", WORD, "--json"),
        ("FILE", "--organisation-type", "armed-group", "--json"),
        ("FILE", "--from", "1900", "--begun", "--json"),
    ),
    "show": (("FILE", "DD-1991-0001"), ("FILE", "DD-1991-0001", "--json")),
    "history": (("FILE", "DD-1991-0001"), ("FILE", "DD-1991-0001", "--json")),
    "chart": (
        ("FILE", "track-by-country", "OUT.svg"),
        ("FILE", "coverage", "OUT.svg"),
        ("FILE", "track-by-country", "OUT.csv"),
        ("FILE", "track-by-country", "OUT.xlsx"),
        ("FILE", "track-by-country", "OUT.csv", "--organisation-type", "armed-group"),
    ),
    "report": (
        ("FILE", "register", "OUT.pdf", "--methods"),
        ("FILE", "register", "OUT.html", "-o", "entries=short"),
        ("FILE", "brief", "OUT.html", "--about", "IND"),
        ("FILE", "register", "OUT.pdf", "--template", EXAMPLE, "--data", "OUT.json"),
        ("FILE", "register", "OUT.docx", "--methods", "--draft"),
        ("FILE", "brief", "OUT.docx", "--about", "IND"),
    ),
    "search": (
        ("FILE", "open"),
        ("FILE", WORD),
        ("FILE", WORD, "--json"),
        ("FILE", "talks", "--json"),
    ),
    "quality": (("FILE",), ("FILE", "--json"), ("FILE", "--dismissed")),
    "upcoming": (("FILE", "--done"), ("FILE", "--json"), ("FILE", "--owner", WORD)),
    "people": (("FILE",), ("FILE", "--json"), ("FILE", "--text", WORD, "--json")),
    "organisations": (("FILE",), ("FILE", "--json"), ("FILE", "--text", WORD, "--json")),
    "export": (
        *(("FILE", f"OUT{one.ending}", "--names", "--everything") for one in FORMATS),
        ("FILE", "OUT.csv", "--text", WORD),
        ("FILE", "OUT.xlsx", "--text", "open"),
    ),
}


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planted]:
    path = tmp_path_factory.mktemp("leaks") / "open.ddesk"
    desk, planted = register(path)
    files.close(desk)
    return path, planted


@pytest.fixture
def desk(closed: tuple[Path, Planted], tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "open.ddesk"
    path.write_bytes(closed[0].read_bytes())
    opened = files.open_desk(path)
    yield opened
    files.close(opened)


def hidden_in(text: object) -> bool:
    return WORD.lower() in str(text).lower()


def text_of_workbook(data: bytes) -> str:
    """Return everything in a workbook, its properties and sheet names too."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = [book.read(name).decode("utf-8") for name in book.namelist()]
    assert re.search("Numbers|Initiatives", "".join(parts))
    return "\n".join((*book.namelist(), *parts))


def every_chart(chosen: Filter) -> Iterator[drawing.Request]:
    """Return every chart with each value of each option."""
    for kind in catalogue.CHARTS:
        yield drawing.Request(name=kind.name, filter=chosen)
        for option in kind.options:
            for choice in option.choices[1:]:
                options = {option.name: choice.value}
                yield drawing.Request(name=kind.name, filter=chosen, options=options)


@pytest.mark.parametrize("ceiling", BELOW)
@pytest.mark.parametrize("unit", list(Unit))
def test_charts_and_papers(desk: Desk, ceiling: Level, unit: Unit, tmp_path: Path) -> None:
    chosen = Filter(ceiling=ceiling, unit=unit)
    for request in every_chart(chosen):
        numbers = drawing.numbers(desk, request)
        assert numbers.marking is Level.PUBLIC, request
        assert not hidden_in(numbers.figures)
        assert "SUN" not in {line.key for line in numbers.table().lines}
        for on_paper in (True, False):
            assert not hidden_in(numbers.chart(paper=on_paper)), request
        assert not hidden_in(numbers.csv())
        assert not hidden_in(text_of_workbook(numbers.xlsx()))
        assert not hidden_in(numbers.svg())


def about_open(planted: Planted) -> dict[Subject, str]:
    """Return what reports are about that are about one thing."""
    reference = planted.open.reference
    return {
        Subject.INITIATIVE: reference,
        Subject.COUNTRY: "IND",
        Subject.MEETING: f"{reference}/1",
    }


@pytest.mark.parametrize("ceiling", BELOW)
@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
def test_reports_in_every_format(
    closed: tuple[Path, Planted], desk: Desk, ceiling: Level, kind: ReportKind
) -> None:
    subject = about_open(closed[1]).get(kind.subject, "")
    request = Request(name=kind.name, filter=Filter(ceiling=ceiling), subject=subject)
    asked = reporting.ask(desk, request)
    document = asked.document(methods=True)
    for ending in WRITERS:
        data = publish(document, Setting(), ending).data
        assert not hidden_in(text_of_paper(data, ending)), ending
        assert not hidden_in(reporting.suggested_name(asked, ending))


def text_of_paper(data: bytes, ending: str) -> str:
    """Return everything that can be read in a finished report, its properties too."""
    if ending == ".pdf":
        paper = pypdf.PdfReader(io.BytesIO(data))
        words = [page.extract_text() for page in paper.pages]
        return "\n".join((*words, str(paper.metadata), str(paper.outline), repr(data)))
    if ending == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "\n".join(parts.read(name).decode("latin-1") for name in parts.namelist())
    return data.decode("utf-8", "replace")


@pytest.mark.parametrize("ending", list(WRITERS))
def test_nobody_under_the_chatham_house_rule_is_put_out_at_any_ceiling(
    desk: Desk, ending: str
) -> None:
    asked = reporting.ask(desk, Request(name="register", filter=Filter(ceiling=TOP)))
    text = text_of_paper(publish(asked.document(), Setting(), ending).data, ending)
    assert hidden_in(text)
    assert f"Attended {WORD}" not in text
    assert f"Institute {WORD}" not in text


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
@pytest.mark.parametrize("ceiling", list(Level))
def test_files_for_other_programs(desk: Desk, one: Format, ceiling: Level) -> None:
    options = Options(names=True, everything=True)
    for chosen in (Filter(ceiling=ceiling), Filter(ceiling=ceiling, tracks=("T2",))):
        for unit in Unit:
            made, tally = make(desk, replace(chosen, unit=unit), Sort(), one, options)
            text = text_of_file(made.data, one.ending) + "\n".join(made.notes)
            assert tally.selected
            assert f"Attended {WORD}" not in text
            assert f"Institute {WORD}" not in text
            assert hidden_in(text) is (ceiling is TOP)


def text_of_file(data: bytes, ending: str) -> str:
    """Return everything that stands in an exported file; a calendar folds its lines."""
    if ending == ".xlsx":
        return text_of_workbook(data)
    return re.sub("\r\n[ \t]", "", data.decode("utf-8"))


@pytest.mark.parametrize("ceiling", BELOW)
def test_what_can_be_taken_back_is_not_told(tmp_path: Path, ceiling: Level) -> None:
    desk = files.create(tmp_path / "r.ddesk")
    planted = plant(desk)
    assert hidden_in(history.labels(desk, TOP)) is False
    recording.delete(desk, [planted.hidden])
    assert hidden_in(history.labels(desk, TOP)) is True
    assert history.labels(desk, ceiling) == ("", "")
    assert history.undo(desk, ceiling) is None
    files.close(desk)


def test_every_command_is_tried() -> None:
    assert set(command_line._COMMANDS) - WRITING == set(COMMANDS)


@pytest.mark.parametrize("ceiling", [level.code for level in BELOW])
@pytest.mark.parametrize(
    ("command", "arguments"),
    [(name, arguments) for name, variants in COMMANDS.items() for arguments in variants],
)
def test_the_command_line(
    closed: tuple[Path, Planted],
    command: str,
    arguments: tuple[str, ...],
    ceiling: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "open.ddesk"
    path.write_bytes(closed[0].read_bytes())
    given = [
        str(path) if one == "FILE" else str(tmp_path / one) if one.startswith("OUT") else one
        for one in arguments
    ]
    code = command_line.main([command, *given, "--ceiling", ceiling])
    out, err = capsys.readouterr()
    assert code == 0, err
    said = out.replace(f'"text": "{WORD}"', "")
    # What the filter was asked for is the asker's own word.
    if WORD in arguments:
        said = "\n".join(line for line in said.splitlines() if '"filter"' not in line)
    assert not hidden_in(said)
    assert not hidden_in(err)
    for made in tmp_path.glob("OUT*"):
        assert WORD.encode() not in made.read_bytes()
        assert made.suffix != ".xlsx" or not hidden_in(text_of_workbook(made.read_bytes()))
        assert not hidden_in(text_of_paper(made.read_bytes(), made.suffix))


def words_of_model(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    above = parent or QModelIndex()
    # A list has no columns to ask for, nor anything below its rows.
    flat = isinstance(model, QAbstractListModel)
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.UserRole)
    for row in range(min(model.rowCount(above), 300)):
        for column in range(1 if flat else model.columnCount(above)):
            index = model.index(row, column, above)
            yield from (str(model.data(index, int(role)) or "") for role in roles)
            if column == 0 and not flat and model.rowCount(index):
                yield from words_of_model(model, index)


def words_in(widget: QWidget) -> Iterator[str]:
    """Give everything that a person or a screen reader could read below ``widget``."""
    for one in (widget, *widget.findChildren(QWidget)):
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription())
        yield one.windowTitle()
        if isinstance(one, QLabel | QAbstractButton | QLineEdit):
            yield one.text()
        elif isinstance(one, QTextEdit):
            yield one.toPlainText()
        elif isinstance(one, QComboBox) or (
            isinstance(one, QAbstractItemView) and one.model() is not None
        ):
            yield from words_of_model(one.model())
    for action in widget.actions():
        yield from (action.text(), action.toolTip())


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    yield made
    made.window.close()
    made.runner.stop()


def test_the_window_and_what_it_leaves_behind(
    desktop: Desktop, closed: tuple[Path, Planted], home: Path, tmp_path: Path
) -> None:
    before = set(os.listdir(tempfile.gettempdir()))
    path = tmp_path / "open.ddesk"
    path.write_bytes(closed[0].read_bytes())
    desktop.start()
    desktop.window.filter_state.set_ceiling(Level.PUBLIC)
    desktop.window.registers.open(path)
    desktop.settled()
    for page in PAGES:
        desktop.do(f"page.{page.name}")
        told = [words for words in words_in(desktop.window) if hidden_in(words)]
        assert told == [], page.name
    desktop.window.close()
    left = [desktop.folder / "settings.ini", *home.rglob("*")]
    new = set(os.listdir(tempfile.gettempdir())) - before
    left += [file for name in new for file in (Path(tempfile.gettempdir()) / name).rglob("*")]
    for file in left:
        if file.is_file() and file.suffix != ".ddesk" and os.access(file, os.R_OK):
            assert WORD.encode() not in file.read_bytes(), file


def test_the_window_shows_the_word_at_the_top(
    desktop: Desktop, closed: tuple[Path, Planted], tmp_path: Path
) -> None:
    """The walk over the window bites: without a ceiling it finds the word."""
    path = tmp_path / "open.ddesk"
    path.write_bytes(closed[0].read_bytes())
    desktop.start()
    desktop.window.registers.open(path)
    desktop.settled()
    assert any(hidden_in(words) for words in words_in(desktop.window))
