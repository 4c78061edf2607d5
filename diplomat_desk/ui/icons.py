"""Icons of `resources/icons`: tinted by the theme, sharp everywhere, mirrored where they point."""

from collections.abc import Callable
from functools import lru_cache
from itertools import product
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from diplomat_desk import paths
from diplomat_desk.ui import theme

_SIZES = (16, 20, 32)
_APP_SIZES = (16, 24, 32, 48, 56, 64, 128, 256)
_RATIOS = (1, 2)
_POINTING = frozenset(
    {"chevron-left", "chevron-right", "undo-2", "redo-2", "external-link", "list", "panel-left"}
)


class _Iconed(Protocol):
    """Whatever can wear an icon: a button, an action."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Wear ``icon``."""


def icon(name: str, tone: str = "text", gap: int = 0) -> QIcon:
    """Return the icon ``name`` in a colour of the theme now in force.

    ``tone`` names a colour of :class:`diplomat_desk.ui.tokens.Theme`, such as ``on_accent``.
    ``gap`` pixels stay empty after it: a button leaves too little between its icon and its text.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    mirrored = name in _POINTING and _right_to_left()
    palette = theme.current()
    return _drawn(name, getattr(palette, tone), palette.disabled, mirrored, gap)


def put(target: _Iconed, name: str, tone: str = "text", gap: int = 0) -> None:
    """Give ``target`` (a button or action) an icon that follows every change of theme."""
    if not isinstance(target, QObject):
        raise TypeError("An icon follows the theme on a Qt object only.")
    for old in target.findChildren(_Follower, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.stop()
    target.setIcon(icon(name, tone, gap))
    # A child of the target, so that it goes when the target goes.
    _Follower(target, lambda: target.setIcon(icon(name, tone, gap)))


def pixmap(name: str, size: int, tone: str = "text", ratio: float = 1.0) -> QPixmap:
    """Return the icon as a picture of ``size`` logical pixels for a screen of that pixel ratio."""
    return icon(name, tone).pixmap(QSize(size, size), ratio)


@lru_cache(maxsize=1)
def app_icon() -> QIcon:
    """Return the application's own icon, in its own colours."""
    drawing = paths.resource("icons", "app.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing))
    result = QIcon()
    for size in _APP_SIZES:
        result.addPixmap(_rendered(renderer, size, 1, False, 0))
    return result


class _Follower(QObject):
    """Renews one icon when the theme changes."""

    def __init__(self, target: QObject, renew: Callable[[], None]) -> None:
        super().__init__(target)
        self._target = target
        self._renew: Callable[[], None] | None = renew
        theme.signals().theme_changed.connect(self._changed)

    def stop(self) -> None:
        """Follow no longer: another icon has taken the place."""
        self._renew = None
        self.deleteLater()

    def _changed(self) -> None:
        # A target that goes takes its follower along, but a change may reach the follower before that.
        if self._renew is not None and isValid(self._target):
            self._renew()


def _right_to_left() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, disabled: str, mirrored: bool, gap: int) -> QIcon:
    drawing = paths.resource("icons", f"{name}.svg").read_text("utf-8")
    modes = QIcon.Mode
    result = QIcon()
    for tint, wearing in ((colour, (modes.Normal, modes.Selected)), (disabled, (modes.Disabled,))):
        # QtSvg paints currentColor black.
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", tint).encode()))
        for size, ratio in product(_SIZES, _RATIOS):
            picture = _rendered(renderer, size, ratio, mirrored, gap)
            for mode in wearing:
                result.addPixmap(picture, mode)
    return result


def _rendered(renderer: QSvgRenderer, size: int, ratio: int, mirrored: bool, gap: int) -> QPixmap:
    side = size * ratio
    picture = QPixmap(side + gap * ratio, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # The gap lies where the text is.
    left = gap * ratio if gap and _right_to_left() else 0
    renderer.render(painter, QRectF(left, 0, side, side))
    painter.end()
    if mirrored:
        picture = picture.transformed(QTransform().scale(-1, 1))
    picture.setDevicePixelRatio(ratio)
    return picture
