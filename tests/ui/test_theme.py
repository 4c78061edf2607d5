"""Both palettes can be read, and the theme changes while the program runs."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from diplomat_desk.ui import theme
from diplomat_desk.ui.stylesheet import stylesheet
from diplomat_desk.ui.tokens import DARK, LIGHT, Theme

BACKGROUNDS = ("page", "surface", "sidebar", "hover", "selected")
TEXT_PAIRS = [
    *product(("text", "muted"), BACKGROUNDS),
    *product(("accent", "danger", "warning"), ("page", "surface")),
    ("accent_hover", "hover"),
    ("text", "danger_soft"),
    ("danger", "danger_soft"),
    ("text", "warning_soft"),
    ("warning", "warning_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
]
EDGES = [*product(("control", "focus"), ("page", "surface"))]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    made = QColor(colour)
    parts = (made.redF(), made.greenF(), made.blueF())
    linear: list[float] = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_text_has_aa_contrast_and_edges_can_be_seen(palette: Theme) -> None:
    faint = {
        f"{front} on {back}": round(ratio, 2)
        for pairs, least in ((TEXT_PAIRS, 4.5), (EDGES, 3.0))
        for front, back in pairs
        if (ratio := contrast(getattr(palette, front), getattr(palette, back))) < least
    }
    assert faint == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_every_token_of_the_style_sheet_is_filled(palette: Theme) -> None:
    sheet = stylesheet(palette, 10)
    assert "$" not in sheet
    assert palette.accent in sheet


def test_the_theme_changes_while_the_program_runs(qapp: QApplication, qtbot: QtBot) -> None:
    heard: list[bool] = []
    theme.signals().theme_changed.connect(lambda: heard.append(theme.current().dark))
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    theme.apply(qapp, "dark")
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text)
    theme.apply(qapp, "light")
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.text)
    assert heard == [True, False]


def test_type_sizes_follow_the_applications_font(qapp: QApplication) -> None:
    base = qapp.font().pointSizeF()
    assert theme.font(theme.Scale.TITLE).pointSizeF() == pytest.approx(base * 1.4, abs=0.1)
    assert theme.font(bold=True).weight() == QFont.Weight.DemiBold
    assert theme.font(tabular=True).featureTags() == [QFont.Tag("tnum")]


def test_a_mark_changes_the_look_at_once(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light")
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(80, 30)
    field.ensurePolished()
    inside = field.grab().toImage().pixelColor(40, 15)
    theme.mark(field, problem=True)
    assert inside == QColor(LIGHT.surface)
    assert field.grab().toImage().pixelColor(40, 15) == QColor(LIGHT.danger_soft)


def test_an_unknown_track_is_grey() -> None:
    assert LIGHT.track("T2") == "#EE6677"
    assert LIGHT.track("their own") == LIGHT.other
