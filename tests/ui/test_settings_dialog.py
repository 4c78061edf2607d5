"""The dialog of settings: what is entered holds at once, and what cannot be kept is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.services import versions
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.dialogs.settings import SettingsDialog
from diplomat_desk.ui.settings import Settings
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start()
    yield made
    made.runner.stop()


def opened(desktop: Desktop) -> SettingsDialog:
    desktop.window.activateWindow()
    desktop.qtbot.waitUntil(desktop.window.isActiveWindow)
    QTest.keyClick(desktop.window, Qt.Key.Key_Comma, CONTROL)
    desktop.settled()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    return dialog


def authors(desktop: Desktop) -> list[str]:
    def work(desk: Desk) -> list[str]:
        return [told.version.author for told in versions.recent(desk, TOP)]

    got: list[list[str]] = []
    desktop.runner.ask(work, got.append)
    desktop.settled()
    return got[0]


def test_the_name_is_written_into_the_history_from_now_on(desktop: Desktop) -> None:
    desktop.open()
    desktop.record("Before")
    dialog = opened(desktop)
    assert dialog.author.hasFocus()
    type_text("  سعید   Khan ")
    QTest.keyClick(dialog.author, Qt.Key.Key_Return)
    desktop.settled()
    assert QApplication.activeModalWidget() is None
    assert desktop.window.toast.text.text() == "The settings are kept."
    desktop.record("After")
    assert authors(desktop) == ["سعید Khan", ""]
    assert Settings(desktop.folder / "settings.ini").author == "سعید Khan"


def test_everything_is_kept_and_shown_again(desktop: Desktop) -> None:
    path = desktop.open()
    assert [one.path for one in desktop.settings.recent] == [path]
    chosen: list[str] = []
    desktop.window.theme_chosen.connect(chosen.append)
    dialog = opened(desktop)
    dialog.home.setText("india")
    dialog.watch.accept_text("pakistan, nepal")
    dialog.limit.setValue(100)
    dialog.recent.setChecked(False)
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.keep_button.click()
    desktop.settled()
    settings = Settings(desktop.folder / "settings.ini")
    assert settings.home_country == "IND"
    assert settings.watch_list == ("PAK", "NPL")
    assert settings.attachment_limit == 100
    assert not settings.keeps_recent
    assert settings.recent == ()
    assert settings.theme == "dark"
    assert chosen == ["dark"]
    assert desktop.window.act["theme.dark"].isChecked()
    again = opened(desktop)
    assert again.home.value() == "IND"
    assert [one.country for one in again.watch.value()] == ["PAK", "NPL"]
    again.cancel_button.click()


def test_what_names_no_country_is_said_beside_the_field(desktop: Desktop) -> None:
    desktop.open()
    dialog = opened(desktop)
    dialog.home.setText("Atlantis")
    dialog.watch.edit.setText("Atlantis too")
    dialog.keep_button.click()
    assert dialog.isVisible()
    assert "Atlantis" in dialog.home_problem.text()
    assert "Atlantis too" in dialog.watch_problem.text()
    assert desktop.settings.home_country == ""
    dialog.home.clear()
    dialog.watch.edit.clear()
    dialog.keep_button.click()
    assert QApplication.activeModalWidget() is None


def test_without_a_register_countries_stay_as_they_are(desktop: Desktop) -> None:
    desktop.settings.home_country = "IND"
    dialog = opened(desktop)
    assert not dialog.home.isEnabled()
    assert not dialog.watch.isEnabled()
    dialog.keep_button.click()
    assert desktop.settings.home_country == "IND"


def test_every_field_has_a_name_a_buddy_and_a_line_of_help(desktop: Desktop) -> None:
    desktop.open()
    dialog = opened(desktop)
    fields = (dialog.author, dialog.home, dialog.watch, dialog.limit, dialog.theme)
    buddies = {one.buddy() for one in dialog.findChildren(QLabel)}
    for field in fields:
        assert field.accessibleName()
        assert field.accessibleDescription()
        assert field in buddies
    assert dialog.recent.accessibleDescription()
    dialog.close()
