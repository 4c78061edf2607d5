"""Icons wear the theme's colour, follow it, and turn round where people read from the right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from diplomat_desk import paths
from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.tokens import DARK, LIGHT

NAMES = sorted(file.stem for file in paths.resource("icons").glob("*.svg") if file.stem != "app")


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(qapp, "light")


def image(icon: QIcon, size: int = 32) -> QImage:
    return icon.pixmap(QSize(size, size), 1.0).toImage()


def strongest(picture: QImage) -> QColor:
    """Return the colour of the pixel that covers most."""
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return max((picture.pixelColor(x, y) for x, y in points), key=lambda c: c.alpha())


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_painted_in_the_themes_colour(qapp: QApplication, name: str) -> None:
    theme.apply(qapp, "dark")
    found = strongest(image(icons.icon(name)))
    assert found.alpha() > 200
    assert abs(found.lightness() - QColor(DARK.text).lightness()) < 12


def test_a_button_follows_the_theme_and_takes_another_icon(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, "light")
    button = QPushButton()
    qtbot.addWidget(button)
    icons.put(button, "plus")
    icons.put(button, "minus" if "minus" in NAMES else "check", "accent")
    light = strongest(image(button.icon()))
    theme.apply(qapp, "dark")
    dark = strongest(image(button.icon()))
    assert abs(light.lightness() - QColor(LIGHT.accent).lightness()) < 12
    assert abs(dark.lightness() - QColor(DARK.accent).lightness()) < 12


def test_icons_are_kept_and_sharp(qapp: QApplication) -> None:
    assert icons.icon("plus").cacheKey() == icons.icon("plus").cacheKey()
    assert icons.pixmap("plus", 16, ratio=2.0).width() == 32


def test_what_points_is_mirrored_and_what_does_not_is_not(qapp: QApplication) -> None:
    before = {name: image(icons.icon(name)) for name in ("chevron-right", "clock")}
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = {name: image(icons.icon(name)) for name in before}
    assert after["chevron-right"] == before["chevron-right"].flipped(Qt.Orientation.Horizontal)
    assert after["clock"] == before["clock"]


def test_a_missing_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_the_style_sheets_pictures_are_written_once(qapp: QApplication, home: Path) -> None:
    theme.apply(qapp, "dark")
    written = list((home / "data" / "theme").glob("*.svg"))
    assert written
    assert all("currentColor" not in file.read_text("utf-8") for file in written)


def test_a_target_that_is_gone_is_not_renewed(qapp: QApplication) -> None:
    """The theme's signal may reach a follower before it goes with its target."""
    theme.apply(qapp, "light")
    button = QPushButton()
    icons.put(button, "plus")
    (follower,) = button.findChildren(icons._Follower)
    renew = follower._changed
    shiboken6.delete(button)
    renew()
    theme.apply(qapp, "dark")
    assert not shiboken6.isValid(button)
