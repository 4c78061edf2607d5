"""What the table puts on the clipboard obeys the ceiling, in every column that it can show."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.exchange.pasted_html import rows_of_html
from diplomat_desk.services import recording
from diplomat_desk.ui.models.columns import COLUMNS
from diplomat_desk.ui.register_page import RegisterPage
from tests.planted import HIDDEN, HIDDEN_COUNTRY, OPEN, SILENT, plant
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import show


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    made.answer(plant)
    yield made
    made.runner.stop()


def copied(around: Surroundings, ceiling: Level) -> str:
    """Copy every row with every column under ``ceiling``."""
    around.context.filter_state.set(Filter(ceiling=ceiling))
    layout = " ".join(f"{column.key.value}:90" for column in COLUMNS)
    around.context.settings.set_state("register.columns", layout)
    page = RegisterPage(around.context)
    show(around.qtbot, page, 1244, 700)
    around.settle()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    around.settle()
    return QGuiApplication.clipboard().text()


def test_a_raised_country_and_organisation_are_not_copied(around: Surroundings) -> None:
    text = copied(around, Level.PUBLIC)
    heads, line = (part.split("\t") for part in text.splitlines())
    row = dict(zip(heads, line, strict=True))
    assert len(heads) == len(COLUMNS)
    assert (row["Title"], row["Countries"]) == (OPEN, "India")
    assert row["Organisations"] == "Open Institute"
    for word in (HIDDEN, HIDDEN_COUNTRY, SILENT):
        assert word not in text


def test_at_the_top_they_are_and_nobody_who_must_not_be_named(around: Surroundings) -> None:
    text = copied(around, Level.CONFIDENTIAL)
    assert HIDDEN_COUNTRY in text
    assert f"{HIDDEN} Body" in text
    assert SILENT not in text


def test_a_table_is_copied_with_markup_too_and_no_cell_is_a_formula(around: Surroundings) -> None:
    title = '=HYPERLINK("http://x","<b>bold</b>")'
    around.answer(
        lambda desk: recording.record(desk, Initiative(title=title, kind="summit", track="L1"))
    )
    text = copied(around, Level.PUBLIC)
    html = QGuiApplication.clipboard().mimeData().html()
    assert f"\t'{title}\t" in text
    assert escape(f"'{title}") in html
    assert "<b>" not in html
    assert rows_of_html(html) == text
    for word in (HIDDEN, HIDDEN_COUNTRY, SILENT):
        assert word not in html
