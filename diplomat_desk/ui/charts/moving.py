"""Zooming and panning as numbers: what part of a whole picture is seen."""

from PySide6.QtCore import QPointF, QSize

from diplomat_desk.charts.geometry import View

DEEPEST = 4000.0
"""How far a chart can be zoomed into that does not say it itself."""


def share_of(place: QPointF | None, size: QSize) -> tuple[float, float]:
    """Return where ``place`` lies in a view of ``size``, 0 to 1 each way; the middle for None."""
    if place is None:
        return 0.5, 0.5
    return place.x() / max(size.width(), 1), place.y() / max(size.height(), 1)


def zoomed(view: View, factor: float, about: tuple[float, float], deepest: float = DEEPEST) -> View:
    """Return ``view`` zoomed by ``factor``, the point at ``about`` (shares of what is seen) staying."""
    zoom = min(max(view.zoom * factor, 1.0), deepest)
    x = view.x + about[0] / view.zoom - about[0] / zoom
    y = view.y + about[1] / view.zoom - about[1] / zoom
    return _within(View(zoom, x, y))


def panned(view: View, x: float, y: float) -> View:
    """Return ``view`` moved by shares of what is seen, as a hand moves paper."""
    return _within(View(view.zoom, view.x - x / view.zoom, view.y - y / view.zoom))


def _within(view: View) -> View:
    most = 1.0 - 1.0 / view.zoom
    return View(view.zoom, min(max(view.x, 0.0), most), min(max(view.y, 0.0), most))
