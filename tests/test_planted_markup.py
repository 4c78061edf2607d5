"""Record text is plain text everywhere: markup in every field of every record is shown letter by letter.

A label, tooltip or page that guessed would show bold letters where somebody typed ``<b>``, or fetch a
picture; a report or export would break or say something else.
"""

import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pypdf
import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLabel,
    QMessageBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.exchange.formats.kinds import FORMATS, Format
from diplomat_desk.reports.catalogue import REPORTS
from diplomat_desk.reports.kinds import ReportKind, Subject
from diplomat_desk.reports.publish import WRITERS, publish
from diplomat_desk.reports.setting import Setting
from diplomat_desk.services import files, reporting
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.exporting.catalogue import make
from diplomat_desk.services.papers.request import Request
from diplomat_desk.ui.pages import PAGES
from tests.making import full
from tests.markup import CODES, FORMULA, MARK, marked, plant
from tests.ui.desktop import Desktop, at_work

TAG = "<b>Zx</b>"


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Initiative]:
    path = tmp_path_factory.mktemp("markup") / "register.ddesk"
    desk = files.create(path)
    one = plant(desk)
    files.close(desk)
    return path, one


@pytest.fixture
def desk(planted: tuple[Path, Initiative], tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "register.ddesk"
    path.write_bytes(planted[0].read_bytes())
    made = files.open_desk(path)
    yield made
    files.close(made)


@pytest.fixture
def window(qtbot: QtBot, planted: tuple[Path, Initiative], tmp_path: Path) -> Iterator[Desktop]:
    for made in at_work(qtbot, tmp_path, opened=False):
        path = tmp_path / f"Desk {TAG.replace('/', '')}.ddesk"
        path.write_bytes(planted[0].read_bytes())
        made.window.registers.open(path)
        made.settled()
        yield made


def test_every_free_text_is_planted() -> None:
    """A field that is new is either planted or said to hold no free text."""
    one = marked(full())
    for part in (one, *(entry for name in ("outcomes", "transfers", "documents", "notes", "follow_ups",
                                            "assessments", "constraints", "sources", "places")
                        for entry in getattr(one, name)[:1])):  # fmt: skip
        for field in fields(part):
            value = getattr(part, field.name)
            if type(value) is str and field.name not in CODES:
                assert MARK in value, f"{type(part).__name__}.{field.name}"


def guessed(widget: QWidget) -> Iterator[str]:
    """Give every text below ``widget`` that Qt would take for markup, or has."""
    for one in (widget, *widget.findChildren(QWidget)):
        if TAG in one.toolTip():
            yield f"tooltip of {type(one).__name__}: {one.toolTip()}"
        if isinstance(one, QLabel) and TAG in one.text():
            if one.textFormat() is not Qt.TextFormat.PlainText:
                yield f"label: {one.text()}"
        elif isinstance(one, QTextEdit) and "Zx" in one.toPlainText():
            if TAG not in one.toPlainText():
                yield f"text: {one.toPlainText()[:200]}"
        elif isinstance(one, QComboBox) or (
            isinstance(one, QAbstractItemView) and one.model() is not None
        ):
            yield from (f"tooltip of a row: {text}" for text in tooltips(one.model()))
        if isinstance(one, QMessageBox) and one.textFormat() is not Qt.TextFormat.PlainText:
            yield f"message: {one.text()}"


def tooltips(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    above = parent or QModelIndex()
    flat = isinstance(model, QAbstractListModel)
    for row in range(min(model.rowCount(above), 100)):
        for column in range(1 if flat else model.columnCount(above)):
            index = model.index(row, column, above)
            told = str(model.data(index, Qt.ItemDataRole.ToolTipRole) or "")
            # Qt shows a tooltip as HTML where it looks like it: a tag of the record must be escaped.
            if TAG in told:
                yield told


def shown(widget: QWidget) -> str:
    """Return what can be read below ``widget``."""
    found = []
    for one in widget.findChildren(QWidget):
        if isinstance(one, QLabel):
            found.append(one.text())
        elif isinstance(one, QTextEdit):
            found.append(one.toPlainText())
        elif isinstance(one, QAbstractItemView) and one.model() is not None:
            model = one.model()
            found += [
                str(model.index(row, column).data() or "")
                for row in range(min(model.rowCount(), 100))
                for column in range(
                    1 if isinstance(model, QAbstractListModel) else model.columnCount()
                )
            ]
    return "\n".join(found).replace("\u200b", "")


def test_no_page_of_the_window_takes_it_for_markup(window: Desktop) -> None:
    seen = 0
    for page in PAGES:
        window.do(f"page.{page.name}")
        assert list(guessed(window.window)) == [], page.name
        seen += TAG in shown(window.window)
    # The charts draw; all other pages name something of the register.
    assert seen >= len(PAGES) - 2


@pytest.mark.parametrize(
    "action",
    ["initiative.edit", "initiative.history", "history.recent", "file.imports", "file.backups"],
)
def test_no_dialog_or_form_does(window: Desktop, action: str) -> None:
    window.do("page.register")
    window.do(action)
    assert list(guessed(window.window)) == []
    dialogs = [one for one in window.window.findChildren(QDialog) if one.isVisible()]
    if action in ("initiative.history", "history.recent"):
        assert TAG in shown(dialogs[0])
    for one in dialogs:
        one.reject()


@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("ending", list(WRITERS))
def test_no_report_does(
    desk: Desk, planted: tuple[Path, Initiative], kind: ReportKind, ending: str
) -> None:
    reference = planted[1].reference
    about = {
        Subject.INITIATIVE: reference,
        Subject.COUNTRY: "IND",
        Subject.MEETING: f"{reference}/1",
    }
    request = Request(
        name=kind.name, filter=Filter(ceiling=TOP), subject=about.get(kind.subject, "")
    )
    data = publish(reporting.ask(desk, request).document(methods=True), Setting(), ending).data
    text = text_of(data, ending)
    if "Zx" in text:
        # Lines may break anywhere; the tag is there all the same, letter by letter.
        assert "<b>Zx</b>" in re.sub(r"[\s\u200b\u00ad]", "", text)
    assert (
        kind.name in ("coverage", "tracks", "calendar", "follow-ups", "participants")
        or "Zx" in text
    )


def text_of(data: bytes, ending: str) -> str:
    """Return what a reader of the file reads; an HTML page may hold no tag of the record's."""
    if ending == ".pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    if ending == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            root = ElementTree.fromstring(parts.read("word/document.xml"))
        return "".join(root.itertext())
    page = data.decode("utf-8")
    assert TAG not in page
    return page.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_no_export_does(desk: Desk, one: Format) -> None:
    made, _ = make(desk, Filter(ceiling=TOP), Sort(), one)
    if one.ending in (".xml", ".graphml"):
        root: ET.Element = ElementTree.fromstring(made.data)
        assert TAG in "".join(root.itertext())
    elif one.ending in (".json", ".geojson", ".csl.json"):
        assert TAG in json.dumps(json.loads(made.data), ensure_ascii=False)
    elif one.ending == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(made.data)) as parts:
            sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
            assert all(b"<f>" not in parts.read(name) for name in sheets)
            words = [text for name in sheets
                     for text in ElementTree.fromstring(parts.read(name)).itertext()]  # fmt: skip
        assert TAG in "".join(words)
    elif one.ending == ".csv":
        text = made.data.decode("utf-8-sig")
        assert TAG in text
        # A spreadsheet would reckon a cell that begins so.
        assert not re.search(rf'(^|,)"?{re.escape(FORMULA)}', text, re.MULTILINE)
    else:
        text = re.sub("\r\n[ \t]", "", made.data.decode("utf-8"))
        assert "Zx" in text
