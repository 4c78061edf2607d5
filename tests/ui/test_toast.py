"""The toast is whole: as wide as its words, two lines at most, cut only inside a title."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.ui.shortening import shortened
from diplomat_desk.ui.toast import Toast
from tests.ui.forms.keys import show

TITLE = "OIC 17th extraordinary session of the council of foreign ministers on Afghanistan"


def toast_in(qtbot: QtBot, width: int) -> Toast:
    window = QWidget()
    show(qtbot, window, width, 500)
    return Toast(window)


def is_whole(toast: Toast) -> bool:
    label = toast.text
    needed = label.fontMetrics().boundingRect(
        QRect(0, 0, label.width(), 1000), int(Qt.TextFlag.TextWordWrap), label.text()
    )
    return needed.width() <= label.width() and needed.height() <= label.height()


@pytest.mark.parametrize("width", [720, 1000, 1440])
@pytest.mark.parametrize("undo", [True, False])
def test_the_words_fit_whatever_was_said_before(qtbot: QtBot, width: int, undo: bool) -> None:
    toast = toast_in(qtbot, width)
    for words in ("Saved.", f"Moved “{TITLE}” to the bin.", "Copied 2 initiatives."):
        toast.say(words, undo=undo)
        assert toast.text.text() == words
        assert is_whole(toast)
        assert toast.width() <= width * 0.7 + 8
        assert toast.rect().contains(toast.undo.geometry()) or not undo


def test_a_very_long_title_is_cut_and_the_end_of_the_sentence_stays(qtbot: QtBot) -> None:
    toast = toast_in(qtbot, 720)
    toast.say(f"Moved “{TITLE * 9}” to the bin.", undo=True)
    assert toast.text.text().startswith("Moved “OIC 17th extraordinary")
    assert toast.text.text().endswith("…” to the bin.")
    assert is_whole(toast)


def test_it_is_fitted_anew_when_the_window_changes(qtbot: QtBot) -> None:
    toast = toast_in(qtbot, 1400)
    toast.say(f"Moved “{TITLE}” to the bin.")
    toast.window().resize(720, 500)
    assert is_whole(toast)
    assert toast.width() <= 720 * 0.7 + 8


def test_it_leaves_only_when_there_is_nothing_to_take_back(qtbot: QtBot) -> None:
    toast = toast_in(qtbot, 800)
    toast.say("Recorded.", undo=True)
    toast.leave()
    assert toast.isVisible()
    toast.say("Copied.")
    toast.leave()
    assert toast.isHidden()


def test_without_a_title_the_middle_goes() -> None:
    assert shortened("one two three four", lambda text: len(text) <= 9) == "one…four"
    assert shortened("short", lambda text: True) == "short"
    assert shortened("Moved “abc def” away.", lambda text: len(text) <= 19) == "Moved “abc…” away."
