"""How a report is set, and what is remembered of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diplomat_desk.ui.reports.memory import ReportMemory
from diplomat_desk.ui.reports.paper import PaperChoices
from diplomat_desk.ui.settings import Settings


@pytest.fixture
def paper(qtbot: QtBot) -> PaperChoices:
    made = PaperChoices()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_cover_and_contents_are_left_to_the_report_until_somebody_says(
    paper: PaperChoices,
) -> None:
    assert paper.setting().cover is None
    assert paper.setting().contents is None
    QTest.keyClicks(paper.cover, "yes")
    QTest.keyClicks(paper.contents, "no")
    assert paper.setting().cover is True
    assert paper.setting().contents is False
    assert paper.values()["cover"] == "yes"
    QTest.keyClick(paper.cover, Qt.Key.Key_Home)
    assert paper.cover.currentText() == "As the report has it"
    assert paper.setting().cover is None


def test_what_was_chosen_is_shown_again_without_a_word(paper: PaperChoices, qtbot: QtBot) -> None:
    QTest.keyClicks(paper.cover, "no")
    given = paper.values()
    again = PaperChoices()
    qtbot.addWidget(again)
    told: list[bool] = []
    again.changed.connect(lambda: told.append(True))
    again.show_values(given)
    assert again.values() == given
    again.show_values({"cover": "perhaps", "paper": "papyrus"})
    assert again.setting().cover is None
    assert not told


def test_every_choice_says_what_it_is(paper: PaperChoices) -> None:
    for control in (*paper.boxes.values(), *paper.checks.values(), paper.edit):
        assert control.toolTip(), control
        assert control.accessibleName() or getattr(control, "text", str)(), control


def test_paper_is_remembered_for_each_report_and_begins_like_the_last(tmp_path: Path) -> None:
    memory = ReportMemory(Settings(tmp_path / "settings.ini"))
    memory.keep_paper("coverage", {"paper": "a3", "cover": "yes", "language": "fr"})
    assert memory.paper("coverage") == {"paper": "a3", "cover": "yes", "language": "fr"}
    assert memory.paper("brief") == {"paper": "a3", "language": "fr"}
    memory.keep_paper("brief", {"paper": "a4", "cover": "no", "language": "ur"})
    assert memory.paper("coverage")["paper"] == "a3"


def test_what_cannot_be_read_was_never_chosen(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.set_state("report options period", "{nonsense")
    settings.set_state("report selection period", "[1, 2]")
    memory = ReportMemory(settings)
    assert memory.options("period") == {}
    assert memory.selection("period") == {}
