"""Icons of `resources/icons`: tinted by the theme, sharp everywhere, mirrored where they point."""

from collections.abc import Callable
from functools import lru_cache
from itertools import product
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from diplomat_desk import paths
from diplomat_desk.ui import theme

_SIZES = (16, 20, 24, 32)
_RATIOS = (1, 2, 3)
_POINTING = frozenset(
    {"chevron-left", "chevron-right", "undo-2", "redo-2", "external-link", "list"}
)


class _Iconed(Protocol):
    """Whatever can wear an icon: a button, an action."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Wear ``icon``."""


def icon(name: str, tone: str = "text") -> QIcon:
    """Return the icon ``name`` in a colour of the theme now in force.

    ``tone`` names a colour of :class:`diplomat_desk.ui.tokens.Theme`, such as ``on_accent``.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    mirrored = name in _POINTING and _right_to_left()
    palette = theme.current()
    return _drawn(name, getattr(palette, tone), palette.disabled, mirrored)


def put(target: _Iconed, name: str, tone: str = "text") -> None:
    """Give ``target`` (a button or action) an icon that follows every change of theme."""
    if not isinstance(target, QObject):
        raise TypeError("An icon follows the theme on a Qt object only.")
    for old in target.findChildren(_Follower, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.stop()
    target.setIcon(icon(name, tone))
    # A child of the target, so that it goes when the target goes.
    _Follower(target, lambda: target.setIcon(icon(name, tone)))


def pixmap(name: str, size: int, tone: str = "text", ratio: float = 1.0) -> QPixmap:
    """Return the icon as a picture of ``size`` logical pixels for a screen of that pixel ratio."""
    return icon(name, tone).pixmap(QSize(size, size), ratio)


def app_icon() -> QIcon:
    """Return the application's own icon, in its own colours."""
    return _drawn("app", "#000000", "#000000", False)


class _Follower(QObject):
    """Renews one icon when the theme changes."""

    def __init__(self, target: QObject, renew: Callable[[], None]) -> None:
        super().__init__(target)
        self._renew: Callable[[], None] | None = renew
        theme.signals().theme_changed.connect(self._changed)

    def stop(self) -> None:
        """Follow no longer: another icon has taken the place."""
        self._renew = None
        self.deleteLater()

    def _changed(self) -> None:
        if self._renew is not None:
            self._renew()


def _right_to_left() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, disabled: str, mirrored: bool) -> QIcon:
    drawing = paths.resource("icons", f"{name}.svg").read_text("utf-8")
    modes = QIcon.Mode
    result = QIcon()
    for tint, wearing in ((colour, (modes.Normal, modes.Selected)), (disabled, (modes.Disabled,))):
        # QtSvg paints currentColor black.
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", tint).encode()))
        for size, ratio in product(_SIZES, _RATIOS):
            picture = _rendered(renderer, size, ratio, mirrored)
            for mode in wearing:
                result.addPixmap(picture, mode)
    return result


def _rendered(renderer: QSvgRenderer, size: int, ratio: int, mirrored: bool) -> QPixmap:
    picture = QPixmap(size * ratio, size * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    if mirrored:
        picture = picture.transformed(QTransform().scale(-1, 1))
    picture.setDevicePixelRatio(ratio)
    return picture
