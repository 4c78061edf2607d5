"""What a sheet is like and what stands on each: for formats that flow, such as HTML."""

from dataclasses import dataclass

from diplomat_desk.domain.words import dotted, say
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


def has_cover(document: Document, setting: Setting) -> bool:
    """Tell whether the title stands on a page of its own."""
    return document.cover if setting.cover is None else setting.cover


def has_contents(document: Document, setting: Setting) -> bool:
    """Tell whether the headings are listed."""
    return document.contents if setting.contents is None else setting.contents


def marking(document: Document, setting: Setting) -> str:
    """Return what stands at the head and foot of every page: ``Limited · Not for onward distribution``."""
    return dotted(document.marking.label, setting.letterhead.caveat)


def made_on(document: Document) -> str:
    """Return the day of the document in words."""
    return say("Printed on {date}", date=document.made_on.in_words())
