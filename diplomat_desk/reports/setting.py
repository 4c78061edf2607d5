"""How a document is set: paper, letterhead, marks, language; the same for every report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import ReportError

LARGEST_LOGO = 1_000_000
"""Bytes."""

_SWITCHED = {"yes": True, "no": False}
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "us-letter"
    A3 = "a3"


class Turn(StrEnum):
    """Which way the paper lies; ``AUTO`` as the report asks."""

    AUTO = "auto"
    UPRIGHT = "upright"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who puts the paper out: ``organisation``, a line under it (unit, address), a logo.

    ``caveat`` stands beside the marking of every page ("Not for onward distribution"); the level itself is
    never the user's to lower. ``logo`` holds a PNG or JPEG, see :func:`logo_kind`.
    """

    organisation: str = ""
    line: str = ""
    caveat: str = ""
    logo: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All of it. ``archive`` asks for PDF/A-2b, ``methods`` for the appendix on vocabularies and counting.

    ``cover`` and ``contents`` add to what the report has by itself: ``None`` leaves it to the report.
    ``template`` is the folder of a template of the user's own, which lays out a PDF instead of ours.
    """

    paper: Paper = Paper.A4
    turn: Turn = Turn.AUTO
    letterhead: Letterhead = field(default_factory=Letterhead)
    draft: bool = False
    archive: bool = False
    methods: bool = False
    cover: bool | None = None
    contents: bool | None = None
    template: Path | None = None

    def is_across(self, wide: bool) -> bool:
        """Tell whether the paper lies across, under a report that is ``wide`` or not."""
        return wide if self.turn is Turn.AUTO else self.turn is Turn.ACROSS


def setting_from(values: Mapping[str, str], letterhead: Letterhead) -> Setting:
    """Return the setting that ``values`` remember: ``paper``, ``turn``, and ``yes``, ``no`` or nothing for the rest.

    What is not known is as usual.
    """
    papers = {paper.value: paper for paper in Paper}
    turns = {turn.value: turn for turn in Turn}
    return Setting(
        paper=papers.get(values.get("paper", ""), Paper.A4),
        turn=turns.get(values.get("turn", ""), Turn.AUTO),
        letterhead=letterhead,
        methods=values.get("methods") == "yes",
        draft=values.get("draft") == "yes",
        archive=values.get("archive") == "yes",
        cover=_SWITCHED.get(values.get("cover", "")),
        contents=_SWITCHED.get(values.get("contents", "")),
    )


def logo_kind(data: bytes) -> str:
    """Return ``png`` or ``jpg``.

    Raises:
        ReportError: it is neither, or larger than :data:`LARGEST_LOGO`.
    """
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            if len(data) > LARGEST_LOGO:
                raise ReportError(say("The logo is larger than 1 MB. Choose a smaller picture."))
            return kind
    raise ReportError(say("The logo is no PNG or JPEG picture. Choose another file."))
