"""What a sheet is like, for formats that flow, such as HTML."""

from dataclasses import dataclass

from diplomat_desk.reports.document import Document
from diplomat_desk.reports.setting import Paper, Setting, Turn

_SIZES = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4), Paper.A3: (297.0, 420.0)}

SIDE, TOP, BOTTOM = 22.0, 27.0, 24.0
"""Margins in millimetres."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper as it lies: ``width`` and ``height`` in millimetres."""

    width: float
    height: float

    @property
    def across(self) -> bool:
        """Whether it lies across."""
        return self.width > self.height

    @property
    def room(self) -> float:
        """The width between the margins, in millimetres."""
        return self.width - 2 * SIDE

    @property
    def depth(self) -> float:
        """The height between the margins, in millimetres."""
        return self.height - TOP - BOTTOM


def sheet_of(document: Document, setting: Setting) -> Sheet:
    """Return the sheet that ``document`` is set on."""
    short, long = _SIZES[setting.paper]
    across = document.wide if setting.turn is Turn.AUTO else setting.turn is Turn.ACROSS
    return Sheet(long, short) if across else Sheet(short, long)
