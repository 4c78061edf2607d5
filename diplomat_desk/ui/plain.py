"""Record text in places where Qt would guess whether it is HTML."""

import html
import re
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

MOST_IN_TOOLTIP = 1200
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"
_LONG_RUN = re.compile(r"[^\s/\-?&]{36}(?=[^\s/\-?&])")


def plain_tooltip(text: str) -> str:
    """Return ``text`` for a tooltip: shown letter by letter, wrapped, cut where it would fill the screen."""
    cut = text if len(text) <= MOST_IN_TOOLTIP else text[:MOST_IN_TOOLTIP] + "…"
    return f"<qt>{html.escape(cut).replace(chr(10), '<br>')}</qt>" if cut else ""


def direction_of(text: str) -> Qt.LayoutDirection:
    """Return the direction in which ``text`` reads: that of its first letter with one (Unicode UAX 9, P2)."""
    for letter in text[:500]:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
        if kind == "L":
            break
    return Qt.LayoutDirection.LeftToRight


def sentence(text: str) -> str:
    """Return a sentence of ours so that a name at its beginning does not turn its direction."""
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return f"{_RIGHT_TO_LEFT if mirrored else _LEFT_TO_RIGHT}{breakable(text)}"


def breakable(text: str) -> str:
    """Return ``text`` with places to break in runs so long that no line could hold them."""
    return _LONG_RUN.sub(lambda run: run.group() + "\u200b", text)
