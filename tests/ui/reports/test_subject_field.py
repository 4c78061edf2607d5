"""What a report is about: typed, suggested, told by its title."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.reports.kinds import Subject
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.reports.subject_field import SubjectField
from tests.making import small
from tests.ui.desk_context import Surroundings, surroundings


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot)
    yield made
    made.runner.stop()


@pytest.fixture
def field(around: Surroundings, qtbot: QtBot) -> SubjectField:
    made = SubjectField(around.context)
    qtbot.addWidget(made)
    made.show()
    return made


def record(around: Surroundings, title: str, level: Level) -> tuple[int, str]:
    def work(desk: Desk) -> tuple[int, str]:
        number = recording.record(desk, small(title, confidentiality=level)).id
        return number, looking.one(desk, number, TOP).reference

    return around.answer(work)


def test_a_suggestion_is_looked_up_and_told_by_its_title(
    around: Surroundings, field: SubjectField
) -> None:
    number, reference = record(around, "Talks about talks", Level.PUBLIC)
    field.show_sort(Subject.INITIATIVE)
    told: list[str] = []
    field.changed.connect(lambda: told.append(field.value()))
    field.suggest(number)
    settled = [field.is_settled]
    around.settle()
    assert [*settled, field.is_settled] == [False, True]
    assert told == [reference]
    assert field.title.text() == "Talks about talks"
    assert field.title.isVisible()


def test_what_was_typed_stays_until_something_else_is_suggested(
    around: Surroundings, field: SubjectField
) -> None:
    number, reference = record(around, "One", Level.PUBLIC)
    other, other_reference = record(around, "Two", Level.PUBLIC)
    field.show_sort(Subject.INITIATIVE)
    field.suggest(number)
    around.settle()
    field.initiative.selectAll()
    QTest.keyClicks(field.initiative, "DD-1999-0001")
    QTest.keyClick(field.initiative, Qt.Key.Key_Return)
    around.settle()
    assert field.value() == "DD-1999-0001"
    field.suggest(number)
    around.settle()
    assert field.value() == "DD-1999-0001"
    field.suggest(number, insist=True)
    around.settle()
    assert field.value() == reference
    field.suggest(other)
    around.settle()
    assert field.value() == other_reference


def test_a_title_goes_with_the_ceiling(around: Surroundings, field: SubjectField) -> None:
    number, _ = record(around, "Quiet channel", Level.CONFIDENTIAL)
    field.show_sort(Subject.INITIATIVE)
    field.suggest(number)
    around.settle()
    assert field.title.text() == "Quiet channel"
    around.context.filter_state.set_ceiling(Level.LIMITED)
    assert field.title.text() == ""
    around.settle()
    assert "There is no record" in field.title.text()
    again = SubjectField(around.context)
    again.suggest(number)
    around.settle()
    assert again.value() == ""
    again.deleteLater()


def test_a_meeting_is_chosen_from_those_of_the_initiative(
    around: Surroundings, field: SubjectField
) -> None:
    field.show_sort(Subject.MEETING)
    field.set_value("DD-2007-0001")
    around.settle()
    assert field.value() == "DD-2007-0001/1"
    assert field.meeting_words.buddy() is field.meeting
    assert field.meeting.toolTip()


def test_a_country_is_suggested_once_and_again_while_nobody_says_another(
    field: SubjectField,
) -> None:
    field.show_sort(Subject.COUNTRY)
    field.suggest_country("IND")
    field.suggest_country("LKA")
    field.suggest_country("")
    assert field.value() == "LKA"
    field.set_country("NPL")
    field.suggest_country("IND")
    assert field.value() == "NPL"
