"""From values to what is printed: plain tables for people, JSON for machines."""

import shutil
import unicodedata
from collections.abc import Sequence
from typing import Any

from diplomat_desk.domain.figures import Row
from diplomat_desk.domain.words import say
from diplomat_desk.services.desk import Desk

_GAP = "  "


def row_data(row: Row) -> dict[str, Any]:
    """Return a list row for JSON: codes and EDTF texts, empty for what is not recorded."""
    return {
        "reference": row.reference,
        "title": row.title,
        "kind": row.kind,
        "track": row.track,
        "approach": row.approach,
        "mode": row.mode,
        "status": row.status,
        "start": row.start,
        "end": row.end,
        "planned": row.planned,
        "countries": list(row.countries),
        "organisations": list(row.organisations),
        "places": list(row.places),
        "tags": list(row.tags),
        "confidentiality": row.confidentiality.code,
        "rounds": row.rounds,
    }


def table(desk: Desk, rows: Sequence[Row]) -> str:
    """Return ``rows`` as an aligned table that fits the terminal."""
    label = desk.vocabularies.label
    head = (
        say("Reference"),
        say("Start"),
        say("Track"),
        say("Kind"),
        say("Countries"),
        say("Title"),
    )
    lines = [
        (
            row.reference,
            row.start or (f"–{row.end}" if row.end else "–"),
            label("track", row.track),
            label("kind", row.kind),
            " ".join(row.countries),
            row.title,
        )
        for row in rows
    ]
    wide = [max(columns(cell) for cell in column) for column in zip(head, *lines, strict=True)]
    wide[4] = min(wide[4], 24)
    room = shutil.get_terminal_size((120, 24)).columns - sum(wide[:5]) - len(_GAP) * 5
    wide[5] = max(room, 30)
    return "\n".join(
        _GAP.join(_fit(cell, size) for cell, size in zip(line, wide, strict=True)).rstrip()
        for line in (head, *lines)
    )


def aligned(lines: Sequence[tuple[str, ...]]) -> str:
    """Return ``lines`` with their cells under each other."""
    wide = [max(columns(cell) for cell in column) for column in zip(*lines, strict=True)]
    return "\n".join(
        _GAP.join(_fit(cell, size) for cell, size in zip(line, wide, strict=True)).rstrip()
        for line in lines
    )


def columns(text: str) -> int:
    """Return how many terminal columns ``text`` takes: wide letters two, marks none."""
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1
        for c in text
    )


def _fit(text: str, size: int) -> str:
    while columns(text) > size:
        text = text.rstrip("…")[:-1] + "…"
    return text + " " * (size - columns(text))
