"""Files that say themselves what they hold: our own JSON and IATI's XML, for the command ``import``."""

import argparse
from pathlib import Path

from diplomat_desk.cli import import_parts
from diplomat_desk.cli.answering import answer
from diplomat_desk.cli.output import OutputError
from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.drafts import Finding
from diplomat_desk.exchange.formats.kinds import STATED
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
    done = take(desk, options.source, dry_run=options.dry_run)
    said = [_line(one) for one in done.findings]
    said += [one.message for one in done.told[len(done.findings) :]]
    said += done.notes
    if done.known:
        said.append(count(done.known, "{n} is there already.", "{n} are there already."))
    if done.refused:
        said.append(count(done.refused, "{n} was refused.", "{n} were refused."))
    made = len(done.made)
    total = (
        count(made, "{n} initiative would be recorded.", "{n} initiatives would be recorded.")
        if options.dry_run
        else count(made, "Recorded {n} initiative.", "Recorded {n} initiatives.")
    )
    data = {
        "dry_run": options.dry_run,
        "counts": {
            "new": made,
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
    answer(options, data, "\n".join((*said, total)))
    return 1 if done.refused else 0


def _line(one: Finding) -> str:
    return say("Activity {row}, {column} “{value}”: {message}", row=one.row, column=one.column,
               value=one.value, message=one.message)  # fmt: skip
