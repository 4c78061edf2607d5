"""Tab goes through a form as one reads it, wherever and whenever its parts were made.

Qt's own chain follows creation: an entry added later would come after the last button.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

_LONGEST_CHAIN = 10_000


def move_focus(form: QWidget, *, forward: bool) -> bool:
    """Focus the next (or previous) input of ``form``, and past its ends the window's next one.

    Tell whether there was one.
    """
    current = QApplication.focusWidget()
    order = [one for one in inputs(form) if one is current or _takes_tab(one)]
    step = 1 if forward else -1
    place = order.index(current) + step if current in order else 0
    if 0 <= place < len(order):
        target: QWidget | None = order[place]
    else:
        target = _outside(form, current, forward=forward)
        target = target or (order[0 if forward else -1] if order else None)
    if target is None:
        return False
    reasons = Qt.FocusReason
    target.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
    return True


def chain(form: QWidget) -> None:
    """Bring Qt's own chain into reading order, for whoever comes into ``form`` from elsewhere."""
    for one, after in pairwise(inputs(form)):
        QWidget.setTabOrder(one, after)


def inputs(widget: QWidget) -> Iterator[QWidget]:
    """Yield everything inside ``widget`` that can have the keyboard, in the order of its layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
        return
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from inputs(inside)
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from inputs(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def _takes_tab(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _outside(form: QWidget, start: QWidget | None, *, forward: bool) -> QWidget | None:
    """Return the window's next input outside ``form``, seen from ``start``."""
    begin = one = start or form
    for _ in range(_LONGEST_CHAIN):
        after = one.nextInFocusChain() if forward else one.previousInFocusChain()
        if after is None or after is begin:
            break
        one = after
        focusable = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and not one.focusProxy()
        if focusable and _takes_tab(one) and not form.isAncestorOf(one):
            return one
    return None
