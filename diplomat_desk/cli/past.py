"""The command ``history``: who changed a record, when, and from what to what."""

import argparse
from pathlib import Path
from typing import Any

from diplomat_desk.cli.answering import answer, opened
from diplomat_desk.cli.reading import Reader
from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.words import say
from diplomat_desk.services import looking, versions
from diplomat_desk.services.versions import VersionInWords

_ALL = 1_000_000


def add_history(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what can be typed after ``history``."""
    help_ = "Show who changed an initiative, when, and from what to what."
    command = commands.add_parser("history", help=help_, description=help_)
    command.add_argument("file", type=Path, metavar="FILE.ddesk", help="the register")
    command.add_argument("reference", metavar="REF", help="reference code, such as DD-1999-0001")
    command.add_argument(
        "--ceiling",
        default="confidential",
        metavar="LEVEL",
        help="show up to this level of confidentiality",
    )
    command.add_argument("--json", action="store_true", help="print JSON, for machines")


def history(options: argparse.Namespace) -> int:
    """Tell the history of one initiative, the latest first; nobody is named whose meeting forbids it."""
    with opened(options.file) as desk:
        reader = Reader(desk)
        ceiling = reader.level("ceiling", options.ceiling)
        reader.done()
        one = looking.by_reference(desk, options.reference, ceiling)
        identity = Identity(Kind.INITIATIVE, str(one.id))
        told = versions.of_record(desk, identity, ceiling, most=_ALL, put_out=True).told
    answer(options, {"history": [*map(_data, told)]}, "\n\n".join(map(_text, told)))
    return 0


def _data(told: VersionInWords) -> dict[str, Any]:
    version = told.version
    return {
        "at": version.at,
        "author": version.author,
        "action": version.action.value,
        "done": told.done,
        "title": version.name,
        "changes": [
            {"field": one.field, "before": one.before, "after": one.after} for one in told.changes
        ],
    }


def _text(told: VersionInWords) -> str:
    version = told.version
    by = say(" by {who}", who=version.author) if version.author else ""
    lines = [f"{version.at[:16].replace('T', ' ')} UTC  {told.done}{by}"]
    for one in told.changes:
        lines.append(f"  {one.field}")
        lines += [f"    - {line}" for line in one.before.splitlines()]
        lines += [f"    + {line}" for line in one.after.splitlines()]
    return "\n".join(lines)
