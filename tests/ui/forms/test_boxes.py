"""Choices: found by typing, safe from the wheel, faithful to old codes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.ui import theme
from diplomat_desk.ui.forms.boxes import LevelBox, TermBox
from diplomat_desk.ui.forms.checks import TermChecks
from tests.ui.forms.keys import press, show, turn_wheel, type_text
from tests.ui.forms.samples import vocabularies


@pytest.fixture
def track(qtbot: QtBot) -> TermBox:
    box = TermBox(vocabularies(), "track")
    show(qtbot, box)
    box.setFocus()
    return box


@pytest.mark.parametrize(
    ("typed", "code"), [("t1.5", "T1.5"), ("track iii", "T3"), ("T2", "T2"), ("oth", "other")]
)
def test_typing_finds_a_term_by_mark_or_words(track: TermBox, typed: str, code: str) -> None:
    type_text(typed)
    assert track.value() == code


def test_typing_finds_a_later_word_too(qtbot: QtBot) -> None:
    box = TermBox(vocabularies(), "approach")
    show(qtbot, box)
    box.setFocus()
    type_text("academ")
    assert box.value() == "think-tanks"


def test_what_fits_nothing_changes_nothing(track: TermBox) -> None:
    track.set_value("L2")
    type_text("zzz")
    assert track.value() == "L2"


def test_the_empty_choice_is_not_recorded(track: TermBox) -> None:
    assert track.value() == ""
    assert track.currentText() == "Not recorded"
    press(Qt.Key.Key_Down)
    assert track.value() == "L1"


def test_a_definition_is_told_and_kept_as_a_tooltip(qtbot: QtBot, track: TermBox) -> None:
    with qtbot.waitSignal(track.defined) as told:
        track.set_value("L1")
    assert told.args is not None
    assert told.args[0].startswith("States deal with each other")
    assert "States deal with each other" in track.toolTip()


def test_a_track_shows_its_colour_in_both_themes(qapp: QApplication, track: TermBox) -> None:
    track.set_value("T2")
    shown = []
    for name in ("light", "dark"):
        theme.apply(qapp, name)
        picture = track.itemIcon(track.currentIndex()).pixmap(16, 16).toImage()
        shown.append(picture.pixelColor(picture.rect().center()).name().upper())
    theme.apply(qapp, "light")
    assert shown == [theme.LIGHT.track("T2"), theme.DARK.track("T2")]


def test_a_retired_term_is_not_offered_but_kept(qtbot: QtBot) -> None:
    box = TermBox(vocabularies(), "kind")
    qtbot.addWidget(box)
    assert box.findData("jirga") < 0
    box.set_value("jirga")
    assert (box.value(), box.currentText()) == ("jirga", "Jirga (retired)")


def test_the_wheel_turns_a_focused_box_only(track: TermBox) -> None:
    turn_wheel(track)
    assert track.value() == "L1"
    track.clearFocus()
    turn_wheel(track)
    assert track.value() == "L1"


def test_levels_are_chosen_by_their_words(qtbot: QtBot) -> None:
    box = LevelBox()
    show(qtbot, box)
    box.setFocus()
    type_text("restr")
    assert box.value() is Level.RESTRICTED
    box.set_value(Level.PUBLIC)
    assert box.currentText() == "Public"


def test_several_purposes_are_ticked_with_the_keyboard(qtbot: QtBot) -> None:
    checks = TermChecks(vocabularies(), "purpose")
    show(qtbot, checks)
    checks.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    codes = [term.code for term in vocabularies().of("purpose")]
    assert checks.value() == (codes[0], codes[2])


def test_ticks_keep_the_order_of_the_record_and_codes_that_are_gone(qtbot: QtBot) -> None:
    checks = TermChecks(vocabularies(), "purpose")
    qtbot.addWidget(checks)
    checks.set_value(("gone", "mediate", "build-trust"))
    assert checks.value() == ("gone", "mediate", "build-trust")
    checks.boxes["mediate"].setChecked(False)
    assert checks.value() == ("gone", "build-trust")
