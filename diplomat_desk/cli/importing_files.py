"""Files that say themselves what they hold: our own JSON, IATI's XML, and sources, for the command ``import``."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diplomat_desk.cli import import_parts
from diplomat_desk.cli.answering import answer
from diplomat_desk.cli.output import OutputError
from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.drafts import Finding
from diplomat_desk.exchange.formats.kinds import STATED
from diplomat_desk.exchange.stated import Stated
from diplomat_desk.services import looking
from diplomat_desk.services.desk import Desk


def is_one(path: Path) -> bool:
    """Tell whether a file needs no mapping, by its ending."""
    return path.suffix.lower() in STATED


def import_file(desk: Desk, options: argparse.Namespace) -> int:
    """Record what the file holds and say so; 1 if any entry was refused."""
    if options.profile or options.mapping or options.sheet or options.save_mapping:
        raise OutputError(
            say("This file says itself what it holds: it takes no mapping and no sheet.")
        )
    take = import_parts.stated_taker()
    into = tuple(looking.by_reference(desk, one, TOP).id for one in options.initiative)
    done = take(desk, options.source, dry_run=options.dry_run, into=into)
    answer(options, _data(options, done), "\n".join((*_said(done), _total(options, done))))
    return 1 if done.refused else 0


def _said(done: Stated) -> Iterator[str]:
    entry = _entry_line if done.of_sources else _activity_line
    yield from (entry(one) for one in done.findings)
    yield from (one.message for one in done.told[len(done.findings) :])
    yield from done.notes
    if done.known:
        yield count(done.known, "{n} is there already.", "{n} are there already.")
    if done.refused:
        yield count(done.refused, "{n} was refused.", "{n} were refused.")


def _total(options: argparse.Namespace, done: Stated) -> str:
    if done.of_sources:
        return (
            count(done.sources, "{n} source would be added.", "{n} sources would be added.")
            if options.dry_run
            else count(done.sources, "Added {n} source.", "Added {n} sources.")
        )
    made = len(done.made)
    return (
        count(made, "{n} initiative would be recorded.", "{n} initiatives would be recorded.")
        if options.dry_run
        else count(made, "Recorded {n} initiative.", "Recorded {n} initiatives.")
    )


def _data(options: argparse.Namespace, done: Stated) -> dict[str, Any]:
    return {
        "dry_run": options.dry_run,
        "counts": {
            "new": done.sources if done.of_sources else len(done.made),
            "known": done.known,
            "refused": done.refused,
            "people": done.people,
            "organisations": done.organisations,
        },
        "references": list(done.made),
        "renumbered": [{"was": old, "is": new} for old, new in done.renumbered],
        "notes": list(done.notes),
        "findings": [
            {"row": one.row, "column": one.column, "value": one.value, "reason": one.message,
             "weight": one.weight.value}
            for one in done.findings
        ],
    }  # fmt: skip


def _activity_line(one: Finding) -> str:
    return say("Activity {row}, {column} “{value}”: {message}", row=one.row, column=one.column,
               value=one.value, message=one.message)  # fmt: skip


def _entry_line(one: Finding) -> str:
    if not one.column:
        return say("Entry {row}: {message}", row=one.row, message=one.message)
    return say("Entry {row}, {column} “{value}”: {message}", row=one.row, column=one.column,
               value=one.value, message=one.message)  # fmt: skip
