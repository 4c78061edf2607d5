"""Files that say themselves what they hold: our own JSON and IATI's XML, for the command ``import``."""

import argparse
from pathlib import Path

from diplomat_desk.cli import import_parts
from diplomat_desk.cli.answering import answer
from diplomat_desk.cli.output import OutputError
from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.drafts import Finding
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing_json import TakenBack

ENDINGS = (".json", ".xml")


def is_one(path: Path) -> bool:
    """Tell whether a file needs no mapping, by its ending."""
    return path.suffix.lower() in ENDINGS


def import_file(desk: Desk, options: argparse.Namespace) -> int:
    """Record what the file holds and say so; 1 if any activity was refused."""
    if options.profile or options.mapping or options.sheet or options.save_mapping:
        raise OutputError(
            say("This file says itself what it holds: it takes no mapping and no sheet.")
        )
    data = _read(options.source)
    if options.source.suffix.lower() == ".json":
        take_back = import_parts.json_taker()
        taken = take_back(desk, data, options.source.name, dry_run=options.dry_run)
        return _told(options, taken, 0, 0, ())
    take_activities = import_parts.iati_taker()
    done = take_activities(desk, data, options.source.name, dry_run=options.dry_run)
    return _told(options, done.taken, done.known, done.refused, done.findings)


def _told(
    options: argparse.Namespace,
    taken: TakenBack,
    known: int,
    refused: int,
    findings: tuple[Finding, ...],
) -> int:
    made = len(taken.references)
    said = [_line(one) for one in findings]
    said += [
        say("{old} is taken; it is {new} here.", old=old, new=new) for old, new in taken.renumbered
    ]
    said += taken.notes
    if known:
        said.append(count(known, "{n} is there already.", "{n} are there already."))
    if refused:
        said.append(count(refused, "{n} was refused.", "{n} were refused."))
    total = (
        count(made, "{n} initiative would be recorded.", "{n} initiatives would be recorded.")
        if options.dry_run
        else count(made, "Recorded {n} initiative.", "Recorded {n} initiatives.")
    )
    data = {
        "dry_run": options.dry_run,
        "counts": {
            "new": made,
            "known": known,
            "refused": refused,
            "people": taken.people,
            "organisations": taken.organisations,
        },
        "references": list(taken.references),
        "renumbered": [{"was": old, "is": new} for old, new in taken.renumbered],
        "notes": list(taken.notes),
        "findings": [
            {"row": one.row, "column": one.column, "value": one.value, "reason": one.message,
             "weight": one.weight.value}
            for one in findings
        ],
    }  # fmt: skip
    answer(options, data, "\n".join((*said, total)))
    return 1 if refused else 0


def _line(one: Finding) -> str:
    return say("Activity {row}, {column} “{value}”: {message}", row=one.row, column=one.column,
               value=one.value, message=one.message)  # fmt: skip


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(say("“{name}” cannot be read.", name=path.name)) from error
