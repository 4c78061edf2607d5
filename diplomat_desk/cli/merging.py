"""The command ``merge``: two registers that were worked on apart, compared and brought together."""

import argparse
from collections.abc import Callable
from pathlib import Path

from diplomat_desk.cli.answering import answer, opened
from diplomat_desk.cli.reading import Reader
from diplomat_desk.cli.showing import aligned
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import bringing, diverged
from diplomat_desk.services.bringing import taken
from diplomat_desk.services.diverged import Differing

_WAYS: dict[str, Callable[[Differing], bool]] = {
    "later": taken,
    "theirs": lambda _: True,
    "mine": lambda one: one.how is not diverged.How.BOTH,
}


def add_merging(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what can be typed after ``merge``."""
    help_ = "Take over what another copy of a register has otherwise, such as a conflicted copy."
    command = commands.add_parser("merge", help=help_, description=help_)
    command.add_argument("file", type=Path, metavar="FILE.ddesk", help="the register")
    command.add_argument("other", type=Path, metavar="OTHER.ddesk", help="the other copy of it")
    command.add_argument(
        "--take",
        choices=tuple(_WAYS),
        default="later",
        help="which is taken of what was changed in both (default: the later)",
    )
    command.add_argument("--dry-run", action="store_true", help="only tell what differs")
    command.add_argument("--ceiling", default="confidential", metavar="LEVEL")
    command.add_argument("--json", action="store_true", help="print JSON, for machines")


def merge(options: argparse.Namespace) -> int:
    """Tell what differs, and take it over; with a dry run nothing is changed."""
    with opened(options.file) as desk:
        reader = Reader(desk)
        ceiling = reader.level("ceiling", options.ceiling)
        reader.done()
        found = diverged.compare(desk, options.other, ceiling)
        choices = {one.identity: _WAYS[options.take](one) for one in found.differing}
        lines = [aligned([(one.how.value, one.at_there[:16], one.name) for one in found.differing])]
        if found.withheld:
            lines.append(
                count(
                    found.withheld,
                    "{n} record above the ceiling differs and stays as it is.",
                    "{n} records above the ceiling differ and stay as they are.",
                )
            )
        done = None if options.dry_run else bringing.bring(desk, options.other, ceiling, choices)
    lines.append(say("Nothing was changed.") if done is None else bringing.in_words(done))
    data = {
        "differing": [
            {
                "kind": one.identity.kind.value,
                "name": one.name,
                "how": one.how.value,
                "here": one.at_here,
                "there": one.at_there,
                "taken": done is not None and choices[one.identity],
            }
            for one in found.differing
        ],
        "withheld": found.withheld,
        "refused": list(done.refused) if done else [],
    }
    answer(options, data, "\n".join(line for line in lines if line))
    return 1 if done and done.refused else 0
