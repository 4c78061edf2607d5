"""Small helpers that every page lays out with: rows, columns, labels, buttons, hairlines.

They exist so that distances come from the tokens, text is plain, and every control has a name that
a screen reader can say.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diplomat_desk.ui import icons
from diplomat_desk.ui.tokens import Size, Space

STRETCH = None
"""Among the items of a row or column: takes the space that is left."""

Item = QWidget | QLayout | int | None


def row(
    *items: Item, gap: int = Space.S, margin: int | tuple[int, int, int, int] = 0
) -> QHBoxLayout:
    """Return a row of widgets and layouts; a number is a gap, ``STRETCH`` takes what is left."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margin)
    return layout


def column(
    *items: Item, gap: int = Space.S, margin: int | tuple[int, int, int, int] = 0
) -> QVBoxLayout:
    """Return a column of widgets and layouts; a number is a gap, ``STRETCH`` takes what is left."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margin)
    return layout


def box(layout: QLayout, role: str = "", parent: QWidget | None = None) -> QWidget:
    """Return a widget around ``layout``; ``role`` names its look in the style sheet."""
    widget = QWidget(parent)
    widget.setLayout(layout)
    if role:
        widget.setProperty("role", role)
        # A plain QWidget paints a style sheet's background only when told to.
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label that shows ``text`` as it is: never as HTML."""
    widget = QLabel()
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setText(text)
    widget.setWordWrap(wrap)
    if role:
        widget.setProperty("role", role)
    return widget


def button(text: str, kind: str = "", icon: str = "", *, tip: str = "") -> QPushButton:
    """Return a button; ``kind`` as in the style sheet: ``primary``, ``flat`` and so on."""
    widget = QPushButton(text)
    widget.setAutoDefault(False)
    if kind:
        widget.setProperty("kind", kind)
    if icon:
        tone = {"primary": "on_accent", "danger": "on_danger"}.get(kind, "text")
        widget.setIconSize(QSize(Size.ICON + Space.XS, Size.ICON))
        icons.put(widget, icon, tone, Space.XS)
    _tell(widget, text, tip)
    return widget


def tool_button(icon: str, name: str, *, tip: str = "") -> QToolButton:
    """Return a flat button that shows an icon only; ``name`` is what it says to a screen reader."""
    widget = QToolButton()
    widget.setProperty("kind", "flat")
    widget.setIconSize(QSize(Size.ICON, Size.ICON))
    widget.setMinimumSize(Size.CLICK, Size.CLICK)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    icons.put(widget, icon)
    _tell(widget, name, tip or name)
    return widget


def hairline(*, vertical: bool = False) -> QFrame:
    """Return a line one pixel thin."""
    line = QFrame()
    line.setProperty("role", "hairline")
    fixed, growing = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
    if vertical:
        line.setFixedWidth(1)
        line.setSizePolicy(fixed, growing)
    else:
        line.setFixedHeight(1)
        line.setSizePolicy(growing, fixed)
    return line


def scroller(content: QWidget | None = None, name: str = "") -> QScrollArea:
    """Return a place that scrolls up and down only; one with a ``name`` takes the keyboard and is spoken."""
    made = QScrollArea(widgetResizable=True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)
    made.setAccessibleName(name)
    if content is not None:
        made.setWidget(content)
    return made


def _tell(widget: QWidget, name: str, tip: str) -> None:
    widget.setAccessibleName(name.replace("&", ""))
    if tip:
        widget.setToolTip(tip)


def _fill(
    layout: QBoxLayout,
    items: tuple[Item, ...],
    gap: int,
    margin: int | tuple[int, int, int, int],
) -> None:
    sides = (margin,) * 4 if isinstance(margin, int) else margin
    layout.setContentsMargins(*sides)
    layout.setSpacing(gap)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
