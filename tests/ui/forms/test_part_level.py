"""Raising the level of one part of a record."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.ui.forms.part_level import PartLevel, show_record_level
from tests.ui.forms.keys import show


def offers(part: PartLevel) -> list[str]:
    part.menu().aboutToShow.emit()
    return [action.text() for action in part.menu().actions()]


def inside(qtbot: QtBot, part: PartLevel) -> QWidget:
    form = QWidget()
    QVBoxLayout(form).addWidget(part)
    show(qtbot, form, 200, 100)
    return form


def test_a_level_is_chosen_from_those_above_the_record(qtbot: QtBot) -> None:
    part = PartLevel(Level.PUBLIC)
    form = inside(qtbot, part)
    show_record_level(form, Level.LIMITED)
    assert part.text() == ""
    assert offers(part) == ["As the record (Limited)", "Restricted", "Confidential"]
    with qtbot.waitSignal(part.changed):
        part.menu().actions()[1].trigger()
    assert part.value() is Level.RESTRICTED
    assert part.text() == "Restricted"
    assert part.accessibleName() == "Confidentiality of this part: Restricted"
    offers(part)
    assert [action.isChecked() for action in part.menu().actions()] == [False, True, False]


def test_a_level_below_the_record_reads_as_the_record_and_is_kept(qtbot: QtBot) -> None:
    part = PartLevel(Level.LIMITED)
    form = inside(qtbot, part)
    assert part.text() == "Limited"
    show_record_level(form, Level.RESTRICTED)
    assert part.text() == ""
    assert part.toolTip().startswith("Confidentiality of this part: as the record.")
    assert part.value() is Level.LIMITED
    show_record_level(form, Level.PUBLIC)
    assert part.text() == "Limited"


def test_a_part_made_later_takes_up_the_record_s_level(qtbot: QtBot) -> None:
    form = inside(qtbot, PartLevel())
    show_record_level(form, Level.RESTRICTED)
    later = PartLevel(Level.LIMITED)
    layout = form.layout()
    assert layout is not None
    layout.addWidget(later)
    later.show()
    assert later.text() == ""
    later.set_value(Level.CONFIDENTIAL)
    assert later.text() == "Confidential"
    assert later.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
