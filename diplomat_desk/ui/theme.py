"""The theme in force: applies a palette to the application and says when it changes.

Everything else asks :func:`current` for its colours, and :func:`font` for its sizes.
"""

from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from diplomat_desk.ui.stylesheet import stylesheet
from diplomat_desk.ui.tokens import DARK, FACTORS, LIGHT, Scale, Size, Space, Theme

__all__ = [
    "DARK",
    "LIGHT",
    "SYSTEM",
    "Scale",
    "Size",
    "Space",
    "Theme",
    "apply",
    "colour",
    "current",
    "enlarge",
    "font",
    "larger",
    "mark",
    "signals",
]

SYSTEM = "system"
"""Theme name that follows the desktop's own light or dark setting."""


class ThemeSignals(QObject):
    """Tells whoever paints for itself that the theme is another now."""

    theme_changed = Signal()


class _State:
    """The one theme of the process: a screen shows one at a time."""

    theme: Theme = LIGHT
    wanted: str = SYSTEM
    watching: bool = False
    larger: float = 1.0
    signals = ThemeSignals()


def current() -> Theme:
    """Return the theme in force."""
    return _State.theme


def signals() -> ThemeSignals:
    """Return the object whose ``theme_changed`` fires after every change of theme."""
    return _State.signals


def apply(app: QApplication, theme_name: str = SYSTEM) -> Theme:
    """Put ``light``, ``dark`` or ``system`` on the application, and keep following the system."""
    _State.wanted = theme_name
    hints = app.styleHints()
    if not _State.watching:
        _State.watching = True
        hints.colorSchemeChanged.connect(_follow)
        app.destroyed.connect(_forget)
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    # Native parts (title bar, file dialogs) go with us where the platform can.
    hints.setColorScheme(schemes.get(theme_name, Qt.ColorScheme.Unknown))
    _put_on(app, _resolve(theme_name))
    return _State.theme


def larger() -> float:
    """Return how many times as large as the platform's all type is set."""
    return _State.larger


def enlarge(app: QApplication, factor: float) -> None:
    """Set all type ``factor`` times as large as the platform's; 1 is as it was."""
    font = app.font()
    font.setPointSizeF(font.pointSizeF() / _State.larger * factor)
    _State.larger = factor
    app.setFont(font)
    _put_on(app, _State.theme)


def colour(value: str, alpha: float = 1.0) -> QColor:
    """Return a token's ``#RRGGBB`` as a colour, optionally see-through (0 to 1)."""
    result = QColor(value)
    result.setAlphaF(alpha)
    return result


def font(scale: Scale = Scale.BODY, *, bold: bool = False, tabular: bool = False) -> QFont:
    """Return the platform's font at a step of the scale; ``tabular`` figures are all one width."""
    result = QFont(QGuiApplication.font())
    result.setPointSizeF(result.pointSizeF() * FACTORS[scale])
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    if tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set style properties (``kind="primary"``, ``role="error"``, ``problem=True``) and restyle."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _resolve(theme_name: str) -> Theme:
    if theme_name == SYSTEM:
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
    return DARK if theme_name == DARK.name else LIGHT


def _follow() -> None:
    app = QApplication.instance()
    theme = _resolve(_State.wanted)
    if app is not None and theme is not _State.theme:
        _put_on(cast(QApplication, app), theme)


def _forget() -> None:
    _State.watching = False


def _put_on(app: QApplication, theme: Theme) -> None:
    _State.theme = theme
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setStyleSheet(stylesheet(theme, app.font().pointSizeF()))
    _State.signals.theme_changed.emit()


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.page,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.page,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Highlight: theme.selected,
        role.HighlightedText: theme.text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.surface,
        role.Midlight: theme.hover,
        role.Mid: theme.line,
        role.Dark: theme.control,
        role.Shadow: theme.control,
    }
    palette = QPalette()
    for key, value in colours.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.disabled))
    return palette
