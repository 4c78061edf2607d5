"""The commands that list people and organisations."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from diplomat_desk.cli.answering import answer, opened
from diplomat_desk.cli.reading import Reader
from diplomat_desk.cli.showing import aligned
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.entities import EntityRow
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import exporting
from diplomat_desk.services.desk import Desk

Find = Callable[[Desk, str, Level], tuple[EntityRow, ...]]


def people(options: argparse.Namespace) -> int:
    """List people; nobody is among them whom only a meeting names that forbids it."""
    return _list(options, exporting.people, "people")


def organisations(options: argparse.Namespace) -> int:
    """List organisations."""
    return _list(options, exporting.organisations, "organisations")


def _list(options: argparse.Namespace, find: Find, name: str) -> int:
    with opened(options.file) as desk:
        reader = Reader(desk)
        ceiling = reader.level("ceiling", options.ceiling)
        reader.done()
        rows = find(desk, options.text, ceiling)
        typed = name == "organisations"
        data = {"count": len(rows), name: [_data(row, typed) for row in rows]}
        answer(options, data, _text(desk, rows, typed))
    return 0


def _data(row: EntityRow, typed: bool) -> dict[str, Any]:
    data: dict[str, Any] = {"name": row.name}
    if typed:
        data["type"] = row.type
    return data | {
        "country": row.country,
        "initiatives": row.uses,
        "latest": row.last_day,
        "confidentiality": row.level.code,
    }


def _text(desk: Desk, rows: Sequence[EntityRow], typed: bool) -> str:
    if not rows:
        return say("Nothing matches.")
    kind = (say("Type"),) if typed else ()
    lines = [(say("Name"), *kind, say("Country"), say("Initiatives"), say("Latest"))]
    for row in rows:
        label = (desk.vocabularies.label("organisation-type", row.type),) if typed else ()
        country = desk.countries.name(row.country) if row.country else ""
        lines.append((row.name, *label, country, str(row.uses), row.last_day))
    counted = (
        count(len(rows), "{n} organisation", "{n} organisations")
        if typed
        else count(len(rows), "{n} person", "{n} people")
    )
    return f"{aligned(lines)}\n\n{counted}"
