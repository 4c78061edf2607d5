"""From values to what is printed: plain tables for people, JSON for machines."""

import shutil
import unicodedata
from collections.abc import Sequence
from typing import Any

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Row
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.words import say
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.plain import plain

_GAP = "  "
_LEVELS = ("confidentiality", "level")
_INNER = ("person_id", "organisation_id", "version")


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


def initiative_data(initiative: Initiative) -> dict[str, Any]:
    """Return an initiative whole for JSON; dates are EDTF texts, the level its code."""
    data: dict[str, Any] = _levels_named(plain(initiative))
    del data["id"], data["parent_id"]
    return data


def _levels_named(data: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return plain data with the code of each level instead of its number, and no inner keys."""
    if isinstance(data, list):
        return [_levels_named(one) for one in data]
    if not isinstance(data, dict):
        return data
    return {
        name: Level(held).code if name in _LEVELS else _levels_named(held)
        for name, held in data.items()
        if name not in _INNER
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


def sheet(desk: Desk, initiative: Initiative) -> str:
    """Return one initiative as labelled lines; what is not recorded is left out."""
    label = desk.vocabularies.label
    name = desk.countries.name
    pairs = [
        (say("Reference"), initiative.reference),
        (say("Title"), initiative.title),
        (say("Kind"), label("kind", initiative.kind)),
        (say("Track"), label("track", initiative.track)),
        (say("Why this track"), initiative.track_reason),
        (say("Approach"), label("approach", initiative.approach)),
        (say("Mode"), label("mode", initiative.mode)),
        (say("Status"), label("status", initiative.status)),
        (say("When"), initiative.dates_in_words),
        (
            say("Countries"),
            "; ".join(
                f"{name(c.country)} ({label('country-role', c.role)})" for c in initiative.countries
            ),
        ),
        (
            say("Where"),
            "; ".join(
                ", ".join(filter(None, (p.city, name(p.country)))) for p in initiative.places
            ),
        ),
        (
            say("Organisations"),
            "; ".join(
                f"{o.name} ({label('organisation-role', o.role)})" for o in initiative.organisations
            ),
        ),
        (say("Issue"), initiative.issue),
        (say("Summary"), initiative.summary),
        (say("Objectives"), initiative.objectives),
        (say("Tags"), ", ".join(initiative.tags)),
        (say("Confidentiality"), initiative.confidentiality.label),
        *(
            (say("Source {n}", n=n), " – ".join(filter(None, (s.title, s.author, s.url, s.note))))
            for n, s in enumerate(initiative.sources, 1)
        ),
    ]
    width = max(len(heading) for heading, _ in pairs)
    return "\n".join(f"{heading:<{width}}  {text}" for heading, text in pairs if text)


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
